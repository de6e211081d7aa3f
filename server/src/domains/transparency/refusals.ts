import { refusals } from '#base';

export const refuse = refusals({
  log_busy: 'conflict',
  log_key_unknown: 'not_found',
  log_lost: 'conflict',
  log_forked: 'conflict',
  log_checkpoint_foreign: 'invalid',
  log_checkpoint_older: 'conflict',
  log_checkpoint_unreadable: 'invalid',
  log_checkpoint_unsigned: 'invalid',
  log_name_used: 'conflict',
  log_not_halted: 'conflict',
});
