import { refusals } from '#base';

export const refuse = refusals({
  email_code_expired: 'conflict',
  email_code_wrong: 'invalid',
  email_invalid: 'invalid',
  message_unknown: 'not_found',
  number_needed: 'conflict',
  push_endpoint_invalid: 'invalid',
});
