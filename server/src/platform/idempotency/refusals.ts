import { refusals } from '#base';

export const refuse = refusals({ request_key_reused: 'conflict' });
