import { refusals } from '#base';

export const refuse = refusals({ line_not_found: 'not_found' });
