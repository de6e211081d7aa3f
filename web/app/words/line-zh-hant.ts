import type { LineWords } from './line-en.ts';
import { zhHantAppeals } from './zh-hant-appeals.ts';
import { zhHantAutoTopup } from './zh-hant-auto-topup.ts';
import { zhHantChanges } from './zh-hant-changes.ts';
import { zhHantClosing } from './zh-hant-closing.ts';
import { zhHantGuards } from './zh-hant-guards.ts';
import { zhHantHelp } from './zh-hant-help.ts';
import { zhHantMandates } from './zh-hant-mandates.ts';
import { zhHantMessages } from './zh-hant-messages.ts';
import { zhHantOutlets } from './zh-hant-outlets.ts';
import { zhHantPacks } from './zh-hant-packs.ts';
import { zhHantPromotions } from './zh-hant-promotions.ts';
import { zhHantRates } from './zh-hant-rates.ts';
import { zhHantReceipts } from './zh-hant-receipts.ts';
import { zhHantReminders } from './zh-hant-reminders.ts';
import { zhHantSettings } from './zh-hant-settings.ts';
import { zhHantUsage } from './zh-hant-usage.ts';
import { zhHantVouchers } from './zh-hant-vouchers.ts';

/** 香港繁體。 */
export const lineZhHant: LineWords = {
  ...zhHantAppeals,
  ...zhHantAutoTopup,
  ...zhHantChanges,
  ...zhHantClosing,
  ...zhHantGuards,
  ...zhHantHelp,
  ...zhHantMandates,
  ...zhHantMessages,
  ...zhHantOutlets,
  ...zhHantPacks,
  ...zhHantPromotions,
  ...zhHantRates,
  ...zhHantReceipts,
  ...zhHantReminders,
  ...zhHantSettings,
  ...zhHantUsage,
  ...zhHantVouchers,
};
