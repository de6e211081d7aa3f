import { refusals } from '#base';

export const refuse = refusals({ database_unavailable: 'unavailable' });
