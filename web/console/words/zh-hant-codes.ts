import { zhHantAbout } from './zh-hant-about.ts';
import { zhHantActs } from './zh-hant-acts.ts';
import { zhHantDetails } from './zh-hant-details.ts';
import { zhHantMovements } from './zh-hant-movements.ts';
import { zhHantReasons } from './zh-hant-reasons.ts';
import { zhHantSchedules } from './zh-hant-schedules.ts';

export const zhHantCodes = {
  ...zhHantSchedules,
  ...zhHantActs,
  ...zhHantAbout,
  ...zhHantMovements,
  ...zhHantDetails,
  ...zhHantReasons,
};
