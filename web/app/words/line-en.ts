import { enAutoTopup } from './en-auto-topup.ts';
import { enClosing } from './en-closing.ts';
import { enGuards } from './en-guards.ts';
import { enMandates } from './en-mandates.ts';
import { enMessages } from './en-messages.ts';
import { enPacks } from './en-packs.ts';
import { enRates } from './en-rates.ts';
import { enReminders } from './en-reminders.ts';
import { enUsage } from './en-usage.ts';

/**
 * What only the pages about one line say, in English: loaded with them, so that the way to pay
 * carries none of it.
 */
export const lineEn = {
  ...enAutoTopup,
  ...enClosing,
  ...enGuards,
  ...enMandates,
  ...enMessages,
  ...enPacks,
  ...enRates,
  ...enReminders,
  ...enUsage,
} as const;

export type LineWords = Readonly<Record<keyof typeof lineEn, string>>;
