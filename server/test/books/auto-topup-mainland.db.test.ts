import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  addDays,
  dayMs,
  hongKongDay,
  hourMs,
  present,
  type Refusal,
  slotOf,
  startOfDay,
  uuidOf,
} from '#base';
import { readRule } from '#auto-topups';
import { recordRate } from '#fx';
import { listAdvanceNotices, type MandateId } from '#mandates';
import { setBar } from '#subscribers';
import { turnOn } from '#test/auto-world';
import { openMainlandWorld, type Wallet } from '#test/mainland-world';
import type { Person } from '#test/topup-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openMainlandWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** The first of the days from so many days ahead on that every month has. */
function dayAhead(days = 10): string {
  let day = addDays(world.today(), days);
  while (Number(day.slice(8)) > 24) {
    world.pass(dayMs);
    day = addDays(world.today(), days);
  }
  return day;
}

function monthly(mandate: MandateId, day: string, monthlyMinor: bigint) {
  const nothing = { belowMinor: null, amountMinor: null };
  const capMinor = 100_000n;
  const monthlyDay = Number(day.slice(8));
  return usualWish([mandate], { ...nothing, capMinor, monthlyDay, monthlyMinor });
}

/** Somebody with HK$110 on a day of the month, which no list has a price for. */
async function payer(
  wallet: Wallet,
  days?: number,
): Promise<Person & { mandate: MandateId; day: string }> {
  const person = await world.newcomer();
  const day = dayAhead(days);
  const mandate = await world.sign(person, wallet, day);
  await turnOn(context, person, monthly(mandate, day, 11_000n));
  return { ...person, mandate, day };
}

async function setRate(numerator: bigint): Promise<void> {
  world.pass(1);
  const pair = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...pair, numerator, denominator: 100n });
}

async function noticesOf(id: MandateId) {
  return listAdvanceNotices(context, { id, slot: slotOf(id) });
}

for (const [wallet, kind] of [
  ['wechat_cn', 'auto_topup_ahead'],
  ['alipay_cycle', 'collection_ahead'],
] as const) {
  test(`by ${wallet} the yuan that were told ahead are what is taken`, async () => {
    const person = await payer(wallet);
    await world.liveUntil(person, 1);
    const [topup] = await world.topups(person);
    const made = present(topup, 'a top-up');
    assert.deepEqual([made.state, made.terms.value], ['credited', 11_000n]);
    assert.deepEqual([made.price, made.priceCurrency], [10_120n, 'CNY']);
    assert.equal(await world.taken(made), '101.20');
    assert.equal(hongKongDay(made.orderedAt), person.day);
    const said = (await world.told(person)).filter((one) => one.kind === kind);
    assert.ok(said.length > 0);
    for (const { body } of said) assert.match(body, /¥101\.20/);
    const notices = await noticesOf(person.mandate);
    assert.deepEqual(
      notices.map(({ amountMinor, state }) => [amountMinor, state]),
      [[10_120n, 'told']],
      'asked for once, and not on its day again',
    );
  });

  test(`by ${wallet} no more is taken than was told, though the rate has moved`, async () => {
    const person = await payer(wallet);
    const isTold = async () => (await world.told(person)).some((one) => one.kind === kind);
    for (let days = 0; days < 12 && !(await isTold()); days += 1) {
      world.pass(dayMs);
      await world.sweep(person);
    }
    await setRate(95n);
    await world.liveUntil(person, 1);
    await setRate(92n);
    const made = present((await world.topups(person))[0], 'a top-up');
    assert.equal(made.state, 'credited');
    assert.equal(await world.taken(made), '101.20');
  });
}

test('beside the late word of WeChat its payer hears ours five days ahead', async () => {
  const person = await payer('wechat_cn');
  await world.liveUntil(person, 1);
  const said = (await world.told(person)).filter((one) => one.kind === 'auto_topup_ahead');
  const days = said.map(({ queuedAt }) => hongKongDay(queuedAt));
  assert.deepEqual(days, [addDays(person.day, -5), addDays(person.day, -3)]);
  const [notice] = await noticesOf(person.mandate);
  assert.match(notice?.proof ?? '', /^wechat 204/);
});

