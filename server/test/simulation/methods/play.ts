import { assert, newId, type PhoneNumber } from '#base';
import { type MandateId, readMandate, stopMandate } from '#mandates';
import {
  approveRefund,
  proposeRefund,
  quoteTopup,
  orderTopup,
  readTopup,
  type OrderedTopup,
  undoTopup,
} from '#topups';
import { makePerson } from '#test/topup-world';
import type { Befalling } from './befalling.ts';
import { type Plan, valueOf } from './plan.ts';
import type { Shop } from './shop.ts';
import { signMandate } from './signing.ts';
import type { Prepared, Story } from './story.ts';
import { patienceMs, type World } from './world.ts';

/** A person comes, with somebody who pays for them or not, and saves the method. */
export async function prepare(world: World, seed: number, plan: Plan): Promise<Prepared> {
  const { context } = world;
  const digits = 1_000_000 + (seed % 8_999_999);
  const own: PhoneNumber = `+8525${digits}`;
  const giver: PhoneNumber = `+8526${digits}`;
  const person = await makePerson(context, [own], 0n, 'commuter');
  const isGift = plan.isGift && !plan.isByMandate;
  const payer = isGift ? await makePerson(context, [giver], 0n, 'commuter') : person;
  const mandate = plan.isByMandate ? await signMandate(world, plan, person) : null;
  return { seed, plan, person, payer, mandate };
}

/** Orders, and is at the provider. */
export async function begin(world: World, prepared: Prepared): Promise<Story> {
  const { plan, mandate } = prepared;
  const topup = await order(world, prepared);
  const shop = world.shops.of[plan.code];
  const outTradeNo = shop.numberOf(topup.attempt);
  for (const befalling of plan.faults) await strike(shop, outTradeNo, befalling);
  if (mandate !== null) await spoilCollection(world, plan, outTradeNo, mandate);
  else await pay(world, plan, topup);
  return { ...prepared, topup };
}

async function strike(
  shop: Shop,
  outTradeNo: string,
  { fault, nth, ms }: Befalling,
): Promise<void> {
  const match = { outTradeNo, ...(nth === undefined ? {} : { nth }) };
  const added = await shop.post('faults', { fault, match, ...(ms === undefined ? {} : { ms }) });
  assert(added['isOk'] === true, `${fault}: ${JSON.stringify(added)}`);
}

async function order({ context }: World, prepared: Prepared): Promise<OrderedTopup> {
  const { plan, person, payer, mandate } = prepared;
  const { number } = person;
  const { subscriber: maker } = payer;
  const valueMinor = valueOf(plan);
  // One that is first seen now, where somebody sits at one.
  const device = mandate === null ? newId('dev', context.clock.now(), 0) : undefined;
  const quote = await quoteTopup(context, { number, valueMinor, maker, device, channel: 'app' });
  const isSigned = mandate !== null && (await readMandate(context, mandate)).state === 'active';
  const key = context.ids.next('key', 0).slice(4);
  const id = await orderTopup(context, {
    request: { caller: maker.slice(4), key, fingerprint: Buffer.from(quote.id) },
    quote: quote.id,
    method: plan.code,
    ...(isSigned ? { mandate } : {}),
    maker,
    device,
    scenes: ['mobile_web', 'qr'],
    returnUrl: 'http://127.0.0.1:9/top-ups/{topup}',
    language: 'en',
    isTwinIntended: true,
  });
  return (await readTopup(context, id, maker)) as OrderedTopup;
}

/** Before the money is asked for: what the wallet will say, and who ends the mandate when. */
async function spoilCollection(
  { context, shops }: World,
  { code, decline, ending }: Plan,
  outTradeNo: string,
  mandate: MandateId,
): Promise<void> {
  const shop = shops.of[code];
  if (decline !== null && code === 'stripe') {
    await shop.post(`trades/${mandate}/change-card`, { card: decline });
  } else if (decline !== null) {
    await shop.post('faults', { fault: decline, match: { outTradeNo } });
  }
  if (ending === 'by us') {
    const by = { owner: undefined, endedBy: 'us', reason: 'the simulation' } as const;
    await stopMandate(context, mandate, by);
  }
  if (ending !== 'in the wallet') return;
  const digits = mandate.slice(4);
  const routes: Readonly<Record<string, string>> = {
    alipay_cn: `agreements/${digits}/stop`,
    alipay_cycle: `agreements/${digits}/stop`,
    alipay_hk: `authorizations/${mandate}/stop`,
    antom_cn: `authorizations/${mandate}/stop`,
    wechat_global: `contracts/${digits}/stop`,
    stripe: `trades/${mandate}/detach-card`,
  };
  await shop.post(routes[code] ?? '');
}

/** By our page to the provider's, and what the payer does there. */
async function pay(
  { publicUrl, shops }: World,
  { code, act }: Plan,
  topup: OrderedTopup,
): Promise<void> {
  const shop = shops.of[code];
  const text = await loaded(`${publicUrl}/pay/${topup.attempt}`);
  if (act === 'leaves') return;
  if (code !== 'fps_qr') {
    await shop.post(`trades/${shop.numberOf(topup.attempt)}/${act === 'pays' ? 'pay' : 'refuse'}`);
    return;
  }
  const content = /data-content="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  if (act === 'pays' && content) await shop.post('scan', { code: content });
}

/** The page that an address leads to; one that does not come is asked for again, as people do. */
async function loaded(address: string): Promise<string> {
  for (let tried = 0; tried < 4; tried += 1) {
    const signal = AbortSignal.timeout(patienceMs);
    const text = await fetch(address, { signal })
      .then((page) => (page.ok ? page.text() : undefined))
      .catch(() => undefined);
    if (text !== undefined) return text;
  }
  return '';
}

/** What comes after a top-up that was credited. */
export async function goOn(world: World, { plan, topup, payer }: Story): Promise<void> {
  const { context, shops } = world;
  const now = await readTopup(context, topup.id, payer.subscriber);
  if (now.state !== 'credited' || plan.after === 'nothing') return;
  const shop = shops.of[plan.code];
  const outTradeNo = shop.numberOf(topup.attempt);
  if (plan.refundFault !== null) {
    await shop.post('faults', { fault: plan.refundFault, match: { outTradeNo } });
  }
  if (plan.after === 'undo') {
    // Too late for it by now, as often as not.
    await undoTopup(context, topup.id, payer.subscriber).catch(() => undefined);
    return;
  }
  if (plan.after.startsWith('part')) await giveBack(world, topup, now.price / 3n);
  if (plan.after.startsWith('whole')) await giveBack(world, topup, now.price);
  // Before any of it was sent.
  if (plan.after.includes('dispute')) await shop.post(`trades/${outTradeNo}/dispute`, {});
}

async function giveBack({ context }: World, topup: OrderedTopup, price: bigint): Promise<void> {
  const [by, checker] = [
    newId('stf', context.clock.now(), 1),
    newId('stf', context.clock.now(), 2),
  ];
  const proposal = { price, spentRule: 'refuse', reason: 'simulated', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, topup.id, proposal));
  await context.db.transaction((tx) => approveRefund(tx, topup.id, refund, checker));
}

/** How a bank decides. */
export async function decideDispute({ shops }: World, { plan, topup }: Story): Promise<void> {
  const end = /dispute (won|lost)$/.exec(plan.after)?.[1];
  const shop = shops.of[plan.code];
  if (end) await shop.post(`trades/${shop.numberOf(topup.attempt)}/dispute-${end}`, {});
}
