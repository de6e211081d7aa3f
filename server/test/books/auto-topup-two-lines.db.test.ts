import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hourMs, minuteMs, present } from '#base';
import { lookAtLines, readRule } from '#auto-topups';
import { readMandate } from '#mandates';
import { askDuePayments, receiveNotice } from '#payments';
import type { OrderedTopup } from '#topups';
import { turnOn } from '#test/auto-world';
import { justBefore } from '#test/just-before';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { noticesApplied } from '#test/topup-world';
import { usualWish } from '#test/usual-rule';
import { signWallet, walletCode } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
/** A wallet gives three of the usual amount within 30 days, whichever line they are for. */
const limits = { mandate_most_minor: 10_000, mandate_most_in_period_minor: 15_000 };
const world = await openRuleWorld({ after: (work) => closing.push(work) }, limits);
const { context, shop } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

type Pair = readonly [one: Ruled, other: Ruled];

/** Two lines of one person, whose rules go by one wallet. */
async function pair(more: Parameters<typeof usualWish>[1] = {}): Promise<Pair> {
  const one = await world.ruled(10_000n, more);
  return [one, await world.besides(one, more)];
}

/** Both are below the level from one moment on; nobody has looked yet. */
async function fall(both: Pair, byMinor: bigint): Promise<void> {
  for (const person of both) await world.move(person, -byMinor);
}

const lookAtBoth = (both: Pair): Promise<unknown> =>
  Promise.all(both.map((person) => lookAtLines(context, [person])));

/** Whatever is put off for minutes has its time; more often than it needs. */
async function soon(): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    await world.jobs();
    world.pass(6 * minuteMs);
    await world.sweep();
  }
}

async function kindsTo(person: Ruled): Promise<string[]> {
  return (await world.told(person)).map(({ kind }) => kind).sort();
}

async function endsOf(person: Ruled): Promise<string[]> {
  return (await world.topups(person)).map(({ state }) => state);
}

async function onlyTopup(person: Ruled): Promise<OrderedTopup> {
  const [topup, ...more] = await world.topups(person);
  assert.deepEqual(more, []);
  return present(topup, 'what its rule has ordered');
}

/** What a wallet has taken for both, in dollars. */
async function takenFor(both: Pair): Promise<string[]> {
  const topups = (await Promise.all(both.map(world.topups))).flat();
  const attempts = new Set<string>(topups.map(({ attempt }) => attempt));
  const trades = await shop.trades();
  return trades
    .filter(({ outTradeNo, paidMs }) => attempts.has(outTradeNo) && paidMs !== null)
    .map(({ totalAmount }) => totalAmount);
}

/** How two looks may meet: in any order, and the first's order between a look and its order. */
const meetings: Readonly<Record<string, (both: Pair) => Promise<unknown>>> = {
  'at once': lookAtBoth,
  'one after the other': async ([one, other]) => {
    await lookAtLines(context, [one]);
    await lookAtLines(context, [other]);
  },
  'one between the look and the order of the other': ([one, other]) =>
    lookAtLines(
      justBefore(context, () => lookAtLines(context, [one])),
      [other],
    ),
};

for (const [how, meet] of Object.entries(meetings)) {
  test(`two lines that run low by one wallet are charged once each: ${how}`, async () => {
    const both = await pair({ capMinor: 5_000n });
    await fall(both, 9_000n);
    await meet(both);
    const ordered = (await Promise.all(both.map(world.topups))).map(({ length }) => length);
    assert.deepEqual(new Set(ordered), new Set([0, 1]), 'a wallet is asked for one at a time');
    await soon();
    for (const person of both) {
      assert.deepEqual(await endsOf(person), ['credited']);
      assert.deepEqual(await world.events(person), ['charged', 'ordered', 'turned_on']);
      assert.deepEqual(await kindsTo(person), ['auto_topup_charged'], 'waiting is no news');
    }
    assert.deepEqual(await takenFor(both), ['50.00', '50.00']);
    // Each has a cap of its own, and neither is charged beyond it.
    world.pass(dayMs);
    await fall(both, 5_500n);
    await lookAtBoth(both);
    await soon();
    for (const person of both) {
      assert.deepEqual(await endsOf(person), ['credited']);
      assert.deepEqual(await kindsTo(person), ['auto_topup_cap_reached', 'auto_topup_charged']);
    }
    assert.equal((await takenFor(both)).length, 2);
  });
}

test('while nobody knows the end of one, the other is told why and charged after', async () => {
  const both = await pair();
  const [one, other] = both;
  await fall(both, 9_000n);
  await lookAtLines(context, [one]);
  const { attempt } = await onlyTopup(one);
  await shop.fault('500-after-effect', attempt, 'pay');
  for (const method of ['cancel', 'inquiryPayment']) {
    await shop.fault('500-before-effect', attempt, method, 3 * hourMs);
  }
  await world.jobs();
  await lookAtLines(context, [other]);
  for (let minutes = 0; minutes < 60; minutes += 5) {
    world.pass(5 * minuteMs);
    await world.sweep();
  }
  assert.deepEqual(await endsOf(one), ['confirming']);
  assert.deepEqual(await endsOf(other), []);
  assert.deepEqual(await kindsTo(other), ['auto_topup_not_made']);
  assert.match((await world.told(other))[0]?.body ?? '', /另一筆付款正在確認/);
  for (let times = 0; times < 3; times += 1) {
    world.pass(dayMs / 2);
    await askDuePayments(context);
    await soon();
  }
  for (const person of both) assert.deepEqual(await endsOf(person), ['credited']);
  assert.deepEqual(await takenFor(both), ['50.00', '50.00']);
});

