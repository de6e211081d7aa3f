import { setting, wholeNumber } from '#platform/settings';

const times = wholeNumber(0, 1_000_000);
const amount = wholeNumber(0, 1_000_000_000);

/**
 * Wide enough that a family, a shop's regulars and a person who tops up daily never notice them. 0
 * turns a rule off.
 */
export const screeningSettings = {
  windowHours: setting(
    'screening.window_hours',
    'How far back the rules look that hold a paid top-up for review',
    24,
    wholeNumber(1, 168),
  ),
  mostPayersPerNumber: setting(
    'screening.most_payers_per_number',
    'Paid top-ups of one number by more payers than this, within the hours that rules look back, are held for review; the owner is never held by it; 0: never',
    4,
    times,
  ),
  mostTimesPerNumber: setting(
    'screening.most_times_per_number',
    'More paid top-ups of one number than this, within the hours that rules look back, are held for review; 0: never',
    8,
    times,
  ),
  mostTimesPerPayer: setting(
    'screening.most_times_per_payer',
    'More paid top-ups by one payer than this, within the hours that rules look back, are held for review; 0: never',
    12,
    times,
  ),
  mostMinorPerPayer: setting(
    'screening.most_minor_per_payer',
    'Paid top-ups by one payer beyond this sum, within the hours that rules look back, are held for review, in minor units of HKD; 0: never',
    500_000,
    amount,
  ),
  mostNumbersPerDevice: setting(
    'screening.most_numbers_per_device',
    'Paid top-ups of more numbers than this from one device, within the hours that rules look back, are held for review; 0: never',
    6,
    times,
  ),
  newDeviceHours: setting(
    'screening.new_device_hours',
    'For how many hours a device that we have not seen before is new',
    24,
    wholeNumber(0, 720),
  ),
  newDeviceMostMinor: setting(
    'screening.new_device_most_minor',
    'Paid top-ups of other people’s numbers from a new device beyond this sum are held for review, in minor units of HKD; 0: never',
    50_000,
    amount,
  ),
  largeMinor: setting(
    'screening.large_minor',
    'A single top-up of more than this is held for review, in minor units of HKD; 0: never',
    100_000,
    amount,
  ),
} as const;
