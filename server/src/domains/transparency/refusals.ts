import { refusals } from '#base';

export const refuse = refusals({ log_busy: 'conflict' });
