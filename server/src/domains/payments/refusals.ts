import { refusals } from '#base';

export const refuse = refusals({
  connector_unknown: 'not_found',
  connector_of_another: 'conflict',
  connector_settings_invalid: 'invalid',
  payment_unknown: 'not_found',
  payment_not_mismatched: 'conflict',
  mismatch_not_ours: 'conflict',
  mismatch_ours: 'conflict',
  dispute_unclear: 'unavailable',
  dispute_unknown: 'not_found',
  dispute_not_open: 'conflict',
  dispute_overdue: 'conflict',
  dispute_answered: 'conflict',
  notice_forged: 'unauthenticated',
  notice_unreadable: 'invalid',
  refund_exceeds_payment: 'conflict',
  refund_not_possible: 'conflict',
  refund_not_by_bank: 'conflict',
});
