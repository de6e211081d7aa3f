import { refusals } from '#base';

export const refuse = refusals({
  pack_unknown: 'not_found',
  pack_price_changed: 'conflict',
  pack_outlives_line: 'conflict',
  pack_line_inactive: 'conflict',
  term_unknown: 'not_found',
  term_over: 'conflict',
  term_renewal_fixed: 'conflict',
  plan_price_changed: 'conflict',
  plan_unchanged: 'conflict',
  plan_not_sold: 'conflict',
});
