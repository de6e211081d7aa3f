import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs, newId } from '#base';
import { listMessages } from '#notifications';
import { recordRate } from '#fx';
import { readReceiptsOfTopup } from '#receipts';
import { booksHold } from '#test/book-truth';
import { openTopupWorld, orderQuoted, type Person } from '#test/topup-world';
import { type Maker, orderTopup, type Quote, quoteTopup, type TopupId } from '#topups';

const world = await openTopupWorld();
const { context } = world;

let people = 0;
function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8525${String(people).padStart(7, '0')}`]);
}

function quoteFor({ number }: Person, maker: Maker, valueMinor = 10_000n): Promise<Quote> {
  return quoteTopup(context, { number, valueMinor, maker, channel: 'app' });
}

/** Orders as the app does, each time by a key of its own. */
function order(quote: Quote, maker: Maker, isTwinIntended = false): Promise<TopupId> {
  const key = newId('key', context.clock.now(), 0).slice(4);
  return orderTopup(context, {
    request: { caller: maker.slice(4), key, fingerprint: Buffer.from(quote.id) },
    quote: quote.id,
    method: 'alipay_cn',
    maker,
    scenes: ['mobile_web'],
    returnUrl: 'http://localhost/top-ups/{topup}',
    language: 'en',
    isTwinIntended,
  });
}

test('the same number and amount within ten minutes is asked about, by whomever', async () => {
  const [person, friend] = [await newcomer(), await newcomer()];
  const maker = person.subscriber;
  const first = await world.read(await order(await quoteFor(person, maker), maker), maker);
  await world.tell(first);
  const asked = { code: 'topup_twin', details: { topup: first.id } };
  await assert.rejects(order(await quoteFor(person, maker), maker), asked);
  await assert.rejects(
    order(await quoteFor(person, friend.subscriber), friend.subscriber),
    asked,
    'who pays for a friend who has just paid',
  );
  await order(await quoteFor(person, friend.subscriber, 5_000n), friend.subscriber);
  await order(await quoteFor(person, maker), maker, true);
});

test('after ten minutes the same again is nothing to ask about', async () => {
  const person = await newcomer();
  const maker = person.subscriber;
  const first = await world.read(await order(await quoteFor(person, maker), maker), maker);
  await world.tell(first);
  context.clock.advance(10 * minuteMs + 1);
  await order(await quoteFor(person, maker), maker);
});

test('a quote is ordered by within fifteen minutes, and by whom it was made for', async () => {
  const [person, stranger] = [await newcomer(), await newcomer()];
  const maker = person.subscriber;
  const quote = await quoteFor(person, maker);
  await assert.rejects(order(quote, stranger.subscriber), { code: 'quote_unknown' });
  context.clock.advance(15 * minuteMs + 1);
  await assert.rejects(order(quote, maker), { code: 'quote_expired' });
});

test('what was quoted is the price, though the rate has changed since', async (t) => {
  const apart = await openTopupWorld(t);
  const { subscriber: maker, number } = await apart.person(['+85251239999']);
  // No price of the list, which would be the same at any rate.
  const asked = { number, valueMinor: 12_000n, maker, channel: 'app' };
  const quote = await quoteTopup(apart.context, asked);
  apart.context.clock.advance(minuteMs);
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(apart.context, { ...rate, numerator: 80n, denominator: 100n });
  const placed = await orderQuoted(apart.context, quote.id, maker);
  assert.equal(placed.price, 11_040n);
  await apart.tell(placed);
  assert.equal((await apart.read(placed.id, maker)).state, 'credited');
  const [receipt] = await readReceiptsOfTopup(apart.context, placed.id);
  assert.deepEqual([receipt?.paid.amountMinor, receipt?.rate?.text], [11_040n, '1 HKD = 0.92 CNY']);
  const next = await quoteTopup(apart.context, asked);
  assert.equal((await orderQuoted(apart.context, next.id, maker)).price, 9_600n);
  await booksHold(apart.context);
});

test('of a top-up for somebody else both are told, and neither reads the other whole', async () => {
  const [person, friend] = [await newcomer(), await newcomer()];
  const maker = friend.subscriber;
  await world.tell(await world.read(await order(await quoteFor(person, maker), maker), maker));
  const beforeMs = context.clock.now() + 1;
  const kindsTo = async (to: Person['number']): Promise<string[]> =>
    (await listMessages(context, { to, beforeMs, limit: 10 })).map(({ kind }) => kind);
  assert.deepEqual(await kindsTo(person.number), ['gift_received']);
  assert.deepEqual(await kindsTo(friend.number), ['gift_paid']);
});

test('of a guest’s top-up the owner is told, and nobody else', async () => {
  const person = await newcomer();
  const guest = newId('dev', context.clock.now(), 0);
  await world.tell(await world.read(await order(await quoteFor(person, guest), guest), guest));
  const asked = { to: person.number, beforeMs: context.clock.now() + 1, limit: 10 };
  assert.deepEqual(
    (await listMessages(context, asked)).map(({ kind }) => kind),
    ['gift_received'],
  );
});
