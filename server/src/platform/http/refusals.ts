import { refusals } from '#base';

export const refuse = refusals({
  idempotency_key_needed: 'invalid',
  body_unreadable: 'invalid',
  body_too_large: 'invalid',
  content_type_unknown: 'invalid',
  request_invalid: 'invalid',
  request_unreadable: 'invalid',
  route_unknown: 'not_found',
  address_method_unknown: 'invalid',
  overloaded: 'unavailable',
});
