import type { LineWords } from './line-en.ts';
import { zhHansAppeals } from './zh-hans-appeals.ts';
import { zhHansAutoTopup } from './zh-hans-auto-topup.ts';
import { zhHansChanges } from './zh-hans-changes.ts';
import { zhHansClosing } from './zh-hans-closing.ts';
import { zhHansGuards } from './zh-hans-guards.ts';
import { zhHansHelp } from './zh-hans-help.ts';
import { zhHansMandates } from './zh-hans-mandates.ts';
import { zhHansMessages } from './zh-hans-messages.ts';
import { zhHansOutlets } from './zh-hans-outlets.ts';
import { zhHansPacks } from './zh-hans-packs.ts';
import { zhHansPromotions } from './zh-hans-promotions.ts';
import { zhHansRates } from './zh-hans-rates.ts';
import { zhHansReceipts } from './zh-hans-receipts.ts';
import { zhHansReminders } from './zh-hans-reminders.ts';
import { zhHansSettings } from './zh-hans-settings.ts';
import { zhHansUsage } from './zh-hans-usage.ts';
import { zhHansVouchers } from './zh-hans-vouchers.ts';

/** 大陆简体。 */
export const lineZhHans: LineWords = {
  ...zhHansAppeals,
  ...zhHansAutoTopup,
  ...zhHansChanges,
  ...zhHansClosing,
  ...zhHansGuards,
  ...zhHansHelp,
  ...zhHansMandates,
  ...zhHansMessages,
  ...zhHansOutlets,
  ...zhHansPacks,
  ...zhHansPromotions,
  ...zhHansRates,
  ...zhHansReceipts,
  ...zhHansReminders,
  ...zhHansSettings,
  ...zhHansUsage,
  ...zhHansVouchers,
};
