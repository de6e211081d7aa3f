import { byInstant, type Leaving, retentionSettings } from '#platform/retention';
import { clearPayees, clearPayers } from './store/leaving.ts';

const { keptMonths } = retentionSettings;

export const leavingBankNames: readonly Leaving[] = [
  { keptMonths, statement: clearPayers, values: byInstant },
  { keptMonths, statement: clearPayees, values: byInstant },
];
