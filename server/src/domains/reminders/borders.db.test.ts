import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hongKongDay, hongKongMidnight, hourMs, minuteMs, newId, present } from '#base';
import { readRecentUse } from '#charging';
import { readBalance } from '#ledger';
import { readTerms } from '#packs';
import { accountOf, readLine } from '#subscribers';
import { dataIn, megabyte, messageHome, openReminderWorld } from '#test/reminder-world';
import { openRuleWorld } from '#test/rule-world';
import type { Person } from '#test/topup-world';
import { daysLasting, recentDays, usualDay } from './forecast.ts';
import { isReminderUntrue } from './is-reminder-untrue.ts';
import { remindExpiry } from './remind-expiry.ts';
import { remindPack } from './remind-pack.ts';
import { remindSpending } from './remind-spending.ts';
import { saidLow } from './reminder.ts';
import { tellOnce } from './tell-once.ts';

const closing: (() => Promise<void>)[] = [];
const hooks = { after: (work: () => Promise<void>) => void closing.push(work) };
const world = await openReminderWorld(hooks);
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

async function kindsTo(person: Person): Promise<string[]> {
  return (await world.told(person)).map(({ kind }) => kind);
}

test('a pack is nearly used once four fifths of it are, and by what brought it there', async () => {
  const person = await world.newcomer(20_000n);
  await world.buy(person, 'hk_1gb_1d');
  const { line } = person;
  const [[term], { buckets }] = await Promise.all([
    readTerms(context, line).then((terms) => terms.filter(({ code }) => code === 'hk_1gb_1d')),
    readBalance(context, accountOf(line)),
  ]);
  const { number, unit, zones, eligibility } = present(
    buckets.find((one) => one.unit === 'BYTE'),
    'its bucket',
  );
  const toldAt = async (before: bigint, left: bigint): Promise<number> => {
    const of = { line, at: context.clock.now(), bucket: number, unit, zones, eligibility };
    const cause = present(term, 'its term').id;
    await remindPack(context, [{ ...of, cause, blocks: false, expiresAt: null, before, left }]);
    return (await kindsTo(person)).filter((kind) => kind === 'pack_nearly_used').length;
  };
  // A fifth of 1,073,741,824 octets, and what is over.
  const fifth = 214_748_364n;
  assert.equal(await toldAt(fifth + 2n, fifth + 1n), 0);
  assert.equal(await toldAt(fifth, fifth - 1n), 0);
  assert.equal(await toldAt(fifth + 1n, fifth), 1);
});

test('units for other zones do not pay on for a pack that is empty', async () => {
  const person = await world.newcomer(20_000n);
  await world.buy(person, 'hk_1gb_1d');
  await world.buy(person, 'cn_mo_1gb_1d');
  await world.use(person, dataIn('HK'), 1_100n * megabyte);
  assert.ok((await kindsTo(person)).includes('pack_used_up'));
});

test('a day is unusual from three times the usual on, to the cent', async () => {
  const person = await world.regular(100_000n, 60n);
  const { line } = person;
  const at = context.clock.now();
  const recent = await readRecentUse(context, line, at, recentDays);
  const { createdAt } = await readLine(context, line);
  const usualOf = (spent: bigint) => usualDay(recent, spent, hongKongMidnight(at), createdAt) ?? 0n;
  const amounts = Array.from({ length: 9_000 }, (_, index) => 3_000n + BigInt(index));
  const border = present(
    amounts.find((spent) => spent === 3n * usualOf(spent)),
    'an amount that is three times the usual',
  );
  const toldOf = async (spentMinor: bigint): Promise<number> => {
    await remindSpending(context, [{ line, at, spentMinor, leftMinor: 1_000_000n }]);
    return (await kindsTo(person)).filter((kind) => kind === 'unusual_use').length;
  };
  assert.deepEqual([await toldOf(border - 1n), await toldOf(border)], [0, 1]);
});

test('who is told early has less than two days left, and is below no level yet', async () => {
  for (const [leftOf, isTold] of [
    [(day: bigint) => 2n * day, false],
    [(day: bigint) => 2n * day - 1n, true],
    [() => 2_000n, true],
    [() => 1_999n, false],
  ] as const) {
    const person = await world.newcomer(1_000_000n);
    const { line } = person;
    await world.use(person, messageHome, 85n);
    const at = context.clock.now();
    const { spentMinor: days } = await readRecentUse(context, line, at, recentDays);
    const day = days.reduce((sum, one) => sum + one, 0n);
    const leftMinor = leftOf(day);
    const recent = await readRecentUse(context, line, at, recentDays);
    assert.ok(day > 2_000n && daysLasting(day, recent, at) === 1);
    await remindSpending(context, [{ line, at, spentMinor: day, leftMinor }]);
    const low = (await kindsTo(person)).filter((kind) => kind.startsWith('balance_low'));
    assert.equal(low.length, isTold ? 1 : 0, `${leftMinor} of ${day} a day`);
  }
});

const untrue = (person: Person, at: number) => {
  const { line: cause } = person;
  const key = `${cause} below 2000 ${at}`;
  const leaving = {
    id: newId('msg', at, 1),
    kind: 'balance_low',
    key,
    cause,
    queuedAt: at,
  } as const;
  return isReminderUntrue(context, leaving);
};

test('that money is below a level is so no more once it equals it', async () => {
  const [level, below] = [await world.newcomer(2_000n), await world.newcomer(1_999n)];
  const at = context.clock.now();
  assert.deepEqual([await untrue(level, at), await untrue(below, at)], [true, false]);
});

test('an old word that is dropped lets nothing be told again that was told since', async () => {
  const person = await world.newcomer(2_000n);
  const tell = async (at: number): Promise<number> => {
    const about = { line: person.line, group: 'balance', about: 'below 2000' } as const;
    const said = saidLow(1_900n, 1);
    await tellOnce(context, [{ ...about, at, restsUntil: at + 20 * hourMs, said, isUrgent: true }]);
    return (await world.told(person)).length;
  };
  const at = context.clock.now();
  assert.equal(await tell(at), 1);
  assert.equal(await untrue(person, at - 1), true);
  assert.equal(await tell(at + minuteMs), 1);
  // That very one is forgotten as it is dropped.
  assert.equal(await untrue(person, at), true);
  assert.equal(await tell(at + 2 * minuteMs), 2);
});

test('a rule that was to top up before the end is not waited for on the day before', async (t) => {
  const rules = await openRuleWorld(t);
  const person = await rules.ruled(10_000n, { daysLeft: 5 });
  const { line } = person;
  const { clock } = rules.context;
  const { validUntil } = await readLine(rules.context, line);
  const end = present(validUntil, 'an end');
  const toldAhead = async (days: number): Promise<number> => {
    rules.pass(end - days * dayMs - clock.now());
    const day = hongKongDay(end);
    const near = { line, day, daysAhead: [days === 1 ? 1 : 5], at: clock.now() };
    await remindExpiry(rules.context, [near]);
    return (await rules.told(person)).filter(({ kind }) => kind === 'line_expires').length;
  };
  assert.deepEqual([await toldAhead(2), await toldAhead(1)], [0, 1]);
});
