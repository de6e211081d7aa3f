import { setting, wholeNumber } from '#platform/settings';

/** When people are told about packs and periods, and when these are bought again. */
export const packSettings = {
  noticeDays: setting(
    'packs_notice_days',
    'How many days before its end the owner of a pack or period is told that it ends or renews',
    3,
    wholeNumber(1, 10),
  ),
  renewHoursAhead: setting(
    'packs_renew_hours_ahead',
    'How many hours before its end a pack, period or fee is bought again, so that no minute is without',
    2,
    wholeNumber(0, 24),
  ),
  owedAgainHours: setting(
    'packs_owed_again_hours',
    'After how many hours a fee that could not be paid is tried again; a top-up tries it at once',
    24,
    wholeNumber(1, 168),
  ),
} as const;
