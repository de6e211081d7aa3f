import { decideAdjustment, proposeAdjustment } from '#adjustments';
import { adjust, cancelAction, reserve, takeReservation, transfer } from '#balance-actions';
import { dayMs, newId, present, slotOf } from '#base';
import { orderClosing, settleClosings } from '#closings';
import { openAppeal } from '#disputes';
import { answerAppeal } from '#ops';
import { buyPack, changePlan, openPlan, renewDueTerms } from '#packs';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { failRefundByBill } from '#payments';
import { isOfVoucherSale, listReceipts, type Receipt, type ReceiptKind } from '#receipts';
import { sellTopup, undoVoucherSale } from '#sales';
import { sellOverCounter } from '#tills';
import { approveRefund, proposeRefund, undoTopup } from '#topups';
import { redeemVoucher } from '#vouchers';
import { staffCaller } from './finance.ts';
import { counterSale, openCounter } from './hall-world.ts';
import { openShop, openTier, pin, saleOf, type Shop } from './shop-world.ts';
import type { Person, TopupWorld } from './topup-world.ts';
import { boughtCode, openStock, redemptionOf } from './voucher-world.ts';

/** Somebody to whom everything has happened that a receipt is issued for, newest first. */
export interface Receipted {
  readonly person: Person;
  readonly receipts: readonly Receipt[];
  /** What a shop has of the vouchers it sold there, one of which it took back. */
  readonly sold: readonly Receipt[];
  /** The newest of a kind, and in a channel where one is named. */
  of(kind: ReceiptKind, channel?: string): Receipt;
}

type World = Omit<TopupWorld, 'database'>;

/**
 * A line with both numbers that is topped up in the app, at a shop, over the counter and by a
 * voucher, takes one top-up back, is given a part back of another that then could not be, buys a
 * pack, is corrected, appeals and is given goodwill, is moved by a program, has pack and fees
 * renewed, changes to a plan with a period, and is closed. The world is one in which lines may send
 * each other money.
 */
export async function everyReceipt(world: World): Promise<Receipted> {
  const { context } = world;
  const person = await world.person(['+85265551234', '+8613800138000'], 1_000n);
  await openPlan(context, person.line);
  const shop = await topUp(world, person);
  await buy(world, person);
  await correct(world, person);
  await appeal(world, person);
  await moveByProgram(world, person);
  context.clock.advance(31 * dayMs);
  await renewDueTerms(context);
  const plan = { request: requestOf(person), line: person.line, plan: 'twin_city_30' };
  await changePlan(context, { ...plan, priceMinor: 8_800n, channel: 'app' });
  await close(world, person);
  const { receipts } = await listReceipts(context, person.subscriber, { limit: 100 });
  const sold = await soldAt(world, shop);
  const of = (kind: ReceiptKind, channel?: string): Receipt =>
    present(
      [...receipts, ...sold].find(
        (one) => one.kind === kind && (channel ?? one.channel) === one.channel,
      ),
      `a receipt: ${kind} ${channel ?? ''}`,
    );
  return { person, receipts, sold, of };
}

async function topUp(world: World, person: Person): Promise<Shop> {
  const { context } = world;
  const { number, subscriber } = person;
  await world.tell(await world.order(number, 50_000n, subscriber));
  const order = await world.order(number, 10_000n, subscriber);
  await world.tell(order);
  await undoTopup(context, order.id, subscriber);
  await giveBack(world, person);
  await openTier(context);
  const shop = await openShop(context, { name: 'Wing Fat Store, Mong Kok' });
  await sellTopup(context, shop.visit, saleOf(shop, number, 5_000n));
  const counter = await openCounter(context);
  await sellOverCounter(context, counter.clerk, counterSale(counter, number, 20_000n));
  await openStock(context, { count: 3, valueMinor: 30_000n });
  const { code } = await boughtCode(context, shop, 30_000n);
  await redeemVoucher(context, redemptionOf(person, code));
  const { id: sale, code: back } = await boughtCode(context, shop, 30_000n);
  await undoVoucherSale(context, shop.visit, { sale, code: back, login: shop.login, pin });
  return shop;
}

