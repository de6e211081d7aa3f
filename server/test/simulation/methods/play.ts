import assert from 'node:assert/strict';
import { hongKongWallClock, newId, type PhoneNumber, type Refusal } from '#base';
import { lockAccounts, spend } from '#ledger';
import { type MandateId, readMandate, stopMandate } from '#mandates';
import { accountOf } from '#subscribers';
import {
  approveRefund,
  cancelTopup,
  proposeRefund,
  quoteTopup,
  orderTopup,
  readTopup,
  type OrderedTopup,
  undoTopup,
} from '#topups';
import { makePerson, type Person } from '#test/topup-world';
import { closeLine } from './closing.ts';
import type { Befalling } from './befalling.ts';
import { type Plan, valueOf } from './plan.ts';
import type { Shop } from './shop.ts';
import { signMandate } from './signing.ts';
import type { Part, Prepared, Story } from './story.ts';
import { patienceMs, type World } from './world.ts';

/** A person comes, with somebody who pays for them or not, and saves the method. */
export async function prepare(world: World, part: Part): Promise<Prepared> {
  const { context } = world;
  const { plan, seed } = part;
  const digits = 1_000_000 + (seed % 8_999_999);
  const own: PhoneNumber = `+8525${digits}`;
  const giver: PhoneNumber = `+8526${digits}`;
  const person = await makePerson(context, [own], 0n, 'commuter');
  const isGift = plan.isGift && !plan.isByMandate;
  const payer = isGift ? await makePerson(context, [giver], 0n, 'commuter') : person;
  const mandate = plan.isByMandate ? await signMandate(world, plan, person) : null;
  return { ...part, person, payer, mandate };
}

/** Orders, and is at the provider. */
export async function begin(world: World, prepared: Prepared): Promise<Story> {
  const { plan, mandate } = prepared;
  const topup = await order(world, prepared);
  const shop = world.shops.of[plan.code];
  const outTradeNo = shop.numberOf(topup.attempt);
  for (const befalling of plan.faults) await strike(shop, outTradeNo, befalling);
  for (const befalling of plan.refundFaults) await strike(shop, outTradeNo, befalling);
  if (mandate !== null) await spoilCollection(world, plan, outTradeNo, mandate);
  const code = mandate === null ? await pay(world, plan, topup) : null;
  return { ...prepared, topup, again: null, code };
}

/** A mandate whose provider charges by day alone is asked again when its time has come. */
export async function isPutOff(world: World, prepared: Prepared): Promise<boolean> {
  const { mandate } = prepared;
  if (mandate === null) return false;
  const { terms } = await readMandate(world.context, mandate);
  const hour = Number(hongKongWallClock(world.context.clock.now()).slice(11, 13));
  if (terms.hours === null || (hour >= terms.hours.from && hour < terms.hours.until)) return false;
  await assert.rejects(order(world, prepared), { code: 'mandate_not_yet' });
  return true;
}

/** Gives the order up, and pays another one where nothing was charged as far as anybody knows. */
export async function orderAgain(world: World, story: Story): Promise<Story> {
  const { context } = world;
  const { plan, topup, payer } = story;
  if (!plan.isOrderedAgain) return story;
  await cancelTopup(context, topup.id, payer.subscriber);
  const { state } = await readTopup(context, topup.id, payer.subscriber);
  if (state !== 'not_charged') return story;
  const again = await order(world, story);
  await pay(world, { ...plan, act: 'pays' }, again);
  return { ...story, again };
}

async function strike(
  shop: Shop,
  outTradeNo: string,
  { fault, nth, method, ms }: Befalling,
): Promise<void> {
  const match = {
    outTradeNo,
    ...(nth === undefined ? {} : { nth }),
    ...(method === undefined ? {} : { method }),
  };
  const added = await shop.post('faults', { fault, match, ...(ms === undefined ? {} : { ms }) });
  assert.ok(added['isOk'], `${fault}: ${JSON.stringify(added)}`);
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
    wechat_cn: `contracts/${digits}/stop`,
    wechat_global: `contracts/${digits}/stop`,
    stripe: `trades/${mandate}/detach-card`,
  };
  await shop.post(routes[code] ?? '');
}

/** By our page to the provider's, and what the payer does there; gives the code that is shown. */
async function pay(
  { publicUrl, shops }: World,
  { code, act }: Plan,
  topup: OrderedTopup,
): Promise<string | null> {
  const shop = shops.of[code];
  const ours = `${publicUrl}/pay/${topup.attempt}`;
  if (act === 'goes back' && code !== 'fps_qr') return addressBehind(ours);
  const text = await loaded(ours);
  const content = /data-content="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
  if (act === 'leaves' || act === 'goes back') return content;
  if (code !== 'fps_qr') {
    await shop.post(`trades/${shop.numberOf(topup.attempt)}/${act === 'pays' ? 'pay' : 'refuse'}`);
    return null;
  }
  if (act === 'pays' && content) await shop.post('scan', { code: content });
  return content;
}

/** The page that ours leads to, which nobody opens yet; null where its provider gives none. */
async function addressBehind(ours: string): Promise<string | null> {
  const signal = AbortSignal.timeout(patienceMs);
  const page = await fetch(ours, { signal, redirect: 'manual' }).catch(() => undefined);
  return page?.headers.get('location') ?? null;
}

