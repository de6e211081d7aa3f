import { refusals } from '#base';

export const refuse = refusals({ log_busy: 'conflict', log_key_unknown: 'not_found' });
