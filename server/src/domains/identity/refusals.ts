import { refusals } from '#base';

export const refuse = refusals({
  code_wrong: 'unauthenticated',
  code_expired: 'unauthenticated',
  csrf_token_wrong: 'forbidden',
  device_unknown: 'unauthenticated',
  sign_in_wrong: 'unauthenticated',
  sign_in_locked: 'limited',
  login_taken: 'conflict',
  login_unusable: 'invalid',
  password_weak: 'invalid',
  permission_missing: 'forbidden',
  roles_unknown: 'invalid',
  staff_sign_in_needed: 'unauthenticated',
  staff_unknown: 'not_found',
  totp_wrong: 'unauthenticated',
  totp_secret_unusable: 'invalid',
  second_person_needed: 'forbidden',
});
