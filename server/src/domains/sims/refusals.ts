import { refusals } from '#base';

export const refuse = refusals({
  sim_present: 'conflict',
  sim_number_unregistered: 'conflict',
  swap_held: 'conflict',
  swap_note_needed: 'invalid',
  swap_state_wrong: 'conflict',
  swap_unknown: 'not_found',
});
