import { hongKongDay, hourMs, startOfDay } from '#base';
import { readAlipayBill } from '#wire/statements';
import type { Source } from './source.ts';

/** Alipay's days are Beijing's, which are Hong Kong's; its bills are there from nine on. */
export const alipayCnBills: Source = {
  kind: 'alipay_cn',
  startOfDay,
  dayOf: hongKongDay,
  readyAfterMs: 9 * hourMs,
  certainAfterMs: 15 * hourMs,
  paysOut: 'to_bank',
  read: readAlipayBill,
  // The account stands in the bill with four digits behind it that say what kind of account it is.
  isOf: (account, named) => named.startsWith(account),
};
