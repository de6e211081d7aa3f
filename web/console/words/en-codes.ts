import { enAbout } from './en-about.ts';
import { enActs } from './en-acts.ts';
import { enDetails } from './en-details.ts';
import { enMovements } from './en-movements.ts';
import { enReasons } from './en-reasons.ts';
import { enSchedules } from './en-schedules.ts';

/** What the server sends as a code, each with its word. */
export const enCodes = {
  ...enSchedules,
  ...enActs,
  ...enAbout,
  ...enMovements,
  ...enDetails,
  ...enReasons,
} as const;
