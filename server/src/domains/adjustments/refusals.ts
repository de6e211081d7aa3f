import { refusals } from '#base';

export const refuse = refusals({
  adjustment_exceeds_balance: 'conflict',
  adjustment_exceeds_debt: 'conflict',
  adjustment_note_needed: 'invalid',
  adjustment_open: 'conflict',
  adjustment_state_wrong: 'conflict',
  adjustment_too_large: 'invalid',
  adjustment_unknown: 'not_found',
});
