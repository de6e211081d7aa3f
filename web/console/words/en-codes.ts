import { enActs } from './en-acts.ts';
import { enMovements } from './en-movements.ts';
import { enReasons } from './en-reasons.ts';
import { enSchedules } from './en-schedules.ts';

/** What the server sends as a code, each with its word. */
export const enCodes = {
  ...enSchedules,
  ...enActs,
  ...enMovements,
  ...enReasons,
} as const;
