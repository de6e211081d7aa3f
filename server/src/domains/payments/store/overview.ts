import { statement } from '#platform/postgres';
import type { AttemptRow } from './attempts.ts';
import type { RefundRow } from './refunds.ts';

export interface StateCount {
  readonly connector: string;
  readonly state: string;
  readonly count: bigint;
}

/** Attempts since an instant ($2, as the first id of it) by state, in all slots ($1). */
export const countAttemptStates = statement<StateCount>(
  'count payments.attempt states',
  `select connector, state, count(*) as count from payments.attempt
   where slot = any ($1::int2[]) and id >= $2::uuid
   group by connector, state order by connector, state`,
);

const attemptColumns = `a.slot, a.id, a.payment, a.connector, a.scene, a.amount, a.currency,
  a.subject, a.return_url, a.state, a.provider_reference, a.qr_content, a.evidence, a.sent_at,
  a.captured_at, a.opened_at, a.expires_at, a.given_up_at, a.ask_at, a.asked`;

/**
 * Attempts in a state, of the slots ($1), from one id on ($2) and before another ($3), newest
 * first: of each slot no more than are wanted, so that a full day costs no more than a page.
 */
export const listAttemptsIn = statement<AttemptRow & { readonly reference: string }>(
  'list payments.attempt in state',
  `select a.*, p.reference from (
     select found.* from unnest($1::int2[]) s (slot), lateral (
       select ${attemptColumns} from payments.attempt a
       where a.slot = s.slot and a.id >= $2::uuid and a.id < $3::uuid and a.connector = $4
         and a.state = $5
       order by a.id desc limit $6
     ) found
     order by found.id desc limit $6
   ) a join payments.payment p on p.slot = a.slot and p.id = a.payment
   order by a.id desc`,
);

export const findPaymentOfNumber = statement<{ readonly id: string; readonly reference: string }>(
  'find payments.payment of number',
  `select p.id, p.reference from (
     select payment from payments.attempt where slot = $1 and id = $2
     union all
     select payment from payments.refund where slot = $1 and id = $2
   ) n join payments.payment p on p.slot = $1 and p.id = n.payment`,
);

/** What is unknown or not what was asked is always due to be asked about. */
export const readUnclearAttempts = statement<AttemptRow & { readonly reference: string }>(
  'read payments.attempt unclear',
  `select ${attemptColumns}, p.reference
   from payments.attempt a join payments.payment p on p.slot = a.slot and p.id = a.payment
   where a.slot = any ($1::int2[]) and a.ask_at is not null
     and a.state in ('unknown', 'mismatched')
     and (coalesce(a.sent_at, a.opened_at), a.id) > ($2::timestamptz, $3::uuid)
   order by coalesce(a.sent_at, a.opened_at), a.id limit $4`,
);

/** Refunds since one id ($2) and before another ($4), under way or failed, in all slots ($1). */
export const readRefundsNotMade = statement<RefundRow>(
  'read payments.refund not made',
  `select slot, id, payment, attempt, reference, amount, currency, reason, state,
     provider_reference, evidence, ask_at, asked, by_bank
   from payments.refund
   where slot = any ($1::int2[]) and id >= $2::uuid and id < $4::uuid and state <> 'succeeded'
   order by id desc limit $3`,
);
