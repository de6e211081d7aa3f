import { refusals } from '#base';

export const refuse = refusals({
  body_unreadable: 'invalid',
  body_too_large: 'invalid',
  content_type_unknown: 'invalid',
  request_invalid: 'invalid',
  request_unreadable: 'invalid',
  route_unknown: 'not_found',
  overloaded: 'unavailable',
});
