import { refusals } from '#base';

export const refuse = refusals({
  exchange_reused: 'conflict',
  exchange_reversed: 'conflict',
  cut_over_too_far: 'invalid',
});
