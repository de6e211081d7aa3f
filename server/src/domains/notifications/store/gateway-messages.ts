import { setStatement, statement } from '#platform/postgres';
import type { NamedReport } from '../apply-reports.ts';

const name = { gateway: 'text', gatewayId: 'text' } as const;
const both = 'slot, id, report, error';

/**
 * Writes down by which names gateways know messages; returns what they have reported already. A
 * centre that counts from the beginning again gives names twice: what it reported of the message
 * of before says nothing of this one.
 */
export const rememberReferences = setStatement<
  typeof name & { slot: 'int2'; id: 'uuid'; seenAt: 'instant' },
  NamedReport
>(
  'remember notifications.gateway_message',
  { ...name, slot: 'int2', id: 'uuid', seenAt: 'instant' },
  `insert into notifications.gateway_message as g (gateway, gateway_id, slot, id, seen_at)
   select r.gateway, r.gateway_id, r.slot, r.id, r.seen_at from :rows
   on conflict (gateway, gateway_id) do update
     set slot = excluded.slot, id = excluded.id, seen_at = excluded.seen_at,
       report = case when g.id is null or g.id = excluded.id then g.report end,
       error = case when g.id is null or g.id = excluded.id then g.error end
   returning ${both}`,
);

/**
 * Writes down what gateways report; returns which messages that is about, where it is known. What
 * has arrived was not lost, whatever was reported of it before or is reported after.
 */
export const recordReports = setStatement<
  typeof name & { report: 'text'; error: 'text'; seenAt: 'instant' },
  NamedReport & { readonly gateway: string; readonly gatewayId: string }
>(
  'report notifications.gateway_message',
  { ...name, report: 'text', error: 'text', seenAt: 'instant' },
  `insert into notifications.gateway_message as g (gateway, gateway_id, report, error, seen_at)
   select r.gateway, r.gateway_id, r.report, r.error, r.seen_at from :rows
   on conflict (gateway, gateway_id) do update
     set report = case when g.report = 'delivered' then g.report else excluded.report end,
       error = case when g.report = 'delivered' then g.error else excluded.error end
   returning ${both}, gateway, gateway_id`,
);

/** Names that no gateway will come back to. */
export const deleteOldReferences = statement<{ gatewayId: string }>(
  'sweep notifications.gateway_message',
  `delete from notifications.gateway_message g
   using (
     select gateway, gateway_id from notifications.gateway_message
     where seen_at < $1::timestamptz order by seen_at limit $2
   ) old
   where g.gateway = old.gateway and g.gateway_id = old.gateway_id
   returning g.gateway_id`,
);
