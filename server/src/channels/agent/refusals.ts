import { refusals } from '#base';

export const refuse = refusals({
  till_sign_in_needed: 'unauthenticated',
  sale_number_impossible: 'invalid',
  supervisor_needed: 'forbidden',
  float_of_chain: 'conflict',
});