test('who is told late in the Mainland is charged five days after that', async () => {
  const person = await payer('wechat_cn');
  // Nothing ran here for nine days.
  world.pass(9 * dayMs);
  await world.sweep(person);
  const told = world.today();
  await world.liveUntil(person, 1);
  const made = present((await world.topups(person))[0], 'a top-up');
  assert.deepEqual([made.state, hongKongDay(made.orderedAt)], ['credited', addDays(told, 5)]);
  assert.equal((await noticesOf(person.mandate)).length, 1);
  const said = (await world.told(person)).map(({ kind }) => kind);
  assert.equal(said.filter((kind) => kind.includes('ahead')).length, 1);
  assert.ok(!said.includes('auto_topup_not_made'), said.join(' '));
});

/** Nothing runs here until noon so many days before a day. */
function passUntil(day: string, daysBefore: number): void {
  world.pass(startOfDay(addDays(day, -daysBefore)) + dayMs / 2 - context.clock.now());
}

async function saidOf(person: Person): Promise<readonly string[]> {
  return (await world.told(person)).flatMap(({ kind, body }) =>
    /ahead|not_made/.test(kind) ? [`${kind} ${body}`] : [],
  );
}

test('what is taken until its day alone is told so early that days lost do no harm', async () => {
  const person = await payer('alipay_cycle', 12);
  passUntil(person.day, 10);
  await world.sweep(person);
  // Nothing runs here until the law would have a word do no more.
  passUntil(person.day, 4);
  await world.sweep(person);
  await world.liveUntil(person, 1);
  const made = present((await world.topups(person))[0], 'a top-up');
  assert.deepEqual([made.state, hongKongDay(made.orderedAt)], ['credited', person.day]);
  assert.equal((await saidOf(person)).length, 1);
});

test('whoever could only be told after the last day of a wallet is told so at once', async () => {
  const person = await payer('alipay_cycle', 12);
  passUntil(person.day, 4);
  await world.sweep(person);
  const [said = '', ...more] = await saidOf(person);
  assert.match(said, /^auto_topup_not_made .*未能依時預告，本月不扣款/);
  assert.deepEqual(more, [], 'and of no charge on a day after it');
  await world.liveUntil(person, 1);
  const made = present((await world.topups(person))[0], 'a top-up');
  assert.equal(hongKongDay(made.orderedAt), nextMonth(person.day), 'the next is made in time');
  assert.equal((await noticesOf(person.mandate)).length, 1);
});

test('a rule set too near its wallet’s last day tells once that it comes too late', async () => {
  const person = await world.newcomer();
  const day = dayAhead(3);
  const mandate = await world.sign(person, 'alipay_cycle', day);
  await turnOn(context, person, monthly(mandate, day, 11_000n));
  const [said = '', ...more] = await saidOf(person);
  assert.match(said, /^auto_topup_not_made .*未能依時預告，本月不扣款/);
  assert.deepEqual(more, []);
  for (let days = 0; days < 6; days += 1) {
    world.pass(dayMs);
    await world.sweep(person);
  }
  assert.deepEqual(await saidOf(person), [said], 'neither on its day nor on the one after it');
  await world.liveUntil(person, 1);
  const made = present((await world.topups(person))[0], 'a top-up');
  assert.equal(hongKongDay(made.orderedAt), nextMonth(day), 'the next is made in time');
});

test('what a bar stops on a wallet’s last day is told once, and not the day after', async () => {
  const person = await payer('alipay_cycle', 12);
  passUntil(person.day, 10);
  await world.sweep(person);
  const bar = { line: person.line, bar: 'owner', cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, { ...bar, isOn: true }));
  passUntil(person.day, 0);
  // All of that day's are made before eleven at night.
  world.pass(11 * hourMs);
  for (let days = 0; days < 3; days += 1) {
    await world.sweep(person);
    world.pass(dayMs);
  }
  const [ahead = '', said = '', ...more] = await saidOf(person);
  assert.match(ahead, /^collection_ahead/);
  assert.match(said, /^auto_topup_not_made .*今日是最後限期\(號碼停用\)/);
  assert.deepEqual(more, []);
  const { events } = await readRule(context, person.line);
  assert.equal(events[0]?.reason, 'month_over');
});

