import { setTimeout as sleep } from 'node:timers/promises';
import { slotOf, uuidOf } from '#base';
import type { StoredNotice } from '#payments';
import type { Place } from '../benchmark.ts';
import { withHastyClient } from './copies.ts';
import type { BenchOrder } from './order.ts';
import { paidFields } from './paid-notice.ts';

/** As `receiveNotice` stores them, and not yet applied. */
const insertNotices = `
  with stored as (
    insert into payments.notice (slot, connector, event_id, attempt, body, says, received_at)
    select r.slot, $1, r.event_id, r.attempt, $2, r.says::json, $3
    from unnest($4::int2[], $5::text[], $6::uuid[], $7::text[])
      as r (slot, event_id, attempt, says)
    returning slot, connector, event_id, received_at
  )
  insert into payments.waiting_notice select * from stored`;

/** Stores a notice for each order that says it was paid. Nothing reads its body any more. */
export async function storeNotices(
  { context, databaseUrl, world }: Place,
  orders: readonly BenchOrder[],
): Promise<StoredNotice[]> {
  const nowMs = context.clock.now();
  const { connector, signedForm } = world.alipay;
  const notices = orders.map(({ attempt, amount }): StoredNotice => {
    const fields = paidFields({ attempt, amount }, nowMs);
    const evidence = {
      says: 'captured',
      amount: BigInt(amount.replace('.', '')),
      currency: 'CNY',
      providerReference: fields['trade_no'] ?? '',
      capturedAt: nowMs,
      isOurs: true,
    } as const;
    return {
      slot: slotOf(attempt),
      connector,
      eventId: fields['notify_id'] ?? '',
      attempt,
      evidence,
    };
  });
  const [sample] = orders;
  await withHastyClient(databaseUrl, async (client) =>
    client.query(insertNotices, [
      connector,
      sample ? await signedForm(paidFields(sample, nowMs)) : Buffer.alloc(0),
      new Date(nowMs),
      notices.map(({ slot }) => slot),
      notices.map(({ eventId }) => eventId),
      orders.map(({ attempt }) => uuidOf(attempt)),
      orders.map(({ amount }) => JSON.stringify({ says: 'captured', amount })),
    ]),
  );
  return notices;
}

const countWaiting = 'select count(*)::int as left from payments.waiting_notice';
const lookEveryMs = 20;

/** Waits until every notice that was taken has been applied. */
export async function untilApplied({ databaseUrl }: Place): Promise<void> {
  await withHastyClient(databaseUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ left: number }>(countWaiting);
      if (rows[0]?.left === 0) return;
      await sleep(lookEveryMs);
    }
  });
}
