import { statement } from '#platform/postgres';

export const letTrailLeave = statement(
  'leave identity.audit',
  `delete from identity.audit a using (
     select slot, id from identity.audit
     where at < $1::timestamptz order by at limit $2) due
   where a.slot = due.slot and a.id = due.id`,
);
