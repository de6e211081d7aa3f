import { setting, wholeNumber } from '#platform/settings';

export const resellerSettings = {
  sessionHours: setting(
    'reseller_session_hours',
    'After how many hours an operator of a till must sign in again',
    12,
    wholeNumber(1, 24),
  ),
  pinTries: setting(
    'reseller_pin_tries',
    'How many wrong PINs in a row end the session of a till',
    5,
    wholeNumber(1, 20),
  ),
  signInsPerAddressHour: setting(
    'reseller_sign_ins_per_address_hour',
    'Attempts of operators to sign in per IP address (IPv6: /64) and hour',
    120,
    wholeNumber(1, 100_000),
  ),
  lowFloatMinor: setting(
    'reseller_low_float_minor',
    'The float, in minor units of HKD, below which a reseller is told that it is low',
    100_000,
    wholeNumber(0, 1_000_000_000),
  ),
  payoutAccountDays: setting(
    'reseller_payout_account_days',
    'For how many days nothing is paid out to a bank account of a shop that is new on record',
    3,
    wholeNumber(1, 30),
  ),
} as const;
