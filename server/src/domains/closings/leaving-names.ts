import { byInstant, type Leaving, retentionSettings } from '#platform/retention';
import { clearPayees } from './store/closings.ts';

export const leavingPayees: readonly Leaving[] = [
  { keptMonths: retentionSettings.keptMonths, statement: clearPayees, values: byInstant },
];
