import { statement } from '#platform/postgres';

/** Who paid, and what they wrote; the amount and the bank's reference stay with the books. */
export const clearPayers = statement(
  'leave banking.entry',
  `update banking.entry set counterparty = '', counterparty_account = '', remittance = ''
   where id in (
     select id from banking.entry
     where booked_at < $1::timestamptz
       and (counterparty <> '' or counterparty_account <> '' or remittance <> '') limit $2)`,
);

/** Whom we paid. */
export const clearPayees = statement(
  'leave banking.transfer',
  `update banking.transfer set to_name = '', to_account = ''
   where id in (
     select id from banking.transfer
     where made_at < $1::timestamptz and state = 'done'
       and (to_name <> '' or to_account <> '') limit $2)`,
);
