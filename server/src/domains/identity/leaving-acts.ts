import { byInstant, type Leaving, retentionSettings } from '#platform/retention';
import { letTrailLeave } from './store/leaving.ts';

export const leavingActs: readonly Leaving[] = [
  { keptMonths: retentionSettings.keptMonths, statement: letTrailLeave, values: byInstant },
];
