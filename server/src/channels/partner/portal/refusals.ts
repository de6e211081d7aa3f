import { refusals } from '#base';

export const refuse = refusals({
  certificates_not_asked: 'conflict',
  developer_sign_in_needed: 'unauthenticated',
  registration_closed: 'forbidden',
});
