import { setTimeout as sleep } from 'node:timers/promises';
import { slotOf, uuidOf } from '#base';
import type { NoticeKey } from '#payments';
import type { Place } from '../benchmark.ts';
import { withHastyClient } from './copies.ts';
import type { BenchOrder } from './order.ts';
import { paidFields } from './paid-notice.ts';

/** As `receiveNotice` stores them, and not yet applied. */
const insertNotices = `
  insert into payments.notice (slot, connector, event_id, attempt, body, says, received_at)
  select r.slot, $1, r.event_id, r.attempt, $2, r.says, $3
  from unnest($4::int2[], $5::text[], $6::uuid[], $7::jsonb[])
    as r (slot, event_id, attempt, says)`;

/** Stores a notice for each order that says it was paid. Nothing reads its body any more. */
export async function storeNotices(
  { context, databaseUrl, world }: Place,
  orders: readonly BenchOrder[],
): Promise<NoticeKey[]> {
  const nowMs = context.clock.now();
  const { connector, signedForm } = world.alipay;
  const notices = orders.map((order) => {
    const fields = paidFields(order, nowMs);
    const says = {
      says: 'captured',
      amount: order.amount.replace('.', ''),
      currency: 'CNY',
      providerReference: fields['trade_no'],
      capturedAt: nowMs,
      isOurs: true,
    };
    const { attempt } = order;
    return { slot: slotOf(attempt), eventId: fields['notify_id'] ?? '', attempt, says };
  });
  const [sample] = orders;
  await withHastyClient(databaseUrl, async (client) =>
    client.query(insertNotices, [
      connector,
      sample ? await signedForm(paidFields(sample, nowMs)) : Buffer.alloc(0),
      new Date(nowMs),
      notices.map(({ slot }) => slot),
      notices.map(({ eventId }) => eventId),
      notices.map(({ attempt }) => uuidOf(attempt)),
      notices.map(({ says }) => JSON.stringify(says)),
    ]),
  );
  return notices.map(({ slot, eventId }) => ({ slot, eventId, connector }));
}

const countWaiting = 'select count(*)::int as left from payments.notice where applied_at is null';
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
