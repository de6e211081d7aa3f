import { setting, wholeNumber } from '#platform/settings';
import { type LockoutStep, lockoutStepsProblem } from './lockout.ts';

/** What an operator can set about signing in. */
export const identitySettings = {
  codeMinutes: setting(
    'identity.code_minutes',
    'How long a one-time code can be used, in minutes',
    5,
    wholeNumber(1, 30),
  ),
  codeGuesses: setting(
    'identity.code_guesses',
    'How many guesses a one-time code allows',
    5,
    wholeNumber(1, 10),
  ),
  codeResendSeconds: setting(
    'identity.code_resend_seconds',
    'After how many seconds a number can be sent another code',
    60,
    wholeNumber(1, 600),
  ),
  codesPerNumberHour: setting(
    'identity.codes_per_number_hour',
    'One-time codes per number and hour',
    5,
    wholeNumber(1, 1_000),
  ),
  codesPerNumberDay: setting(
    'identity.codes_per_number_day',
    'One-time codes per number and day',
    10,
    wholeNumber(1, 10_000),
  ),
  codesPerDeviceHour: setting(
    'identity.codes_per_device_hour',
    'One-time codes per device and hour',
    10,
    wholeNumber(1, 10_000),
  ),
  // One address of a mobile operator stands for hundreds of phones.
  codesPerAddressHour: setting(
    'identity.codes_per_address_hour',
    'One-time codes per IP address (IPv6: /64) and hour',
    60,
    wholeNumber(1, 100_000),
  ),
  codesPerNetworkHour: setting(
    'identity.codes_per_network_hour',
    'One-time codes per network (IPv4: /24, IPv6: /48) and hour',
    600,
    wholeNumber(1, 1_000_000),
  ),
  signInsPerAddressHour: setting(
    'identity.sign_ins_per_address_hour',
    'Guesses at one-time codes per IP address (IPv6: /64) and hour',
    300,
    wholeNumber(1, 100_000),
  ),
  devicesPerAddressHour: setting(
    'identity.devices_per_address_hour',
    'New devices per IP address (IPv6: /64) and hour',
    600,
    wholeNumber(1, 1_000_000),
  ),
  deviceDays: setting(
    'identity.device_days',
    'After how many days without a visit a device is forgotten',
    400,
    wholeNumber(1, 400),
  ),
  sessionIdleDays: setting(
    'identity.session_idle_days',
    'After how many days without a visit a subscriber is signed out',
    30,
    wholeNumber(1, 365),
  ),
  sessionDays: setting(
    'identity.session_days',
    'After how many days a subscriber must sign in again in any case',
    90,
    wholeNumber(1, 365),
  ),
  staffIdleMinutes: setting(
    'identity.staff_idle_minutes',
    'After how many minutes of rest a member of staff is signed out',
    30,
    wholeNumber(1, 720),
  ),
  staffHours: setting(
    'identity.staff_hours',
    'After how many hours a member of staff must sign in again in any case',
    12,
    wholeNumber(1, 24),
  ),
  staffSignInsPerAddressHour: setting(
    'identity.staff_sign_ins_per_address_hour',
    'Attempts of staff to sign in per IP address (IPv6: /64) and hour',
    60,
    wholeNumber(1, 100_000),
  ),
  lockoutSteps: setting<readonly LockoutStep[]>(
    'identity.lockout_steps',
    'How long a login is locked after how many failures in a row',
    [
      { failures: 5, minutes: 1 },
      { failures: 10, minutes: 15 },
      { failures: 20, minutes: 60 },
    ],
    lockoutStepsProblem,
  ),
};
