import { refusals } from '#base';

export const refuse = refusals({
  reminder_day_unknown: 'invalid',
});
