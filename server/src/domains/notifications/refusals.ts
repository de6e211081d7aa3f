import { refusals } from '#base';

export const refuse = refusals({ message_unknown: 'not_found' });
