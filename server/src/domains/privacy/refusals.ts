import { refusals } from '#base';

export const refuse = refusals({
  erasure_reason_needed: 'invalid',
  erasure_state_wrong: 'conflict',
  erasure_unknown: 'not_found',
  person_has_line: 'conflict',
  person_has_money: 'conflict',
  person_has_appeal: 'conflict',
});
