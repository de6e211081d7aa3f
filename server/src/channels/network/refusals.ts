import { refusals } from '#base';

export const refuse = refusals({
  access_token_needed: 'unauthenticated',
  access_token_wrong: 'unauthenticated',
  access_token_for_another: 'forbidden',
  charging_address_unknown: 'not_found',
  emergency_not_charged: 'forbidden',
  method_unknown: 'invalid',
});
