import { refusals } from '#base';

export const refuse = refusals({
  kiosk_signature_wrong: 'unauthenticated',
  kiosk_clock_wrong: 'unauthenticated',
  kiosk_number_impossible: 'invalid',
});
