import { refusals } from '#base';

export const refuse = refusals({
  bills_unknown: 'not_found',
  bill_unreadable: 'invalid',
  bill_of_another: 'conflict',
  bill_overtaken: 'conflict',
  bill_too_early: 'conflict',
  bill_unknown: 'not_found',
  bill_unavailable: 'unavailable',
  too_many_breaks: 'conflict',
  reconciliation_day_unknown: 'not_found',
  giving_up_not_possible: 'conflict',
  giving_up_state_wrong: 'conflict',
  break_unknown: 'not_found',
  break_state_wrong: 'conflict',
  break_changed: 'conflict',
  resolution_not_possible: 'conflict',
  reopening_not_possible: 'conflict',
  unmatched_unknown: 'not_found',
  unmatched_changed: 'conflict',
  disposal_not_possible: 'conflict',
  bank_needed: 'conflict',
});
