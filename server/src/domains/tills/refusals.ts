import { refusals } from '#base';

export const refuse = refusals({
  counter_approval_used: 'conflict',
  counter_sale_not_made: 'conflict',
  counter_sale_unknown: 'not_found',
  counter_tender_wrong: 'invalid',
  safe_bag_known: 'conflict',
  safe_too_low: 'conflict',
  shift_needed: 'conflict',
  shift_not_open: 'conflict',
  shift_settled: 'conflict',
  shift_unknown: 'not_found',
  till_code_taken: 'conflict',
  till_code_unusable: 'invalid',
  till_count_invalid: 'invalid',
  till_delivery_too_large: 'invalid',
  till_difference_unexplained: 'conflict',
  till_taken: 'conflict',
  till_unusable: 'not_found',
});
