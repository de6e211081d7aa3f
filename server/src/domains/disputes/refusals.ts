import { refusals } from '#base';

export const refuse = refusals({
  appeal_unknown: 'not_found',
  appeal_exists: 'conflict',
  appeal_kind_wrong: 'invalid',
  appeal_state_wrong: 'conflict',
  appeal_reopened_before: 'conflict',
  appeal_reopening_late: 'conflict',
  appeal_proposed: 'conflict',
  appeal_not_proposed: 'conflict',
  appeal_outcome_impossible: 'invalid',
  dispute_not_of_topup: 'conflict',
  evidence_unknown: 'not_found',
  attachment_unknown: 'not_found',
  attachment_type_unknown: 'invalid',
  attachment_too_large: 'invalid',
  attachments_too_many: 'conflict',
});
