import { refusals } from '#base';

export const refuse = refusals({
  promotion_unknown: 'not_found',
  promotion_exists: 'conflict',
  promotion_decided: 'conflict',
  promotion_invalid: 'invalid',
  promotion_too_deep: 'invalid',
});
