/** Texts of what was used and charged, in English. */
export const enUsage = {
  'usage.why': 'Why this charge?',
} as const;

export type UsageWords = Readonly<Record<keyof typeof enUsage, string>>;
