import { byInstant, type Leaving, retentionSettings } from '#platform/retention';
import { letBillsLeave, letItemsLeave, letSumsLeave } from './store/leaving.ts';

const { keptMonths } = retentionSettings;

/** Rows and sums are found by their bill, which goes last. */
export const leavingBills: readonly Leaving[] = [
  { keptMonths, statement: letItemsLeave, values: byInstant },
  { keptMonths, statement: letSumsLeave, values: byInstant },
  { keptMonths, statement: letBillsLeave, values: byInstant },
];
