import { refusals } from '#base';

export const refuse = refusals({
  auto_topup_amount_invalid: 'invalid',
  auto_topup_cap_low: 'invalid',
  auto_topup_changed: 'conflict',
  auto_topup_consent_changed: 'conflict',
  auto_topup_empty: 'invalid',
  auto_topup_first: 'conflict',
  auto_topup_mandate_unfit: 'conflict',
  auto_topup_not_on: 'conflict',
  auto_topup_target_low: 'invalid',
  auto_topup_too_much: 'invalid',
});
