import { refusals } from '#base';

export const refuse = refusals({
  grant_type_unknown: 'invalid',
  client_shown_twice: 'invalid',
  form_field_twice: 'invalid',
  operation_method_unknown: 'invalid',
  order_confirmed: 'conflict',
  partner_number_impossible: 'invalid',
  sandbox_only: 'forbidden',
});