/** A top-up that was sold is its shop's as well, and its line's owner has it here already. */
async function soldAt({ context }: World, { id }: Shop): Promise<Receipt[]> {
  const { receipts } = await listReceipts(context, id, { limit: 100 });
  return receipts.filter(isOfVoucherSale);
}

function requestOf({ subscriber }: Person): Request {
  const key = newId('key', Date.now(), 0).slice(4);
  return { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
}

async function appeal(world: World, person: Person): Promise<void> {
  const { context } = world;
  const order = await world.order(person.number, 20_000n, person.subscriber);
  await world.tell(order);
  const { subscriber: by, line } = person;
  const number = await openAppeal(context, {
    request: requestOf(person),
    kind: 'wrong_number',
    subject: order.id,
    line,
    by,
    reader: by,
    words: 'It was meant for my mother.',
    language: 'en',
  });
  const wanted = { gives: 'credit', amountMinor: 700n } as const;
  await answerAppeal(context, staffCaller('support'), number, { wanted, words: 'Sorry.' });
}

/** What a program gives, takes back, has a line send to another, and is paid by it. */
async function moveByProgram(world: World, { line }: Person): Promise<void> {
  const { context } = world;
  const { id: reseller } = await openShop(context, { name: 'A program' });
  const client = {
    id: newId('cli', context.clock.now(), slotOf(reseller)),
    reseller,
    name: 'A program',
    scopes: [],
    networks: [],
    certificates: [],
    certificateNotes: {},
    requestsPerMinute: 60,
    isSuspended: false,
    createdAt: context.clock.now(),
  };
  const asked = (text: string) => ({ client, key: text, text });
  const money = { line, bucket: 0n, unit: 'HKD', said: {} } as const;
  await adjust(context, asked('give'), { ...money, amount: 250n });
  const { id } = await adjust(context, asked('give more'), { ...money, amount: 150n });
  await cancelAction(context, { reseller }, id);
  const other = await world.person(['+85265554321'], 0n);
  const receiver = { line: other.line, bucket: 0n };
  await transfer(context, asked('send'), { ...money, receiver, amount: 120n });
  const wanted = { ...money, amount: 90n, until: null };
  const reserved = await reserve(context, asked('reserve'), wanted);
  await takeReservation(context, { reseller }, reserved.id);
}

async function close(world: World, { line, number, subscriber: by }: Person): Promise<void> {
  const { context } = world;
  await world.tell(await world.order(number, 10_000n, by));
  const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
  await orderClosing(context, { line, by, ...to });
  await settleClosings(context);
}

/** Two people give a part back, and the provider says by its bill that it could not. */
async function giveBack({ context, ...world }: World, { number, subscriber }: Person) {
  const { id } = await world.order(number, 40_000n, subscriber);
  await world.tell(await world.read(id, subscriber));
  const [by, other] = [newId('stf', context.clock.now(), 1), newId('stf', context.clock.now(), 2)];
  const proposal = { price: 1_000n, spentRule: 'refuse', reason: 'asked', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, id, proposal));
  await context.db.transaction((tx) => approveRefund(tx, id, refund, other));
  await context.db.transaction((tx) => failRefundByBill(tx, refund as `rfd_${string}`));
}

async function buy({ context }: World, person: Person): Promise<void> {
  const wanted = { request: requestOf(person), line: person.line, code: 'hk_5gb_30d' };
  const terms = { priceMinor: 4_800n, renews: true, isShortLifeAccepted: true };
  await buyPack(context, { ...wanted, ...terms, channel: 'ussd' });
}

async function correct({ context }: World, { line }: Person): Promise<void> {
  const wanted = { line, reason: 'courtesy', amountMinor: 1_500n, note: 'waited' } as const;
  const { id: adjustment } = await proposeAdjustment(context, staffCaller('clerk'), wanted);
  await decideAdjustment(context, staffCaller('supervisor'), { adjustment, isApproved: true });
}
