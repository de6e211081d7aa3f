import pg from 'pg';
import { slotOf, uuidOf } from '#base';
import type { Topup } from '#topups';

/** What differs between an order and its copy for another line. */
export interface OrderCopy {
  readonly slot: number;
  readonly topup: string;
  readonly payment: string;
  readonly attempt: string;
  readonly line: string;
  readonly maker: string;
  readonly makerSlot: number;
  readonly number: string;
}

const names = [
  'slot',
  'topup',
  'payment',
  'attempt',
  'line',
  'maker',
  'number',
  'makerSlot',
] as const satisfies readonly (keyof OrderCopy)[];

const copies = `unnest($3::int2[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[],
  $9::text[], $10::int2[]) as r (slot, topup, payment, attempt, line, maker, number, maker_slot)`;

/** The rows of one order, again and again, whatever columns they have. */
const statements = [
  `insert into topups.topup
   select c.* from topups.topup t, ${copies}, jsonb_populate_record(t, jsonb_build_object(
     'slot', r.slot, 'id', r.topup, 'line', r.line, 'number', r.number, 'maker', r.maker,
     'payment', r.payment, 'attempt', r.attempt, 'owner', substr(r.maker, 5)
   )) c
   where t.slot = $1 and t.id = $2`,
  `insert into topups.made
   select c.* from topups.topup t join topups.made m on m.maker = t.maker and m.topup = t.id,
     ${copies}, jsonb_populate_record(m, jsonb_build_object('slot', r.maker_slot, 'maker', r.maker,
       'topup', r.topup)) c
   where t.slot = $1 and t.id = $2`,
  `insert into receipts.subject
   select c.* from receipts.subject s, ${copies},
     jsonb_populate_record(s, jsonb_build_object('slot', r.slot, 'topup', r.topup)) c
   where s.slot = $1 and s.topup = $2`,
  `insert into payments.payment
   select c.* from topups.topup t join payments.payment p on p.slot = t.slot and p.id = t.payment,
     ${copies}, jsonb_populate_record(p, jsonb_build_object('slot', r.slot, 'id', r.payment,
       'reference', 'top_' || replace(r.topup::text, '-', ''))) c
   where t.slot = $1 and t.id = $2`,
  `insert into payments.attempt
   select c.* from topups.topup t join payments.attempt a on a.slot = t.slot and a.id = t.attempt,
     ${copies}, jsonb_populate_record(a, jsonb_build_object('slot', r.slot, 'id', r.attempt,
       'payment', r.payment, 'state', 'sent', 'sent_at', a.opened_at)) c
   where t.slot = $1 and t.id = $2`,
];

/** Nothing here is measured, so nothing here waits for the disk. */
export async function withHastyClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const options = '-c synchronous_commit=off';
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function copyOrders(
  url: string,
  order: Topup,
  given: readonly OrderCopy[],
): Promise<void> {
  const columns = names.map((name) => given.map((copy) => copy[name]));
  await withHastyClient(url, async (client) => {
    for (const text of statements) {
      await client.query(text, [slotOf(order.id), uuidOf(order.id), ...columns]);
    }
  });
}
