import { refusals } from '#base';

export const refuse = refusals({
  number_not_confirmed: 'invalid',
  sale_unknown: 'not_found',
  sale_not_made: 'conflict',
  sale_price_changed: 'conflict',
  order_cancelled: 'conflict',
  order_given_up: 'conflict',
  order_lapsed: 'conflict',
  order_not_held: 'conflict',
  trial_unavailable: 'unavailable',
  voucher_sale_unknown: 'not_found',
});
