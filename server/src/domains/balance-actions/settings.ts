import { setting, wholeNumber, yesOrNo } from '#platform/settings';

export const balanceActionSettings = {
  repeatMinutes: setting(
    'balance_repeat_minutes',
    'Within how many minutes the same request of a program that sends no key counts as the same',
    15,
    wholeNumber(0, 60),
  ),
  adjustMostMinor: setting(
    'balance_adjust_most_minor',
    'The most that a program may give or take by one adjustment, in minor units',
    50_000,
    wholeNumber(0, 100_000_000),
  ),
  adjustMostBytes: setting(
    'balance_adjust_most_bytes',
    'The same in bytes of data',
    10_737_418_240,
    wholeNumber(0, Number.MAX_SAFE_INTEGER),
  ),
  adjustMostSeconds: setting(
    'balance_adjust_most_seconds',
    'The same in seconds of calls',
    36_000,
    wholeNumber(0, Number.MAX_SAFE_INTEGER),
  ),
  adjustMostMessages: setting(
    'balance_adjust_most_messages',
    'The same in messages',
    1_000,
    wholeNumber(0, Number.MAX_SAFE_INTEGER),
  ),
  adjustTimesPerDay: setting(
    'balance_adjust_times_per_day',
    'How many times the most of one adjustment a client may give and take within a day of Hong Kong',
    20,
    wholeNumber(1, 1_000_000),
  ),
  undoHours: setting(
    'balance_undo_hours',
    'For how many hours an adjustment or a transfer can be taken back',
    24,
    wholeNumber(0, 720),
  ),
  transfersAreOn: setting(
    'balance_transfers_on',
    'Whether a program may move money from one line to another',
    false,
    yesOrNo,
  ),
  transferMostMinor: setting(
    'balance_transfer_most_minor',
    'The most that one such transfer moves, in minor units',
    30_000,
    wholeNumber(0, 100_000_000),
  ),
  reserveHours: setting(
    'balance_reserve_hours',
    'How long a reservation lives that does not say until when',
    24,
    wholeNumber(1, 8_760),
  ),
  reserveMostHours: setting(
    'balance_reserve_most_hours',
    'How long a reservation may live at most',
    168,
    wholeNumber(1, 8_760),
  ),
  standingLookSeconds: setting(
    'balance_standing_look_seconds',
    'How often a line is looked at that is topped up below a threshold, in seconds',
    60,
    wholeNumber(1, 86_400),
  ),
} as const;
