import { refusals } from '#base';

export const refuse = refusals({ setting_not_legal: 'invalid' });
