/** Texts of what was used and charged, in English. */
export const enUsage = {
  'usage.why': 'Why this charge?',
  'usage.filter': 'Show only…',
  'usage.zone': 'Where',
  'usage.service': 'What',
  'usage.all': 'all',
  'usage.none': 'Nothing was used in these days.',
  'usage.earlier': 'Show earlier days',
  'usage.each': 'Each charge ({count})',
  'usage.notTaken':
    '{amount} more was not taken: nothing was left, or your limit was reached. You do not owe it.',
  'usage.unpriced': 'The plan had no price for this, so it cost nothing.',
  'usage.table': 'All of {month} as a table (CSV)',
} as const;

export type UsageWords = Readonly<Record<keyof typeof enUsage, string>>;
