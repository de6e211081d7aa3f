import { refusals } from '#base';

/** Every way in which the books say no. A closed list: what is not here is a fault. */
export const refuse = refusals({
  account_unknown: 'not_found',
  account_exists: 'conflict',
  amount_out_of_range: 'invalid',
  balance_out_of_range: 'conflict',
  bucket_unknown: 'not_found',
  unit_mismatch: 'conflict',
  insufficient_balance: 'conflict',
  hold_unknown: 'not_found',
  hold_not_open: 'conflict',
  hold_exceeded: 'conflict',
});
