import { statement } from '#platform/postgres';

/**
 * Counts what a client adjusts within a day, and says how much that makes. Its row is held until
 * the commit, so that two who adjust at once count one after the other.
 */
export const countAdjusted = statement<{ amount: bigint }>(
  'count balance_actions.adjusted',
  `insert into balance_actions.adjusted as a (slot, client, day, unit, amount)
   values ($1, $2, $3::date, $4, $5)
   on conflict (slot, client, day, unit) do update set amount = a.amount + excluded.amount
   returning amount`,
);
