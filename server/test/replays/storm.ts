import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { auditBooks } from '#ledger';
import { auditResellers, readFloat } from '#resellers';
import { auditSales, sellDueOrders } from '#sales';
import { openPartnerWorld, type Partner, type PartnerWorld } from '#test/partner-world';
import { openTier } from '#test/shop-world';

export interface Storm {
  readonly keys: number;
  /** How often each is sent, all at once as far as `inFlight` allows. */
  readonly copies: number;
  readonly inFlight: number;
}

export interface Weathered {
  /** How many sales there are now, and what they took out of the float. */
  readonly effects: number;
  readonly requests: number;
  readonly statuses: ReadonlyMap<number, number>;
}

const amountMinor = 5_000n;
/** The sale's commission comes back into the float. */
const costMinor = 4_900n;
const linesAtMost = 500;
/** Keys whose copies are under way side by side. */
const keysAtOnce = 40;

/**
 * Sends each of many top-ups many times at once, of every third some copies behind one's back, and
 * holds what there is then to one effect for each key: in the answers, in the float, and in the
 * books.
 */
export async function weather(
  t: { after(work: () => Promise<void>): void },
  storm: Storm,
  say: (line: string) => void = () => undefined,
): Promise<Weathered> {
  const world = await openPartnerWorld(t, {
    topup_most_per_30_days_minor: 100_000_000,
    topup_most_balance_minor: 100_000_000,
  });
  const { context } = world;
  const numbers: string[] = [];
  for (let one = 0; one < Math.min(storm.keys, linesAtMost); one += 1) {
    numbers.push(await world.newNumber());
  }
  const floatMinor = BigInt(storm.keys) * amountMinor;
  const partner = await openUnlimited(world, floatMinor);
  const headers = await world.signedIn(partner);
  const heard: Heard = { statuses: new Map(), topups: new Map() };
  for (let from = 0; from < storm.keys; from += keysAtOnce) {
    const orders = Array.from({ length: Math.min(keysAtOnce, storm.keys - from) }, (_, at) =>
      orderTo(numbers[(from + at) % numbers.length] ?? ''),
    );
    await sendAll(storm, orders, (order, isBehind) => send(world, heard, order, isBehind, headers));
    await sellDueOrders(context);
    if (from % (keysAtOnce * 25) === 0) say(`${from + orders.length} of ${storm.keys} keys`);
  }
  const left = await readFloat(context, partner.reseller);
  for (const audit of [auditBooks, auditResellers, auditSales]) {
    for (const { name, problems } of await audit(context)) assert.deepEqual(problems, [], name);
  }
  const { statuses } = heard;
  const requests = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  return { effects: Number((floatMinor - left) / costMinor), requests, statuses };
}

interface Heard {
  readonly statuses: Map<number, number>;
  readonly topups: Map<string, string>;
}

type Order = ReturnType<typeof orderTo>;

function orderTo(number: string) {
  const reference = `storm-${randomUUID()}`;
  return { reference, number, amountMinor: Number(amountMinor), isTwinIntended: true };
}

async function openUnlimited(world: PartnerWorld, floatMinor: bigint): Promise<Partner> {
  const partner = await world.partner({ floatMinor, requestsPerMinute: 100_000_000 });
  const most = { dayCount: 1_000_000, monthCount: 1_000_000, mostMinor: floatMinor };
  const ever = { dayMinor: floatMinor * 2n, monthMinor: floatMinor * 2n };
  await openTier(world.context, { ...most, ...ever });
  return partner;
}

async function sendAll(
  { copies, inFlight }: Storm,
  orders: readonly Order[],
  sendOne: (order: Order, isBehind: boolean) => Promise<void>,
): Promise<void> {
  const wave = Array.from({ length: copies }, (_, copy) =>
    orders.map((order, key) => ({ order, isBehind: key % 3 === 0 && copy % 5 === 4 })),
  ).flat();
  for (let at = 0; at < wave.length; at += inFlight) {
    const together = wave.slice(at, at + inFlight);
    await Promise.all(together.map(({ order, isBehind }) => sendOne(order, isBehind)));
  }
}

async function send(
  { call }: PartnerWorld,
  { statuses, topups }: Heard,
  order: Order,
  isBehind: boolean,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const prefer = isBehind ? { prefer: 'respond-async' } : {};
  const asked = { method: 'POST', body: order, headers: { ...headers, ...prefer } };
  const { status, body } = await call('/api/partner/v1/topups', asked);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  assert.ok(status === 201 || status === 202, JSON.stringify(body));
  if (status === 202) return;
  const told = String(body['topup']);
  assert.equal(topups.get(order.reference) ?? told, told, 'two top-ups under one reference');
  topups.set(order.reference, told);
}
