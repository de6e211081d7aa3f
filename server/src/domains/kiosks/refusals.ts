import { refusals } from '#base';

export const refuse = refusals({
  kiosk_unknown: 'not_found',
  kiosk_code_taken: 'conflict',
  kiosk_code_invalid: 'invalid',
  kiosk_suspended: 'forbidden',
  kiosk_enrolment_wrong: 'unauthenticated',
  kiosk_key_invalid: 'invalid',
  kiosk_sale_invalid: 'invalid',
  kiosk_sale_reused: 'conflict',
  kiosk_day_full: 'conflict',
  kiosk_box_unknown: 'not_found',
  kiosk_box_reused: 'conflict',
  kiosk_box_counted: 'conflict',
  claim_unknown: 'not_found',
  claim_code_wrong: 'forbidden',
  claim_settled: 'conflict',
});
