import { refusals } from '#base';

export const refuse = refusals({
  master_keys_malformed: 'invalid',
  seal_broken: 'invalid',
  seal_key_unknown: 'unavailable',
});
