import { refusals } from '#base';

export const refuse = refusals({
  subscriber_unknown: 'not_found',
  name_invalid: 'invalid',
  label_invalid: 'invalid',
  line_unknown: 'not_found',
  line_numbers_invalid: 'invalid',
  number_taken: 'conflict',
  number_unknown: 'not_found',
  imsi_invalid: 'invalid',
  imsi_taken: 'conflict',
});
