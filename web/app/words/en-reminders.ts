/** Texts of the reminders, in English. */
export const enReminders = {
  'lasting.days': 'About {days} at your recent use',
  'lasting.today': 'Less than a day at your recent use',
  'lasting.long': 'More than {days} at your recent use',
  'lasting.how':
    'An estimate from what was used in the last 14 days. Plans, packs and fees are not in it.',
  'reminders.below': 'When the balance falls low',
  'reminders.belowText':
    'We tell you once when it falls below one of these, and how long the rest should last.',
  'reminders.level': 'Below {amount}',
  'reminders.nothing': 'Nothing is left',
  'reminders.expiry': 'Before the SIM expires',
  'reminders.expiryText':
    'We remind you from 10 in the morning. Once it has expired, we always tell you.',
  'reminders.days': '{days} days before',
  'reminders.oneDay': 'The day before',
  'reminders.lastDay': 'On the last day',
  'reminders.others': 'When you use it',
  'reminders.packs': 'A pack is 80% used or used up',
  'reminders.zones': 'The rates when you enter another zone',
  'reminders.caps': 'The daily cap is reached',
  'reminders.spending': 'A day costs far more than usual',
  'reminders.always': 'What we always tell you',
  'reminders.alwaysText':
    'Top-ups and refunds, payments that you must confirm, coming renewals, and what auto top-up does.',
} as const;

export type ReminderWords = Readonly<Record<keyof typeof enReminders, string>>;
