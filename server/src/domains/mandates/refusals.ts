import { refusals } from '#base';

export const refuse = refusals({
  consent_changed: 'conflict',
  mandate_busy: 'conflict',
  mandate_limit: 'limited',
  mandate_needs_notice: 'conflict',
  mandate_not_active: 'conflict',
  mandate_not_yet: 'conflict',
  mandate_open: 'conflict',
  mandate_plan_unfit: 'invalid',
  mandate_sign_failed: 'unavailable',
  mandate_unknown: 'not_found',
  mandates_unavailable: 'invalid',
});
