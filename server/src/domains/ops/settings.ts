import { setting, wholeNumber } from '#platform/settings';

/** What an operator can set about the work of staff. */
export const opsSettings = {
  looksPerStaffHour: setting(
    'ops.looks_per_staff_hour',
    'How often a member of staff can look at data of subscribers in an hour',
    600,
    wholeNumber(1, 100_000),
  ),
  breakDays: setting(
    'ops.break_days',
    'After how many days a break that nobody has resolved is an alarm',
    3,
    wholeNumber(1, 90),
  ),
  backupHours: setting(
    'ops.backup_hours',
    'After how many hours the last backup by "lowu backup" is too old; 0 where they are made otherwise',
    0,
    wholeNumber(0, 8_760),
  ),
  // Cap 106AI lets a person register so many prepaid SIMs with one operator.
  mostRegistered: setting(
    'registration_most_numbers',
    'How many numbers of a home a person may have registered',
    10,
    wholeNumber(1, 1_000),
  ),
};
