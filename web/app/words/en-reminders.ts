/** Texts of the reminders, in English. */
export const enReminders = {
  'lasting.days': 'About {days} at your recent use',
  'lasting.today': 'Less than a day at your recent use',
  'lasting.long': 'More than {days} at your recent use',
  'lasting.how':
    'An estimate from what was used in the last 14 days. Plans, packs and fees are not in it.',
  'reminders.below': 'When the balance falls low',
  'reminders.belowText':
    'Told once when it falls below one of these, with how long the rest lasts.',
  'reminders.level': 'Below {amount}',
  'reminders.nothing': 'Nothing is left',
  'reminders.expiry': 'Before the SIM expires',
  'reminders.expiryText': 'Told from ten in the morning. That it has expired is always told.',
  'reminders.days': '{days} days before',
  'reminders.oneDay': 'The day before',
  'reminders.lastDay': 'On the last day',
  'reminders.others': 'When you use it',
  'reminders.packs': 'A pack is 80% used, and used up',
  'reminders.zones': 'You are in another zone: its rates',
  'reminders.caps': 'The cap of the day is reached',
  'reminders.spending': 'A day costs several times the usual',
  'reminders.always': 'Always told',
  'reminders.alwaysText':
    'Top-ups and refunds, payments that need you, renewals ahead, and what auto top-up does.',
} as const;

export type ReminderWords = Readonly<Record<keyof typeof enReminders, string>>;
