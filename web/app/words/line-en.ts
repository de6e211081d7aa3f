import { enAppeals } from './en-appeals.ts';
import { enAutoTopup } from './en-auto-topup.ts';
import { enChanges } from './en-changes.ts';
import { enClosing } from './en-closing.ts';
import { enGuards } from './en-guards.ts';
import { enHelp } from './en-help.ts';
import { enMandates } from './en-mandates.ts';
import { enMessages } from './en-messages.ts';
import { enOutlets } from './en-outlets.ts';
import { enPacks } from './en-packs.ts';
import { enPromotions } from './en-promotions.ts';
import { enRates } from './en-rates.ts';
import { enReceipts } from './en-receipts.ts';
import { enReminders } from './en-reminders.ts';
import { enSettings } from './en-settings.ts';
import { enUsage } from './en-usage.ts';
import { enVouchers } from './en-vouchers.ts';

/**
 * What only the pages about one line say, in English: loaded with them, so that the way to pay
 * carries none of it.
 */
export const lineEn = {
  ...enAppeals,
  ...enAutoTopup,
  ...enChanges,
  ...enClosing,
  ...enGuards,
  ...enHelp,
  ...enMandates,
  ...enMessages,
  ...enOutlets,
  ...enPacks,
  ...enPromotions,
  ...enRates,
  ...enReceipts,
  ...enReminders,
  ...enSettings,
  ...enUsage,
  ...enVouchers,
} as const;

export type LineWords = Readonly<Record<keyof typeof lineEn, string>>;
