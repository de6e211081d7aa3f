import type { LineWords } from './line-en.ts';
import { zhHansAutoTopup } from './zh-hans-auto-topup.ts';
import { zhHansClosing } from './zh-hans-closing.ts';
import { zhHansGuards } from './zh-hans-guards.ts';
import { zhHansMandates } from './zh-hans-mandates.ts';
import { zhHansMessages } from './zh-hans-messages.ts';
import { zhHansPacks } from './zh-hans-packs.ts';
import { zhHansRates } from './zh-hans-rates.ts';
import { zhHansReminders } from './zh-hans-reminders.ts';
import { zhHansUsage } from './zh-hans-usage.ts';

/** 大陆简体。 */
export const lineZhHans: LineWords = {
  ...zhHansAutoTopup,
  ...zhHansClosing,
  ...zhHansGuards,
  ...zhHansMandates,
  ...zhHansMessages,
  ...zhHansPacks,
  ...zhHansRates,
  ...zhHansReminders,
  ...zhHansUsage,
};