test('a rule set anew within five days goes by the word that was given before', async () => {
  const person = await payer('alipay_cycle', 12);
  passUntil(person.day, 8);
  await world.sweep(person);
  passUntil(person.day, 3);
  await turnOn(context, person, { ...monthly(person.mandate, person.day, 11_000n), capTimes: 5 });
  await world.liveUntil(person, 1);
  const made = present((await world.topups(person))[0], 'a top-up');
  assert.deepEqual([made.state, hongKongDay(made.orderedAt)], ['credited', person.day]);
});

function nextMonth(day: string): string {
  return `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}${day.slice(7)}`;
}

test('limits in yuan are held against prices in yuan', async () => {
  const person = await world.newcomer();
  const day = dayAhead();
  const mandate = await world.sign(person, 'wechat_cn', day);
  // ¥506, and ¥496.80, of at most ¥500.
  await assert.rejects(
    turnOn(context, person, monthly(mandate, day, 55_000n)),
    ({ code, details }: Refusal) =>
      code === 'auto_topup_mandate_unfit' && details['why'] === 'amount',
  );
  await turnOn(context, person, monthly(mandate, day, 54_000n));
  await world.liveUntil(person, 1);
  const made = present((await world.topups(person))[0], 'a top-up');
  assert.equal(made.state, 'credited');
  assert.equal(await world.taken(made), '496.80');
});

test('a day outside those of its wallet is refused, and the wallet’s own is named', async () => {
  const person = await world.newcomer();
  const day = dayAhead(12);
  const mandate = await world.sign(person, 'alipay_cycle', day);
  const unfit = { code: 'auto_topup_mandate_unfit' };
  for (const other of [addDays(day, 1), addDays(day, -6)]) {
    const wish = monthly(mandate, other, 11_000n);
    const details = { mandate, why: 'plan_days', planDay: day };
    await assert.rejects(turnOn(context, person, wish), { ...unfit, details });
  }
  await turnOn(context, person, monthly(mandate, addDays(day, -5), 11_000n));
});

test('a rule of before whose day is outside its wallet’s is paused, and told once', async () => {
  const person = await payer('alipay_cycle', 12);
  const { mandate, day } = person;
  const owner = world.database.context({ url: world.database.ownerUrl, clock: context.clock });
  const text = 'update auto_topups.rule set monthly_day = $2 where line = $1';
  const change = { name: 'test: a day of before', text };
  const other = addDays(day, 1);
  const values = [uuidOf(person.line), Number(other.slice(8))];
  await owner.db.transaction((tx) => tx.query(change, values));
  for (let days = 0; days < 15; days += 1) {
    world.pass(dayMs);
    await world.sweep(person);
  }
  const said = await world.told(person);
  const [rests, ...more] = said.filter(({ kind }) => /auto_topup_(?!started)/.test(kind));
  assert.equal(rests?.kind, 'auto_topup_rests');
  assert.match(rests?.body ?? '', /錢包只可在其他日子扣款.*請自行增值或於App重新開啟/);
  assert.deepEqual(more, []);
  assert.deepEqual(await noticesOf(mandate), [], 'and no payment is announced');
  const { rule, events } = await readRule(context, person.line);
  assert.deepEqual([rule?.state, events[0]?.reason], ['paused', 'plan_days']);
  const again = monthly(mandate, other, 11_000n);
  await assert.rejects(turnOn(context, person, again), { code: 'auto_topup_mandate_unfit' });
  await turnOn(context, person, monthly(mandate, day, 11_000n));
  await world.liveUntil(person, 1);
  assert.equal((await world.topups(person))[0]?.state, 'credited');
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
