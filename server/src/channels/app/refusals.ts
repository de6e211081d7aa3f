import { refusals } from '#base';

export const refuse = refusals({
  device_needed: 'unauthenticated',
  sign_in_needed: 'unauthenticated',
  number_impossible: 'invalid',
  streams_too_many: 'limited',
});
