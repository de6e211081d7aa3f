import { refusals } from '#base';

export const refuse = refusals({
  person_has_line: 'conflict',
  person_has_money: 'conflict',
  person_has_appeal: 'conflict',
});
