import { refusals } from '#base';

export const refuse = refusals({
  receiver_unknown: 'not_found',
  line_closed: 'conflict',
  topup_amount_invalid: 'invalid',
  topup_limit_30_days: 'conflict',
  topup_limit_balance: 'conflict',
  quote_unknown: 'not_found',
  quote_expired: 'conflict',
  topup_method_unavailable: 'conflict',
  topup_unknown: 'not_found',
  topup_open: 'conflict',
  topup_twin: 'conflict',
  topup_not_cancellable: 'conflict',
  undo_not_possible: 'conflict',
  undo_too_late: 'conflict',
  undo_spent: 'conflict',
  review_not_open: 'conflict',
  review_proposed: 'conflict',
  review_not_proposed: 'conflict',
  review_by_one_person: 'forbidden',
  review_other_currency: 'conflict',
});
