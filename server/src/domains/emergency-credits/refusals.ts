import { refusals } from '#base';

export const refuse = refusals({
  loan_open: 'conflict',
  loan_too_new: 'conflict',
  loan_not_needed: 'conflict',
  loan_line_inactive: 'conflict',
});
