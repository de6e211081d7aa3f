import { refusals } from '#base';

export const refuse = refusals({
  email_code_expired: 'conflict',
  email_code_wrong: 'invalid',
  email_invalid: 'invalid',
  number_needed: 'conflict',
});
