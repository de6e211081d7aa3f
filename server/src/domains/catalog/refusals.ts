import { refusals } from '#base';

export const refuse = refusals({
  catalog_invalid: 'invalid',
  catalog_missing: 'unavailable',
  catalog_version_unknown: 'not_found',
  plan_unknown: 'not_found',
});
