import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayMs, hongKongDay, hourMs, isoTime, minuteMs, present, type Refusal } from '#base';
import {
  claimDueRules,
  hastenRules,
  lookAtLines,
  readRule,
  skipNext,
  stopRule,
} from '#auto-topups';
import { readBalance } from '#ledger';
import { stopMandate } from '#mandates';
import { askDuePayments } from '#payments';
import { accountOf, setBar } from '#subscribers';
import { listTopupsOfLine } from '#topups';
import { type AntomShop, openAntomShop } from '#test/antom-shop';
import { jobsDone, turnOn } from '#test/auto-world';
import { moveMoney } from '#test/move-money';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context, database } = world;
let shop: AntomShop;
before(async () => {
  shop = await openAntomShop(context.clock.now());
  await configureWallet(context, shop);
});
after(() => shop.close());

let people = 0;
async function newcomer(balanceMinor = 10_000n): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(people).padStart(7, '0')}`], balanceMinor);
}

async function withRule(balanceMinor = 10_000n, more = {}, first: bigint | null = null) {
  const person = await newcomer(balanceMinor);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate], more), first);
  return { ...person, mandate };
}

function pass(ms: number): void {
  context.clock.advance(ms);
  shop.setClock(context.clock.now());
}

const move = (person: Person, amount: bigint) => moveMoney(context, person, amount);

async function balanceOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

const look = (person: Person) => lookAtLines(context, [person]);
const jobs = () => jobsDone(context, database.url);
const eventsOf = async ({ line }: Person) =>
  (await readRule(context, line)).events.map(({ event, reason }) =>
    reason === null ? event : `${event} ${reason}`,
  );
const refused =
  (code: string, details: object = {}) =>
  (error: Refusal) =>
    error.code === code &&
    Object.entries(details).every(([name, value]) => error.details[name] === value);

async function messagesTo({ number }: Person): Promise<string[]> {
  const text = `select body from notifications.message
    where receiver = $1 and kind like 'auto%' and kind <> 'auto_topup_started'
    order by queued_at, id`;
  const rows = await context.db.read({ name: 'test messages to', text }, [number]);
  return (rows as { body: string }[]).map(({ body }) => body);
}

async function topupsOf({ line }: Person) {
  return listTopupsOfLine(context, line, context.clock.now() - 90 * dayMs, 50);
}

test('what falls below its level is topped up by the wallet, and its owner told once', async () => {
  const person = await withRule();
  await look(person);
  assert.deepEqual(await eventsOf(person), ['turned_on']);
  await move(person, -8_001n);
  await look(person);
  await jobs();
  // With the bonus of the channel.
  assert.equal(await balanceOf(person), 1_999n + 5_000n + 100n);
  await look(person);
  await jobs();
  assert.deepEqual(await eventsOf(person), ['charged', 'ordered', 'turned_on']);
  const [body, ...more] = await messagesTo(person);
  const said = /結餘低於HK\$20，AlipayHK已扣HK\$50。30日HK\$50／HK\$300/;
  assert.match(String(body), said);
  assert.deepEqual(more, []);
  const [topup] = await topupsOf(person);
  assert.deepEqual([topup?.state, topup?.channel], ['credited', 'auto']);
  assert.ok(topup?.result?.receipt);
});

test('however many look at once, one is ordered; the table itself refuses a second', async () => {
  const person = await withRule();
  await move(person, -9_000n);
  await Promise.all(Array.from({ length: 40 }, () => look(person)));
  assert.equal((await topupsOf(person)).length, 1);
  const second = `insert into auto_topups.topup (slot, id, line, cause, round_at, mandate,
      value_minor, state, opened_at)
    select slot, gen_random_uuid(), line, cause, round_at, mandate, value_minor, state, opened_at
    from auto_topups.topup where line = $1`;
  const twice = context.db.read({ name: 'test second', text: second }, [person.line.slice(4)]);
  await assert.rejects(twice, /topup_open/);
  await jobs();
  assert.equal(await balanceOf(person), 6_100n);
});

test('what is charged at once must be confirmed, to the cent', async () => {
  const person = await newcomer(500n);
  const mandate = await signWallet(context, shop, person.subscriber);
  const wish = usualWish([mandate]);
  const first = refused('auto_topup_first', { amountMinor: 5_000 });
  await assert.rejects(turnOn(context, person, wish), first);
  await assert.rejects(turnOn(context, person, wish, 10_000n), first);
  assert.equal((await readRule(context, person.line)).rule, undefined);
  await turnOn(context, person, wish, 5_000n);
  await jobs();
  assert.equal(await balanceOf(person), 5_600n);
});

test('a first one that an interval puts off is shown with its time, and made then', async () => {
  const person = await withRule();
  await move(person, -9_000n);
  await look(person);
  const orderedMs = context.clock.now();
  await jobs();
  await stopRule(context, person.line, person.subscriber);
  await move(person, -5_000n);
  pass(10 * minuteMs);
  const wish = usualWish([person.mandate]);
  const chargedFrom = isoTime(orderedMs + hourMs);
  const first = refused('auto_topup_first', { amountMinor: 5_000, chargedFrom });
  await assert.rejects(turnOn(context, person, wish), first);
  await turnOn(context, person, wish, 5_000n);
  assert.equal((await topupsOf(person)).length, 1);
  const { next } = await readRule(context, person.line);
  assert.deepEqual([next?.cause, next?.atMs], ['below', orderedMs + hourMs]);
  pass(50 * minuteMs);
  await claimDueRules(context);
  await jobs();
  assert.equal(await balanceOf(person), 1_100n + 5_000n + 100n);
});

test('a first one that a decline of just before puts off is shown, too', async () => {
  const person = await withRule();
  await move(person, -9_000n);
  await look(person);
  const [topup] = await topupsOf(person);
  await shop.fault('charge-balance-not-enough', present(topup?.attempt, 'its attempt'));
  await jobs();
  await stopRule(context, person.line, person.subscriber);
  const wish = usualWish([person.mandate]);
  await assert.rejects(turnOn(context, person, wish), (error: Refusal) => {
    const { amountMinor, chargedFrom } = error.details;
    return amountMinor === 5_000 && typeof chargedFrom === 'string';
  });
});

test('an outcome that nobody knows blocks the next, and the cap counts it', async () => {
  const person = await withRule();
  await move(person, -9_000n);
  await look(person);
  const [topup] = await topupsOf(person);
  await shop.fault('500-after-effect', present(topup?.attempt, 'its attempt'));
  await jobs();
  pass(2 * hourMs - minuteMs);
  await move(person, -500n);
  await look(person);
  assert.equal((await topupsOf(person)).length, 1);
  const { open, usedMinor } = await readRule(context, person.line);
  assert.deepEqual([open?.state, usedMinor], ['open', 5_000n]);
  pass(dayMs);
  await askDuePayments(context);
  await jobs();
  assert.notEqual((await topupsOf(person))[0]?.state, 'confirming');
});

test('a claim that was declined stands, and after three in a row the rule pauses', async () => {
  const person = await withRule();
  await move(person, -9_000n);
  for (const ahead of [0, 2, 9]) {
    pass(ahead * hourMs);
    await look(person);
    const [topup] = await topupsOf(person);
    await shop.fault('charge-balance-not-enough', present(topup?.attempt, 'its attempt'));
    await jobs();
    await look(person);
    await look(person);
  }
  assert.equal((await topupsOf(person)).length, 3);
  pass(2 * dayMs);
  await look(person);
  const { rule } = await readRule(context, person.line);
  assert.equal(rule?.state, 'paused');
  assert.equal((await topupsOf(person)).length, 3);
  const said = await messagesTo(person);
  assert.equal(said.filter((text) => /連續3次未能扣款，自動增值已暫停/.test(text)).length, 1);
  assert.equal(await balanceOf(person), 1_000n);
});

test('at the cap nothing more is charged, and its owner hears why, once', async () => {
  const person = await withRule(10_000n, { capMinor: 5_000n });
  await move(person, -9_000n);
  await look(person);
  await jobs();
  pass(dayMs);
  await move(person, -5_500n);
  await look(person);
  await look(person);
  assert.equal((await topupsOf(person)).length, 1);
  const said = await messagesTo(person);
  assert.equal(said.filter((body) => /已達30日上限HK\$50/.test(body)).length, 1);
  pass(29 * dayMs);
  await claimDueRules(context);
  await jobs();
  assert.equal((await topupsOf(person)).length, 2);
});

test('stopped is stopped at once: the rule, or the mandate that it goes by', async () => {
  const one = await withRule();
  await stopRule(context, one.line, one.subscriber);
  await move(one, -9_000n);
  await look(one);
  const other = await withRule();
  const by = { owner: other.subscriber, endedBy: 'payer', reason: 'test' } as const;
  await stopMandate(context, other.mandate, by);
  await move(other, -9_000n);
  await look(other);
  assert.deepEqual([await topupsOf(one), await topupsOf(other)], [[], []]);
  assert.match(String((await messagesTo(other)).at(-1)), /沒有可用的付款授權/);
  const stranger = refused('line_unknown');
  await assert.rejects(stopRule(context, one.line, other.subscriber), stranger);
});

test('the next is left out where its owner says so, for a day, and only that', async () => {
  const person = await withRule();
  await skipNext(context, person.line, person.subscriber, true);
  await move(person, -9_000n);
  await look(person);
  assert.deepEqual(await eventsOf(person), ['skipped', 'turned_on']);
  pass(hourMs);
  // A fee or a renewal has the line looked at, and is no yes to what was left out.
  await context.db.transaction((tx) => hastenRules(tx, [person]));
  await claimDueRules(context);
  await jobs();
  assert.equal(await balanceOf(person), 1_000n);
  pass(dayMs - hourMs - minuteMs);
  await claimDueRules(context);
  await jobs();
  assert.equal(await balanceOf(person), 1_000n);
  pass(minuteMs);
  await claimDueRules(context);
  await jobs();
  assert.equal(await balanceOf(person), 6_100n);
});

test('a monthly one left out long ahead is left out once, and the next is made', async () => {
  const person = await newcomer(50_000n);
  const mandate = await signWallet(context, shop, person.subscriber);
  const monthly = { belowMinor: null, amountMinor: null, monthlyMinor: 10_000n };
  const inTenDays = new Date(context.clock.now() + 10 * dayMs + 8 * hourMs).getUTCDate();
  const monthlyDay = Math.min(inTenDays, 28);
  await turnOn(context, person, usualWish([mandate], { ...monthly, monthlyDay }));
  pass(hourMs);
  await skipNext(context, person.line, person.subscriber, true);
  // By day and by night: a word waits for the morning.
  for (let halfDays = 0; halfDays < 150; halfDays += 1) {
    await claimDueRules(context);
    await jobs();
    pass(12 * hourMs);
  }
  const events = await eventsOf(person);
  assert.equal(events.filter((event) => event === 'skipped').length, 1);
  assert.equal((await topupsOf(person)).length, 2);
});

test('a line that is barred is not charged', async () => {
  const person = await withRule();
  const bar = { line: person.line, bar: 'owner', isOn: true, cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, bar));
  await move(person, -9_000n);
  await look(person);
  assert.deepEqual(await eventsOf(person), ['refused line_barred', 'turned_on']);
  assert.deepEqual(await topupsOf(person), []);
});

test('what a barred line was not charged for leaves its day of the month as it was', async () => {
  const person = await withRule(10_000n, { monthlyDay: 20, monthlyMinor: 10_000n });
  const before = (await readRule(context, person.line)).rule?.dueAt;
  assert.ok(before);
  const bar = { line: person.line, bar: 'owner', cause: 'test' } as const;
  await context.db.transaction((tx) => setBar(tx, { ...bar, isOn: true }));
  await move(person, -9_000n);
  await look(person);
  const { rule, events } = await readRule(context, person.line);
  assert.equal(events[0]?.reason, 'line_barred');
  assert.equal(rule?.dueAt, before);
  await context.db.transaction((tx) => setBar(tx, { ...bar, isOn: false }));
  await claimDueRules(context);
  await jobs();
  assert.equal(await balanceOf(person), 6_100n, 'what it was refused is made once it is served');
});

/** A month's rule, set on its own day behind the hours in which the day's are made. */
async function openMonthly(latestDay: number) {
  const person = await newcomer(50_000n);
  const mandate = await signWallet(context, shop, person.subscriber);
  const hongKong = () => new Date(context.clock.now() + 8 * hourMs);
  while (hongKong().getUTCHours() < 20 || hongKong().getUTCDate() > latestDay) pass(hourMs);
  const monthly = { belowMinor: null, amountMinor: null, monthlyMinor: 10_000n };
  const wish = usualWish([mandate], { ...monthly, monthlyDay: hongKong().getUTCDate() });
  await turnOn(context, person, wish, 10_000n);
  return { person, wish };
}

test('a month that was paid is not paid again because its rule is set again', async () => {
  const { person, wish } = await openMonthly(28);
  await jobs();
  await stopRule(context, person.line, person.subscriber);
  await turnOn(context, person, wish, null);
  pass(2 * hourMs);
  await claimDueRules(context);
  await jobs();
  assert.equal((await topupsOf(person)).length, 1);
});

test('a monthly one is told five days and three ahead, and made once on its day', async () => {
  const person = await newcomer(50_000n);
  const mandate = await signWallet(context, shop, person.subscriber);
  const monthly = { belowMinor: null, amountMinor: null, monthlyDay: 20, monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([mandate], monthly));
  const { rule } = await readRule(context, person.line);
  let steps = 0;
  let dueAt = rule?.dueAt ?? null;
  while (dueAt !== null && (await topupsOf(person)).length === 0 && steps < 10) {
    pass(dueAt - context.clock.now());
    await claimDueRules(context);
    await jobs();
    dueAt = (await readRule(context, person.line)).rule?.dueAt ?? null;
    steps += 1;
  }
  await claimDueRules(context);
  await jobs();
  const said = await messagesTo(person);
  assert.equal(said.filter((body) => /自動增值預告/.test(body)).length, 2);
  assert.equal((await topupsOf(person)).length, 1);
  assert.equal(await balanceOf(person), 50_000n + 10_000n + 200n);
  const day = new Date(context.clock.now() + 8 * hourMs);
  assert.equal(day.getUTCDate(), 20);
  assert.ok(day.getUTCHours() >= 8 && day.getUTCHours() < 20);
});

test('a wish that cannot be served is refused when it is made, with the reason', async () => {
  const person = await newcomer();
  const mandate = await signWallet(context, shop, person.subscriber);
  const on = (more: Parameters<typeof usualWish>[1]) =>
    turnOn(context, person, usualWish([mandate], more));
  await assert.rejects(on({ belowMinor: null }), refused('auto_topup_empty'));
  const yesterday = hongKongDay(context.clock.now() - dayMs);
  const over = { monthlyDay: 5, monthlyMinor: 5_000n, monthlyUntil: yesterday };
  for (const halfOfMonth of [{ monthlyDay: 5 }, { monthlyMinor: 5_000n }, over]) {
    await assert.rejects(on(halfOfMonth), refused('auto_topup_empty'));
  }
  await assert.rejects(on({ amountMinor: 5_001n }), refused('auto_topup_amount_invalid'));
  await assert.rejects(on({ targetMinor: 1_000n }), refused('auto_topup_target_low'));
  await assert.rejects(on({ capMinor: 4_000n }), refused('auto_topup_cap_low'));
  await assert.rejects(
    on({ daysLeft: 60, amountMinor: 3_000n }),
    refused('auto_topup_amount_invalid'),
  );
  const tooMuch = refused('auto_topup_mandate_unfit', { why: 'amount' });
  await assert.rejects(on({ amountMinor: 60_000n, capMinor: 100_000n }), tooMuch);
  const none = refused('auto_topup_mandate_unfit', { why: 'none' });
  await assert.rejects(on({ mandates: [] }), none);
  const unknown = refused('auto_topup_mandate_unfit', { why: 'unknown' });
  await assert.rejects(on({ mandates: ['mdt_1'] }), unknown);
});

test('a rule that would bring a line above what it may hold is refused at once', async () => {
  const person = await newcomer();
  const mandate = await signWallet(context, shop, person.subscriber);
  const on = (more: Parameters<typeof usualWish>[1]) =>
    turnOn(context, person, usualWish([mandate], more));
  // A line holds HK$3,000 at the most, and a rule’s top-ups bring 2 % more.
  const most = refused('auto_topup_too_much', { mostMinor: 300_000 });
  await assert.rejects(on({ belowMinor: 10_000_000n }), most);
  await assert.rejects(on({ belowMinor: 294_901n }), most);
  await assert.rejects(on({ belowMinor: 290_000n, amountMinor: 10_000n }), most);
  // It is filled up by whole steps, and may have HK$9.99 more then.
  await assert.rejects(on({ targetMinor: 300_000n }), most);
  await assert.rejects(on({ targetMinor: 500_000n, belowMinor: null, daysLeft: 5 }), most);
  // What is filled up to the level would call again by its next cent.
  const low = (leastMinor: number) => refused('auto_topup_target_low', { leastMinor });
  await assert.rejects(on({ belowMinor: 10_000n, targetMinor: 10_000n }), low(10_001));
  // One top-up alone would bring more than it says that it fills the line up to.
  await assert.rejects(on({ amountMinor: 20_000n, targetMinor: 10_000n }), low(20_000));
  const monthly = { belowMinor: null, monthlyDay: 5, monthlyMinor: 5_000n };
  await assert.rejects(on({ ...monthly, targetMinor: 10_000n }), refused('auto_topup_empty'));
  const last = { monthlyUntil: hongKongDay(context.clock.now() + 90 * dayMs) };
  await assert.rejects(on(last), refused('auto_topup_empty'));
  // What just fits is asked to be confirmed, like every other.
  const fits = { belowMinor: 294_900n, capMinor: 300_000n };
  await assert.rejects(on(fits), refused('auto_topup_first'));
});

test('a month that is known to be paid once its rule was set again is that month', async () => {
  const { person, wish } = await openMonthly(26);
  const [topup] = await topupsOf(person);
  const attempt = present(topup?.attempt, 'its attempt');
  await shop.fault('500-after-effect', attempt, 'pay');
  for (const method of ['cancel', 'inquiryPayment']) {
    await shop.fault('500-before-effect', attempt, method, hourMs);
  }
  await jobs();
  const month = hongKongDay(context.clock.now()).slice(0, 7);
  pass(5 * hourMs);
  await turnOn(context, person, wish, null);
  const { open } = await readRule(context, person.line);
  assert.equal(open?.id, topup?.id);
  for (let days = 0; days < 3; days += 1) {
    pass(dayMs);
    await askDuePayments(context);
    await jobs();
  }
  assert.equal((await topupsOf(person))[0]?.state, 'credited');
  assert.equal((await readRule(context, person.line)).rule?.monthDone, month);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
