import { type HongKongDay, slotCount, startOfDay } from '#base';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { withHastyClient } from './copies.ts';

/** So many payments on one day, and the bill that Alipay would make of them. */
export interface BilledDay {
  readonly day: HongKongDay;
  readonly rows: number;
  /** How many of them are wrong in the bill, so that there is something to find. */
  readonly wrong: number;
  readonly file: Buffer;
}

const amountMinor = 4_600n;
const wrongEvery = 50_000;
const apartMs = 80;

/** The digits of the nth attempt: a UUIDv7 of its instant whose last byte is a slot. */
function digitsOf(firstMs: number, n: number): string {
  const stamp = (firstMs + n * apartMs).toString(16).padStart(12, '0');
  const slot = (n % slotCount).toString(16).padStart(2, '0');
  return `${stamp}70008${n.toString(16).padStart(13, '0')}${slot}`;
}

/** As the product would have captured them; they pay for nothing, which no bill can know. */
const insertPayments = `
  with made as (
    select n, $1::int8 + n * ${apartMs} as ms, (n % ${slotCount})::int2 as slot,
      (lpad(to_hex($1::int8 + n * ${apartMs}), 12, '0') || '70008' || lpad(to_hex(n), 13, '0')
        || lpad(to_hex(n % ${slotCount}), 2, '0'))::uuid as id
    from generate_series(0, $2::int8 - 1) n
  ), paid as (
    insert into payments.payment (slot, id, reference, amount, currency, opened_at, expires_at)
    select slot, id, 'bench', ${amountMinor}, 'CNY', to_timestamp(ms / 1000.0),
      to_timestamp(ms / 1000.0)
    from made
  )
  insert into payments.attempt (slot, id, payment, connector, scene, amount, currency, subject,
    return_url, state, provider_reference, captured_at, sent_at, expires_at, opened_at, changed_at)
  select slot, id, id, 'alipay_cn', 'qr', ${amountMinor}, 'CNY', 'bench', '', 'captured',
    n::text, to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0),
    to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0)
  from made`;

/** Makes the payments, by one statement, and the bill: of fifty thousand rows one is wrong. */
export async function makeBilledDay(
  databaseUrl: string,
  account: string,
  day: HongKongDay,
  count: number,
): Promise<BilledDay> {
  const firstMs = startOfDay(day);
  await withHastyClient(databaseUrl, async (client) => {
    await client.query(insertPayments, [firstMs, count]);
    await client.query('vacuum analyze payments.attempt');
  });
  const file = await alipayBill({ day, rows: rowsOf(firstMs, count), account: `${account}0156` });
  return { day, rows: count, wrong: Math.ceil(count / wrongEvery), file };
}

function* rowsOf(firstMs: number, count: number): Generator<BillRow> {
  for (let n = 0; n < count; n += 1) {
    const isWrong = n % wrongEvery === 0;
    yield {
      number: `att_${digitsOf(firstMs, n)}`,
      amountMinor: isWrong ? amountMinor - 1n : amountMinor,
      atMs: firstMs + n * apartMs,
      feeMinor: 28n,
    };
  }
}
