import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, test } from 'node:test';
import { hourMs, minuteMs } from '#base';
import { haltWithoutMandate, lookAtLines, readRule, stopRule } from '#auto-topups';
import { stopMandate } from '#mandates';
import { askDuePayments } from '#payments';
import type { Context } from '#platform/context';
import { turnOn } from '#test/auto-world';
import { justBefore } from '#test/just-before';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context, database, pass } = world;
const other = database.context({ reactions, clock: context.clock });
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const looks = 40;
/** By how many milliseconds the looks are ahead: what is changed comes before, among or after. */
const rounds = [-24, -12, -4, 0, 8, 32, 64, 128];

/** Charged twice lately, low again since, and the interval is over. */
async function lowAgain(): Promise<Ruled> {
  const person = await world.ruled();
  for (let time = 0; time < 3; time += 1) {
    await world.move(person, 1_000n - (await world.money(person)));
    if (time === 2) break;
    await lookAtLines(context, [person]);
    await world.jobs();
    pass(2 * hourMs);
  }
  assert.deepEqual(await paidFor(person), [5_000n, 5_000n]);
  return person;
}

/** By the wallet's own books. */
async function paidFor(person: Ruled): Promise<bigint[]> {
  const own = new Set<string>((await world.topups(person)).map(({ attempt }) => attempt));
  const trades = await world.shop.trades();
  return trades
    .filter(({ outTradeNo, paidMs }) => paidMs !== null && own.has(outTradeNo))
    .map(({ totalAmount }) => BigInt(Math.round(Number(totalAmount) * 100)));
}

type Change = (context: Context, person: Ruled) => Promise<void>;

/** Two processes look, and somebody changes the rule at about the same moment. */
async function race(person: Ruled, change: Change, aheadMs: number): Promise<void> {
  const looking = Array.from({ length: looks }, async (_, index) => {
    await delay(Math.max(0, -aheadMs));
    return lookAtLines(index % 2 === 0 ? context : other, [person]);
  });
  const changing = delay(Math.max(0, aheadMs)).then(() => change(other, person));
  await Promise.all([...looking, changing]);
}

const isOrdered = async (person: Ruled): Promise<boolean> =>
  (await world.topups(person)).length > 2;

const changes: readonly { readonly what: string; readonly change: Change }[] = [
  {
    what: 'a cap that is lowered to what is used already',
    change: (at, person) => turnOn(at, person, usualWish([person.mandate], { capMinor: 10_000n })),
  },
  {
    what: 'one tap that stops it',
    change: (at, { line, subscriber }) => stopRule(at, line, subscriber),
  },
  {
    what: 'the end of its only mandate, which pauses it',
    change: async (at, { subscriber: owner, mandate }) => {
      const by = { owner, endedBy: 'payer', reason: 'test' } as const;
      await stopMandate(at, mandate, by);
      await haltWithoutMandate(at, [{ mandate, owner, endedBy: by.endedBy }]);
    },
  },
];

for (const { what, change } of changes) {
  test(`${what}, at once with forty looks, is the last word`, async (t) => {
    let ordered = 0;
    for (const aheadMs of rounds) {
      const person = await lowAgain();
      await race(person, change, aheadMs);
      if (await isOrdered(person)) ordered += 1;
      assert.ok((await world.topups(person)).length <= 3, 'it was ordered more than once');
      // Nobody was asked for money before the change, so nobody is after it.
      await world.jobs();
      await lookAtLines(context, [person]);
      await world.jobs();
      assert.deepEqual(await paidFor(person), [5_000n, 5_000n], `${aheadMs} ms ahead`);
      // What was ordered and never asked for is over with its time at the latest.
      pass(20 * minuteMs);
      await askDuePayments(context);
      await world.jobs();
      assert.equal((await readRule(context, person.line)).open, undefined);
      assert.deepEqual(await paidFor(person), [5_000n, 5_000n]);
    }
    t.diagnostic(`an order came first in ${ordered} of ${rounds.length}`);
  });

  test(`${what} holds for who has seen the rule before and locks it after`, async () => {
    const person = await lowAgain();
    await lookAtLines(
      justBefore(context, () => change(other, person)),
      [person],
    );
    await world.jobs();
    assert.equal(await isOrdered(person), false);
    assert.deepEqual(await paidFor(person), [5_000n, 5_000n]);
  });
}

test('an order that was open as the cap was lowered fills no more than its own', async () => {
  // The wallet is asked beside all of it, so that some are charged by the cap of before.
  for (const aheadMs of rounds) {
    const person = await lowAgain();
    const [lower] = changes;
    assert.ok(lower);
    const jobs = (async () => {
      for (let time = 0; time < 8; time += 1) await world.jobs();
    })();
    await Promise.all([race(person, lower.change, aheadMs), jobs]);
    await world.jobs();
    await lookAtLines(context, [person]);
    await world.jobs();
    const text = `select state, value_minor, cap_minor from auto_topups.topup where line = $1
      order by opened_at, id`;
    const query = { name: 'test: with caps', text };
    const rows = await context.db.read<{ state: string; valueMinor: bigint; capMinor: bigint }>(
      query,
      [person.line.slice(4)],
    );
    let sum = 0n;
    for (const { state, valueMinor, capMinor } of rows) {
      if (state !== 'charged') continue;
      sum += valueMinor;
      assert.ok(sum <= capMinor, `${sum} by a cap of ${capMinor}`);
    }
    const paid = await paidFor(person);
    assert.equal(
      paid.reduce((all, one) => all + one, 0n),
      sum,
      'the wallet says the same',
    );
  }
});

test('the books are right after all of it', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
