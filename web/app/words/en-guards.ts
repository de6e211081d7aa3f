/** Texts of the guards, in English. */
export const enGuards = {
  'guards.packOnly': 'Stop data when the pack ends',
  'guards.packOnlyText':
    'In these places data stops when no pack is left, instead of being paid from the balance.',
  'guards.limit': 'Most per day',
  'guards.limitText':
    'Calls, SMS and data take no more than this from the balance on one day, Hong Kong time. Packs and fees do not count.',
  'guards.noLimit': 'No limit',
  'guards.spentToday': 'Charged today',
  'guards.optIns': 'Data that is off until you switch it on',
} as const;

export type GuardWords = Readonly<Record<keyof typeof enGuards, string>>;
