import { refusals } from '#base';

export const refuse = refusals({ receipt_unknown: 'not_found' });