/** Gives up what nobody has opened yet. */
export async function changeMind({ context }: World, { plan, topup, payer }: Story): Promise<void> {
  if (plan.act === 'goes back' && !plan.isByMandate) {
    await cancelTopup(context, topup.id, payer.subscriber);
  }
}

/**
 * Pays by the first page or code after all, minutes after giving it up: where that can be done
 * nobody may have been told that nothing was charged. Gives whether it could.
 */
export async function goBack({ context, shops }: World, story: Story): Promise<boolean> {
  const { plan, topup, payer, code } = story;
  if (plan.act !== 'goes back' || code === null) return false;
  const shop = shops.of[plan.code];
  const { state } = await readTopup(context, topup.id, payer.subscriber);
  if (plan.code !== 'fps_qr') await loaded(code);
  const { isOk } =
    plan.code === 'fps_qr'
      ? await shop.post('scan', { code })
      : await shop.post(`trades/${shop.numberOf(topup.attempt)}/pay`);
  const isWrong = isOk === true && state === 'not_charged';
  assert.ok(!isWrong, `${story.name}: paid, and was called ${state}; ${JSON.stringify(plan)}`);
  return isOk === true;
}

/** The code is scanned when its order has long been over. Gives whether it was. */
export async function payLate({ context, shops }: World, story: Story): Promise<boolean> {
  const { plan, topup, payer, code } = story;
  if (plan.act !== 'pays late' || code === null) return false;
  const { state } = await readTopup(context, topup.id, payer.subscriber);
  assert.equal(state, 'not_charged', `${story.name}: it is not over`);
  const scanned = await shops.of.fps_qr.post('scan', { code });
  assert.ok(scanned['isOk'], JSON.stringify(scanned));
  return true;
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
export async function goOn(world: World, story: Story): Promise<void> {
  const { plan, topup, payer, person } = story;
  const { context, shops } = world;
  const now = await readTopup(context, topup.id, payer.subscriber);
  if (now.state !== 'credited' || plan.after === 'nothing') return;
  const shop = shops.of[plan.code];
  await use(world, person, (valueOf(plan) * BigInt(plan.spentThirds)) / 3n);
  if (plan.after === 'close') return closeLine(world, story);
  if (plan.after === 'undo') {
    // Too late for it by now, as often as not.
    await undoTopup(context, topup.id, payer.subscriber).catch(() => undefined);
    return;
  }
  if (plan.after.startsWith('part')) await giveBack(world, plan, topup, now.price / 3n);
  if (plan.after.startsWith('whole')) await giveBack(world, plan, topup, now.price);
  // Before any of it was sent.
  const outTradeNo = shop.numberOf(topup.attempt);
  if (plan.after.includes('dispute')) await shop.post(`trades/${outTradeNo}/dispute`, {});
}

/** The line is used, so that its money is not all there any more. */
async function use({ context }: World, { line }: Person, amount: bigint): Promise<void> {
  if (amount === 0n) return;
  const account = accountOf(line);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    spend(tx, account, amount, { unit: 'HKD' }, 'income:fee', { code: 'usage', cause: line });
  });
}

/** By two people; the second of them presses twice, and it is done once. */
async function giveBack(
  { context }: World,
  { spentThirds, spentRule }: Plan,
  topup: OrderedTopup,
  price: bigint,
): Promise<void> {
  const [by, checker] = [
    newId('stf', context.clock.now(), 1),
    newId('stf', context.clock.now(), 2),
  ];
  const proposal = { price, spentRule, reason: 'simulated', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, topup.id, proposal));
  const approve = () =>
    context.db.transaction((tx) => approveRefund(tx, topup.id, refund, checker));
  const ends = await Promise.allSettled([approve(), approve()]);
  const refusals = ends.flatMap((end) =>
    end.status === 'rejected' ? [end.reason as Refusal] : [],
  );
  const [code, other] = refusals.map((refusal) => refusal.code);
  if (spentThirds > 0 && spentRule === 'refuse' && code === 'refund_spent') return;
  assert.deepEqual([code, other], ['refund_not_proposed', undefined]);
}

/**
 * What is decided elsewhere: by banks, and by people in WeChat's console. Gives whether a refund
 * came back.
 */
export async function decideElsewhere(world: World, story: Story): Promise<boolean> {
  const { plan, topup } = story;
  const { shops } = world;
  const end = /dispute (won|lost)$/.exec(plan.after)?.[1];
  const shop = shops.of[plan.code];
  const trade = `trades/${shop.numberOf(topup.attempt)}`;
  if (end) await shop.post(`${trade}/dispute-${end}`, {});
  await dealWithRefund(world, story);
  if (!plan.isReversed) return false;
  // A no where nothing has gone back.
  return (await shop.post(`${trade}/reverse-refund`))['isOk'] === true;
}

/** By people in WeChat's console. Gives whether there was one to deal with. */
export async function dealWithRefund({ shops }: World, { plan, topup }: Story): Promise<boolean> {
  if (!plan.code.startsWith('wechat')) return false;
  const shop = shops.of[plan.code];
  const dealt = await shop.post(`trades/${shop.numberOf(topup.attempt)}/deal-with-refund`);
  return dealt['isOk'] === true;
}
