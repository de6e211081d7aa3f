import { byInstant, type Leaving, retentionSettings } from '#platform/retention';
import { letNoticesLeave } from './store/leaving.ts';

export const leavingPayments: readonly Leaving[] = [
  { keptMonths: retentionSettings.keptMonths, statement: letNoticesLeave, values: byInstant },
];
