import { refusals } from '#base';

export const refuse = refusals({
  credit_unknown: 'not_found',
  credit_state_wrong: 'conflict',
  credit_not_for_order: 'conflict',
  credit_not_for_bag: 'conflict',
  credit_not_for_payout: 'conflict',
  unmatched_too_young: 'conflict',
  bank_day_not_differing: 'not_found',
  bank_day_aside_proposed: 'conflict',
  bank_day_aside_not_proposed: 'conflict',
  transfer_payee_open: 'conflict',
  transfer_payee_needed: 'conflict',
  transfer_unknown: 'not_found',
  transfer_state_wrong: 'conflict',
});
