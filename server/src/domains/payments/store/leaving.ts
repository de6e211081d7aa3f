import { statement } from '#platform/postgres';

/** What providers told us, whose bytes name who paid; what came of it stands with the payment. */
export const letNoticesLeave = statement(
  'leave payments.notice',
  `delete from payments.notice where ctid = any(array(
     select ctid from payments.notice
     where received_at < $1::timestamptz limit $2))`,
);
