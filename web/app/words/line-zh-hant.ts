import type { LineWords } from './line-en.ts';
import { zhHantAutoTopup } from './zh-hant-auto-topup.ts';
import { zhHantClosing } from './zh-hant-closing.ts';
import { zhHantGuards } from './zh-hant-guards.ts';
import { zhHantMandates } from './zh-hant-mandates.ts';
import { zhHantMessages } from './zh-hant-messages.ts';
import { zhHantPacks } from './zh-hant-packs.ts';
import { zhHantRates } from './zh-hant-rates.ts';
import { zhHantReminders } from './zh-hant-reminders.ts';
import { zhHantUsage } from './zh-hant-usage.ts';

/** 香港繁體。 */
export const lineZhHant: LineWords = {
  ...zhHantAutoTopup,
  ...zhHantClosing,
  ...zhHantGuards,
  ...zhHantMandates,
  ...zhHantMessages,
  ...zhHantPacks,
  ...zhHantRates,
  ...zhHantReminders,
  ...zhHantUsage,
};
