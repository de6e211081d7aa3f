import { refusals } from '#base';

export const refuse = refusals({
  client_unknown: 'not_found',
  client_secret_wrong: 'unauthenticated',
  client_certificate_needed: 'unauthenticated',
  client_certificates_invalid: 'invalid',
  client_suspended: 'forbidden',
  client_network_wrong: 'forbidden',
  client_network_invalid: 'invalid',
  client_scope_unknown: 'invalid',
  client_scope_missing: 'forbidden',
  client_scope_of_house: 'forbidden',
  client_too_fast: 'limited',
  clients_too_many: 'conflict',
  developer_email_code_wrong: 'invalid',
  developer_email_invalid: 'invalid',
  developer_email_taken: 'conflict',
  developer_email_unproved: 'invalid',
  developer_sign_in_wrong: 'unauthenticated',
  partner_token_needed: 'unauthenticated',
  partner_token_bound: 'unauthenticated',
  partner_token_wrong: 'unauthenticated',
});
