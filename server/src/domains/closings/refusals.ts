import { refusals } from '#base';

export const refuse = refusals({
  closing_exists: 'conflict',
  closing_unknown: 'not_found',
  closing_account_needed: 'invalid',
  closing_sim_new: 'conflict',
  closing_state_wrong: 'conflict',
});
