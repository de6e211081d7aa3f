import { refusals } from '#base';

export const refuse = refusals({
  number_not_confirmed: 'invalid',
  sale_unknown: 'not_found',
  sale_not_made: 'conflict',
});
