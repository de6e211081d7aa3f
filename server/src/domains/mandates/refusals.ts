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
  mandate_scheduled_only: 'conflict',
  mandate_sign_failed: 'unavailable',
  mandate_unknown: 'not_found',
  mandate_unscheduled_only: 'conflict',
  mandates_unavailable: 'invalid',
});
