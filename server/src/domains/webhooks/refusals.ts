import { refusals } from '#base';

export const refuse = refusals({
  webhook_unknown: 'not_found',
  webhook_delivery_unknown: 'not_found',
  webhook_url_invalid: 'invalid',
  webhook_type_unknown: 'invalid',
  webhook_contact_invalid: 'invalid',
  webhook_endpoints_full: 'conflict',
  webhook_secrets_full: 'conflict',
  webhook_disabled: 'conflict',
});
