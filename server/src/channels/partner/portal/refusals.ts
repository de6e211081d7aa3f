import { refusals } from '#base';

export const refuse = refusals({
  developer_sign_in_needed: 'unauthenticated',
  registration_closed: 'forbidden',
});
