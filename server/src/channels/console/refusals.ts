import { refusals } from '#base';

export const refuse = refusals({ staff_sign_in_needed: 'unauthenticated' });
