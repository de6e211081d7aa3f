import { refusals } from '#base';

export const refuse = refusals({ too_many_requests: 'limited' });
