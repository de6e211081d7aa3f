import { refusals } from '#base';

export const refuse = refusals({
  line_not_found: 'not_found',
  line_number_missing: 'not_found',
  registration_limit: 'conflict',
});
