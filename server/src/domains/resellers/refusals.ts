import { refusals } from '#base';

export const refuse = refusals({
  reseller_unknown: 'not_found',
  reseller_suspended: 'forbidden',
  reseller_closed_now: 'conflict',
  tier_unknown: 'not_found',
  till_unknown: 'not_found',
  operator_login_taken: 'conflict',
  operator_login_invalid: 'invalid',
  operator_sign_in_wrong: 'unauthenticated',
  pin_weak: 'invalid',
  pin_wrong: 'forbidden',
  pin_locked: 'unauthenticated',
  supervisor_pin_wrong: 'forbidden',
  sale_amount_outside_tier: 'conflict',
  sale_limit_day: 'conflict',
  sale_limit_month: 'conflict',
  float_too_low: 'conflict',
  float_move_not_allowed: 'forbidden',
  issue_unknown: 'not_found',
  issue_state_wrong: 'conflict',
});
