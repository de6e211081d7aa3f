import { refusals } from '#base';

export const refuse = refusals({
  advice_not_owed: 'conflict',
  exchange_reused: 'conflict',
  exchange_reversed: 'conflict',
  cut_over_too_far: 'invalid',
});
