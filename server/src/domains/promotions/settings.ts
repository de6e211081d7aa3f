import { setting, wholeNumber } from '#platform/settings';

export const promotionSettings = {
  releaseDays: setting(
    'promotion_release_days',
    'After how many days what an unpaid order had reserved of a budget is free again',
    7,
    wholeNumber(2, 90),
  ),
  deepestBasisPoints: setting(
    'promotion_deepest_basis_points',
    'How much a promotion may give at most, in hundredths of a percent of the top-up: what is deeper looks like the stolen top-ups that police warn of',
    10_000,
    wholeNumber(0, 20_000),
  ),
  floorBasisPoints: setting(
    'official_floor_basis_points',
    'The least that may be paid for a top-up, in hundredths of a percent of its value: no promotion, nor several together, makes it cheaper',
    9_000,
    wholeNumber(5_000, 10_000),
  ),
} as const;
