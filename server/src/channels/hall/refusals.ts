import { refusals } from '#base';

export const refuse = refusals({ hall_number_impossible: 'invalid' });
