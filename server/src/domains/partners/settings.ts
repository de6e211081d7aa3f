import { setting, wholeNumber } from '#platform/settings';

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
} as const;
