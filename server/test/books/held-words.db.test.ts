import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hongKongMidnight, hourMs, newId, type Language, minuteMs, present } from '#base';
import { sendDueMessages } from '#notifications';
import { setPreferences } from '#subscribers';
import {
  approveReview,
  nextWordBefore,
  type OrderedTopup,
  proposeReview,
  returnForgotten,
  type ReviewDecision,
  tellStillHeld,
} from '#topups';
import { everybodyReads } from '#test/auto-world';
import { noteTaken } from '#test/disputed';
import { openTopupWorld, type Person } from '#test/topup-world';
import { untrueChecks } from '../../src/untrue.ts';

/** What a number is paid for the second time is caught. */
const world = await openTopupWorld(undefined, { 'screening.most_times_per_number': 1 });
const { context } = world;
const maker = newId('stf', context.clock.now(), 1);
const checker = newId('stf', context.clock.now(), 2);

interface Held extends Person {
  readonly order: OrderedTopup;
}

let people = 0;
function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8525${String(people).padStart(7, '0')}`]);
}

/** An order of HK$100 for CNY 92.00 of which was told what this says. */
async function held(fields: Readonly<Record<string, string>>, given?: Person): Promise<Held> {
  const person = given ?? (await newcomer());
  const order = await world.order(person.number, 10_000n, person.subscriber);
  await world.tell(order, fields);
  return { ...person, order };
}

const less = { total_amount: '90.00' };
const elsewhere = { seller_id: '2088000000000999' };

/** Oldest first: `kind words`. */
async function told({ number, order }: Held): Promise<string[]> {
  const text = `select kind, body from notifications.message
    where receiver = $1 and cause = $2 order by queued_at, id`;
  const rows = await context.db.read({ name: 'test: told', text }, [number, order.id]);
  return (rows as { kind: string; body: string }[]).map(({ kind, body }) => `${kind} ${body}`);
}

const kindsTo = async (one: Held) => (await told(one)).map((text) => text.split(' ')[0]);

async function decided({ order }: Held, decision: ReviewDecision): Promise<void> {
  context.clock.advance(1);
  const proposal = { decision, reason: 'the payer sent a screenshot', by: maker };
  await context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
  await context.db.transaction((tx) => approveReview(tx, order.id, checker));
}

test('whose money is not what was asked is told what is known, once', async () => {
  const one = await held(less);
  await world.tell(one.order, less);
  const said = await told(one);
  assert.deepEqual(said, [
    `topup_mismatched 增值款項不符：收到¥90，應付¥92。覆核中，48小時內告知，請勿再付。編號${one.order.reference}。`,
  ]);
  const [other] = await told(await held(elsewhere));
  assert.match(other ?? '', /^topup_mismatched 增值款項不符：收款的不是我們。/);
});

for (const [language, words] of [
  ['zh-Hans', /^topup_mismatched 充值款项不符：收到¥90，应付¥92。复核中，48小时内告知/],
  ['en', /^topup_mismatched Your payment does not match: we received ¥90, not ¥92\. We will tell/],
] as const satisfies readonly (readonly [Language, RegExp])[]) {
  test(`it is told in the language of whoever paid: ${language}`, async () => {
    const person = await newcomer();
    await context.db.transaction((tx) => setPreferences(tx, person.subscriber, { language }));
    const [said] = await told(await held(less, person));
    assert.match(said ?? '', words);
  });
}

test('whoever paid for another number is told, and not whose number it is', async () => {
  const [payer, owner] = [await newcomer(), await newcomer()];
  const order = await world.order(owner.number, 10_000n, payer.subscriber);
  await world.tell(order, less);
  assert.deepEqual(await kindsTo({ ...payer, order }), ['topup_mismatched']);
  assert.deepEqual(await kindsTo({ ...owner, order }), []);
});

test('what becomes of it is told, whatever that is', async () => {
  for (const [decision, fields, kind] of [
    ['credit', less, 'topup_credited'],
    ['give_back', less, 'topup_failed'],
    ['dismiss', elsewhere, 'topup_not_charged'],
  ] as const) {
    const one = await held(fields);
    await decided(one, decision);
    assert.deepEqual(await kindsTo(one), ['topup_mismatched', kind], decision);
  }
  const right = await held(less);
  context.clock.advance(1);
  await world.tell(right.order);
  assert.deepEqual(await kindsTo(right), ['topup_mismatched', 'topup_credited']);
});

test('until it is decided there is word as often as was promised, and then none', async () => {
  const one = await held(less);
  const heldAt = context.clock.now();
  const promised = async (): Promise<number> => {
    const order = await world.read(one.order.id, one.subscriber);
    const before = nextWordBefore(order, context.clock.now(), context.settings());
    return (present(before, 'a promise') - heldAt) / hourMs;
  };
  const wordsAt = async (ms: number): Promise<number> => {
    context.clock.advance(heldAt + ms - context.clock.now());
    await tellStillHeld(context);
    await tellStillHeld(context);
    return (await kindsTo(one)).filter((kind) => kind === 'topup_still_held').length;
  };
  assert.equal(await promised(), 48);
  assert.equal(await wordsAt(36 * hourMs - 1), 0);
  assert.equal(await promised(), 48);
  // Half a day before it is late, so that a night is no reason to be late.
  assert.equal(await wordsAt(36 * hourMs), 1);
  assert.equal(await promised(), 96);
  assert.equal(await wordsAt(84 * hourMs - minuteMs), 1);
  assert.equal(await wordsAt(84 * hourMs), 2);
  const last = (await told(one)).at(-1) ?? '';
  assert.match(last, /HK\$100增值的款項仍在覆核，48小時內再告知。請勿重複付款。/);
  assert.equal(await returnForgotten(context), 0, 'the clock decides nothing about it');
  await decided(one, 'give_back');
  assert.equal(await wordsAt(20 * dayMs), 2);
  const order = await world.read(one.order.id, one.subscriber);
  assert.equal(nextWordBefore(order, context.clock.now(), context.settings()), null);
});

test('what the payer’s bank takes before it is credited is told as that', async () => {
  const mismatched = await held(less);
  await noteTaken(context, mismatched.order, { amount: 9_000n });
  await decided(mismatched, 'give_back');
  const said = await told(mismatched);
  assert.match(said[1] ?? '', /^topup_taken_by_bank 你的銀行已取回¥90，該筆增值未入帳並已取消/);
  assert.equal(said.length, 2);
  const person = await newcomer();
  await world.tell(await world.order(person.number, 10_000n, person.subscriber));
  const caught = await held({}, person);
  context.clock.advance(minuteMs);
  await noteTaken(context, caught.order, { amount: caught.order.price });
  assert.deepEqual(await kindsTo(caught), ['topup_held', 'topup_taken_by_bank']);
  context.clock.advance(minuteMs);
  await noteTaken(context, caught.order, { amount: caught.order.price, state: 'won' });
  const kinds = ['topup_held', 'topup_taken_by_bank', 'topup_held'];
  assert.deepEqual(await kindsTo(caught), kinds, 'it is held again');
});

test('that it is undecided is not told after a night in which it was decided', async () => {
  for (const isDecided of [true, false]) {
    const one = await held(less);
    const at = hongKongMidnight(context.clock.now()) + 2 * dayMs - hourMs;
    context.clock.advance(at - context.clock.now());
    await tellStillHeld(context);
    await sendDueMessages(context, everybodyReads, untrueChecks);
    if (isDecided) await decided(one, 'give_back');
    context.clock.advance(10 * hourMs);
    await sendDueMessages(context, everybodyReads, untrueChecks);
    const text = `select concat_ws(': ', state, failure) as fate from notifications.message
      where cause = $1 and kind = 'topup_still_held'`;
    const fates = await context.db.read({ name: 'test: fate', text }, [one.order.id]);
    assert.deepEqual(fates, [{ fate: isDecided ? 'failed: no longer so' : 'delivered' }]);
  }
});
