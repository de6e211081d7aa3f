import { setting, wholeNumber, yesOrNo } from '#platform/settings';

function tierCode(value: unknown): string | undefined {
  const isCode = typeof value === 'string' && /^[a-z][a-z0-9_-]{0,39}$/.test(value);
  return isCode ? undefined : 'must be the code of a tier';
}

export const partnerSettings = {
  tokenMinutes: setting(
    'partner_token_minutes',
    'How many minutes an access token of a partner lives',
    15,
    wholeNumber(1, 60),
  ),
  tokensPerMinute: setting(
    'partner_tokens_per_minute',
    'Access tokens that a client may ask for per minute from one network',
    30,
    wholeNumber(1, 10_000),
  ),
  secretOverlapHours: setting(
    'partner_secret_overlap_hours',
    'How many hours the secret before still opens once a client has been given another',
    24,
    wholeNumber(0, 720),
  ),
  portalHours: setting(
    'partner_portal_hours',
    'After how many hours a developer must sign in to the portal again',
    12,
    wholeNumber(1, 24),
  ),
  invitationHours: setting(
    'partner_invitation_hours',
    'For how many hours a code of `lowu partners invite` lets its developer in, once',
    72,
    wholeNumber(1, 720),
  ),
  registrationTier: setting(
    'partner_registration_tier',
    'The tier of partners that register themselves at the portal',
    'partner',
    tierCode,
  ),
  provesEmail: setting(
    'partner_email_proved',
    'Whether who registers at the portal must type a code that is mailed to their address',
    true,
    yesOrNo,
  ),
  registrationsPerAddressHour: setting(
    'partner_registrations_per_address_hour',
    'How many partners may register per IP address (IPv6: /64) and hour; 0 closes registration',
    20,
    wholeNumber(0, 10_000),
  ),
  requestsPerMinute: setting(
    'partner_requests_per_minute',
    'How often a client that was made at the portal may come per minute',
    600,
    wholeNumber(1, 1_000_000),
  ),
  signInsPerAddressHour: setting(
    'partner_sign_ins_per_address_hour',
    'Attempts of developers to sign in per IP address (IPv6: /64) and hour',
    60,
    wholeNumber(1, 100_000),
  ),
} as const;