test('what a wallet allows in a month holds over both lines, and each is told of it', async () => {
  const both = await pair();
  await fall(both, 9_000n);
  await lookAtBoth(both);
  await soon();
  world.pass(dayMs);
  // One is left of the three that it gives, and both want it.
  await fall(both, 5_000n);
  await lookAtBoth(both);
  await soon();
  assert.deepEqual(await takenFor(both), ['50.00', '50.00', '50.00']);
  const counts = await Promise.all(both.map(async (person) => (await endsOf(person)).length));
  assert.deepEqual(new Set(counts), new Set([1, 2]));
  world.pass(dayMs);
  for (const person of both) {
    const balance = await world.money(person);
    if (balance > 2_000n) await world.move(person, 1_000n - balance);
  }
  await lookAtBoth(both);
  await soon();
  assert.equal((await takenFor(both)).length, 3);
  for (const person of both) {
    const refusals = (await world.told(person)).filter(({ kind }) => /not_made/.test(kind));
    assert.deepEqual(
      refusals.map(({ body }) => /已達付款授權限額/.test(body)),
      [true],
    );
  }
  // With the next period of the wallet both go on.
  world.pass(30 * dayMs);
  await world.sweep();
  await soon();
  assert.equal((await takenFor(both)).length, 5);
  assert.equal((await readMandate(context, both[0].mandate)).usedMinor, 10_000n);
});

/** Without the one word of the wallet's end, which goes to one number of its payer's. */
async function ruleKindsTo(person: Ruled): Promise<string[]> {
  return (await kindsTo(person)).filter((kind) => kind !== 'mandate_over');
}

/** The payer ends it in the wallet, which tells us so. */
async function revoke({ mandate }: Ruled): Promise<void> {
  await shop.stopInWallet(mandate);
  // Two are of its signing.
  for (const notice of await shop.notices(mandate, 3)) {
    await receiveNotice(context, walletCode, notice);
  }
  await noticesApplied(context);
  await world.jobs();
  assert.equal((await readMandate(context, mandate)).state, 'revoked');
}

const afterRevoking = [
  ['charge-in-process-then-success', 'credited', 'auto_topup_charged'],
  ['charge-in-process-then-failed', 'not_charged', 'auto_topup_declined'],
] as const;

for (const [fault, end, kind] of afterRevoking) {
  test(`a wallet that ends it with one under way stops both rules; that is ${end}`, async () => {
    const both = await pair();
    const [one, other] = both;
    await fall(both, 9_000n);
    await lookAtLines(context, [one]);
    const { attempt } = await onlyTopup(one);
    await shop.fault(fault, attempt, 'pay', hourMs);
    await world.jobs();
    await lookAtLines(context, [other]);
    await revoke(one);
    for (const { line } of both) {
      const { rule } = await readRule(context, line);
      assert.deepEqual([rule?.state, rule?.pausedWhy], ['paused', 'mandate_over']);
    }
    assert.equal((await readRule(context, one.line)).open?.state, 'open');
    assert.deepEqual(await ruleKindsTo(other), ['auto_topup_rests']);
    world.pass(2 * hourMs);
    await askDuePayments(context);
    await soon();
    world.pass(2 * dayMs);
    await lookAtBoth(both);
    await soon();
    assert.deepEqual(await endsOf(one), [end]);
    assert.deepEqual(await endsOf(other), []);
    assert.deepEqual(await ruleKindsTo(one), [kind, 'auto_topup_rests'].toSorted());
    assert.deepEqual(await ruleKindsTo(other), ['auto_topup_rests']);
    const rests = (await world.told(other)).find(({ kind: told }) => told === 'auto_topup_rests');
    assert.match(rests?.body ?? '', /已暫停：沒有可用的付款授權/);
    const kinds = (await Promise.all(both.map(kindsTo))).flat();
    assert.equal(kinds.filter((told) => told === 'mandate_over').length, 1);
    assert.equal((await takenFor(both)).length, end === 'credited' ? 1 : 0);
    // Signed anew and started again, it goes on.
    const mandate = await signWallet(context, shop, other.subscriber);
    await turnOn(context, other, usualWish([mandate]), 5_000n);
    await soon();
    assert.deepEqual(await endsOf(other), ['credited']);
  });
}

test('what no wallet was asked for yet is asked for no more once the wallet ends it', async () => {
  const both = await pair();
  const [one, other] = both;
  await fall(both, 9_000n);
  await lookAtBoth(both);
  await revoke(one);
  await soon();
  for (const person of both) {
    const { rule, open } = await readRule(context, person.line);
    assert.deepEqual([rule?.state, rule?.pausedWhy, open], ['paused', 'mandate_over', undefined]);
    assert.ok((await kindsTo(person)).includes('auto_topup_rests'));
  }
  assert.deepEqual(await takenFor([one, other]), []);
});

test('the decline that ends the use of a wallet is told once, as the four before it', async () => {
  const both = await pair();
  await fall(both, 9_000n);
  // A wallet rests for an hour, eight, a day and three days, whichever line was declined.
  for (const [index, hours] of [2, 9, 25, 73, 1].entries()) {
    const person = present(both[index % 2], 'one of two');
    await lookAtLines(context, [person]);
    const { attempt } = present((await world.topups(person)).at(-1), 'what is ordered');
    await shop.fault('charge-balance-not-enough', attempt);
    await world.jobs();
    world.pass(hours * hourMs);
  }
  assert.equal((await readMandate(context, both[0].mandate)).state, 'suspended');
  const kinds = (await Promise.all(both.map(kindsTo))).flat();
  const declined = kinds.filter((kind) => /declined|collection_stopped/.test(kind)).toSorted();
  assert.deepEqual(declined, [
    ...Array.from({ length: 4 }, () => 'auto_topup_declined'),
    'collection_stopped',
  ]);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
