import { setting, wholeNumber } from '#platform/settings';

/** What an operator can set about the work of staff. */
export const opsSettings = {
  looksPerStaffHour: setting(
    'ops.looks_per_staff_hour',
    'How often a member of staff can look at data of subscribers in an hour',
    600,
    wholeNumber(1, 100_000),
  ),
};
