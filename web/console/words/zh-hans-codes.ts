import { zhHansAbout } from './zh-hans-about.ts';
import { zhHansActs } from './zh-hans-acts.ts';
import { zhHansDetails } from './zh-hans-details.ts';
import { zhHansMovements } from './zh-hans-movements.ts';
import { zhHansReasons } from './zh-hans-reasons.ts';
import { zhHansSchedules } from './zh-hans-schedules.ts';

export const zhHansCodes = {
  ...zhHansSchedules,
  ...zhHansActs,
  ...zhHansAbout,
  ...zhHansMovements,
  ...zhHansDetails,
  ...zhHansReasons,
};
