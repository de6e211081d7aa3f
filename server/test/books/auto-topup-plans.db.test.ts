import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  addDays,
  dayMs,
  hongKongDay,
  hourMs,
  minuteMs,
  present,
  type Refusal,
  slotOf,
} from '#base';
import { readRule, ruleConsent, setRule } from '#auto-topups';
import { listAdvanceNotices } from '#mandates';
import { readLine } from '#subscribers';
import { undoTopup } from '#topups';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { setTerms, strictTerms } from '#test/mandate-terms';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const nothing = { belowMinor: null, amountMinor: null };
const today = (): string => hongKongDay(context.clock.now());

/** A day of the month so many days ahead, with some days of that month behind it. */
function dayAhead(days: number): { monthlyDay: number; monthlyMinor: bigint } {
  let ahead = addDays(today(), days);
  while (Number(ahead.slice(8)) > 24) {
    world.pass(dayMs);
    ahead = addDays(today(), days);
  }
  return { monthlyDay: Number(ahead.slice(8)), monthlyMinor: 10_000n };
}

/** Sweeps whenever the rule is due until it has made so many top-ups. */
async function liveUntil(person: Ruled, topups: number): Promise<void> {
  for (let steps = 0; steps < 12 && (await world.topups(person)).length < topups; steps += 1) {
    const dueAt = present((await readRule(context, person.line)).rule?.dueAt, 'a time to look');
    world.pass(Math.max(0, dueAt - context.clock.now()));
    await world.sweep();
  }
  assert.equal((await world.topups(person)).length, topups);
}

async function countTold(person: Ruled, kind: string): Promise<number> {
  return (await world.told(person)).filter((one) => one.kind === kind).length;
}

test('days before it expires a line is topped up, told ahead, and lives longer by it', async () => {
  const person = await world.ruled(10_000n, { belowMinor: null, daysLeft: 5 });
  const { validUntil } = await readLine(context, person.line);
  const expires = hongKongDay(present(validUntil, 'a line that lives'));
  await liveUntil(person, 1);
  assert.equal(today(), addDays(expires, -5));
  const [topup] = await world.topups(person);
  assert.equal(topup?.state, 'credited');
  assert.equal(await world.money(person), 10_000n + 5_000n + 100n);
  assert.equal(await countTold(person, 'auto_topup_ahead'), 2);
  assert.equal(await countTold(person, 'auto_topup_scheduled'), 1);
  const longer = (await readLine(context, person.line)).validUntil ?? 0;
  assert.ok(longer > (validUntil ?? 0));
  // Made once for this end; the next is for the next end.
  for (let days = 0; days < 4; days += 1) {
    world.pass(dayMs);
    await world.sweep();
  }
  assert.equal((await world.topups(person)).length, 1);
  await liveUntil(person, 2);
  assert.equal(today(), addDays(hongKongDay(longer), -5));
});

test('what is given back with its days is told anew, and made again within the caps', async () => {
  const wish = { belowMinor: null, daysLeft: 5 };
  const [again, capped] = [
    await world.ruled(10_000n, wish),
    await world.ruled(10_000n, { ...wish, capTimes: 1 }),
  ];
  const before = (await readLine(context, again.line)).validUntil;
  for (const person of [again, capped]) {
    await liveUntil(person, 1);
    const [topup] = await world.topups(person);
    await undoTopup(context, present(topup, 'a top-up').id, person.subscriber);
    assert.equal((await readLine(context, person.line)).validUntil, before);
  }
  await world.sweep();
  for (const person of [again, capped])
    assert.equal(await countTold(person, 'auto_topup_ahead'), 3);
  world.pass(72 * hourMs - minuteMs);
  await world.sweep();
  assert.equal((await world.topups(again)).length, 1);
  for (let looks = 0; looks < 3; looks += 1) {
    world.pass(minuteMs);
    await world.sweep();
  }
  const statesOf = async (person: Ruled) => (await world.topups(person)).map(({ state }) => state);
  assert.deepEqual(await statesOf(again), ['refunding', 'credited']);
  assert.ok(((await readLine(context, again.line)).validUntil ?? 0) > (before ?? 0));
  assert.deepEqual(await statesOf(capped), ['refunding']);
  assert.equal(await countTold(capped, 'auto_topup_not_made'), 1);
});

test('of one that fills a line up its owner is told the most that it may take', async () => {
  const wish = { belowMinor: null, daysLeft: 5, targetMinor: 20_000n };
  const person = await world.ruled(10_000n, wish);
  await liveUntil(person, 1);
  const [topup] = await world.topups(person);
  assert.deepEqual([topup?.state, topup?.terms.value], ['credited', 10_000n]);
  const said = (await world.told(person)).filter(({ kind }) => kind.startsWith('auto_topup_ahead'));
  assert.equal(said.length, 2);
  for (const { body } of said) assert.match(body, /將從AlipayHK扣最多HK\$200。/);
});

test('an owner who was told late is charged three days after that, and no sooner', async () => {
  const person = await world.payer(50_000n);
  const monthly = dayAhead(10);
  await turnOn(context, person, usualWish([person.mandate], { ...nothing, ...monthly }));
  // Nothing ran here for nine days.
  world.pass(9 * dayMs);
  await world.sweep();
  assert.equal(await countTold(person, 'auto_topup_ahead'), 1);
  for (let hours = 8; hours < 72; hours += 8) {
    world.pass(8 * hourMs);
    await world.sweep();
  }
  world.pass(8 * hourMs - minuteMs);
  await world.sweep();
  assert.equal((await world.topups(person)).length, 0);
  world.pass(minuteMs);
  await world.sweep();
  assert.deepEqual(
    (await world.topups(person)).map(({ state }) => state),
    ['credited'],
  );
  assert.equal(await countTold(person, 'auto_topup_ahead'), 1);
});

function passToDay(day: number): void {
  while (Number(today().slice(8)) !== day) world.pass(dayMs);
}

test('a month told at its very end is made in the next one, whose own is made too', async () => {
  passToDay(21);
  const person = await world.payer(50_000n);
  const wish = { ...nothing, monthlyDay: 28, monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([person.mandate], wish));
  // Nothing ran here until the month's last day.
  while (addDays(today(), 1).slice(8) !== '01') world.pass(dayMs);
  await world.sweep();
  const charged = addDays(today(), 3);
  const told = (await world.told(person)).find(({ kind }) => kind === 'auto_topup_ahead');
  assert.match(told?.body ?? '', new RegExp(charged), 'it names the day of the charge');
  world.pass(3 * dayMs);
  await world.sweep();
  assert.equal(today(), charged);
  assert.equal((await world.topups(person)).length, 1);
  await liveUntil(person, 2);
  assert.equal(today().slice(8), '28');
  assert.equal(today().slice(0, 7), charged.slice(0, 7));
});

test('a month that cannot be made any more is told to its owner, once', async () => {
  passToDay(21);
  const person = await world.payer(50_000n);
  const wish = { ...nothing, monthlyDay: 28, monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([person.mandate], wish));
  // Nothing ran here for longer than a month's may be late.
  passToDay(12);
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    await world.sweep();
    world.pass(dayMs);
  }
  const told = (await world.told(person)).filter(({ kind }) => kind === 'auto_topup_not_made');
  assert.deepEqual(
    told.map(({ body }) => body),
    ['自動增值沒有扣款：每月增值已錯過時間。請於App查看，或自行增值。查詢188。'],
  );
  assert.equal((await world.topups(person)).length, 0);
  const { events } = await readRule(context, person.line);
  assert.deepEqual([events[0]?.event, events[0]?.reason], ['refused', 'month_over']);
  await liveUntil(person, 1);
  assert.equal(today().slice(8), '28');
});

test('a month as long as the caps is paid on its day, and no cap is told of', async () => {
  // Of a month of 30 days.
  while (today().slice(8) !== '02' || addDays(today(), 30).slice(8) !== '02') world.pass(dayMs);
  const wish = { ...nothing, monthlyDay: 20, monthlyMinor: 10_000n, capTimes: 1 };
  const person = await world.payer(50_000n);
  await turnOn(context, person, usualWish([person.mandate], wish));
  // The first is made some minutes late, as by a sweep that was slow.
  for (let steps = 0; steps < 6 && (await world.topups(person)).length === 0; steps += 1) {
    const dueAt = present((await readRule(context, person.line)).rule?.dueAt, 'a time to look');
    world.pass(dueAt - context.clock.now() + 3 * minuteMs);
    await world.sweep();
  }
  await liveUntil(person, 2);
  assert.equal(today().slice(8), '20');
  assert.equal(await countTold(person, 'auto_topup_not_made'), 0);
  assert.equal(await countTold(person, 'auto_topup_scheduled'), 2);
});

test('a mandate whose payer must be told pays on its day, told by it and not by us', async () => {
  const person = await world.payer(50_000n);
  await setTerms(world, person.mandate, strictTerms);
  const low = usualWish([person.mandate]);
  await assert.rejects(turnOn(context, person, low), (error: Refusal) => {
    return error.code === 'auto_topup_mandate_unfit' && error.details['why'] === 'unscheduled';
  });
  const monthly = dayAhead(10);
  await turnOn(context, person, usualWish([person.mandate], { ...nothing, ...monthly }));
  await liveUntil(person, 1);
  assert.equal(Number(today().slice(8)), monthly.monthlyDay);
  assert.equal((await world.topups(person))[0]?.state, 'credited');
  assert.equal(await countTold(person, 'collection_ahead'), 1);
  assert.equal(await countTold(person, 'auto_topup_ahead'), 0);
  await liveUntil(person, 2);
  assert.equal(await countTold(person, 'collection_ahead'), 2);
});

test('a provider whose word lasts a few days is asked for it once they reach the day', async () => {
  const person = await world.payer(50_000n);
  await setTerms(world, person.mandate, { ...strictTerms, advanceNotice: byWechat });
  const monthly = dayAhead(10);
  const day = addDays(today(), 10);
  await turnOn(context, person, usualWish([person.mandate], { ...nothing, ...monthly }));
  const wanted = async (): Promise<boolean> => {
    const dueAt = present((await readRule(context, person.line)).rule?.dueAt, 'a time to look');
    world.pass(dueAt - context.clock.now());
    await world.sweep();
    const { mandate: id } = person;
    return (await listAdvanceNotices(context, { id, slot: slotOf(id) })).length > 0;
  };
  assert.equal(await wanted(), false);
  assert.equal(today(), addDays(day, -5));
  assert.equal(await countTold(person, 'auto_topup_ahead'), 1, 'the law wants a word of ours');
  assert.equal(await wanted(), true);
  assert.equal(today(), addDays(day, -3));
  assert.equal(await countTold(person, 'auto_topup_ahead'), 2);
});

/** As WeChat has it in the Mainland: from the second day after it was asked to on. */
const byWechat = { by: 'provider', days: 2, goodForDays: 3 } as const;

test('a payer who must be told is told, also of what was due as it was agreed to', async () => {
  const person = await world.payer(50_000n);
  await setTerms(world, person.mandate, strictTerms);
  const monthly = dayAhead(0);
  // Late in the evening, whatever the hour of the line.
  world.pass(dayMs - ((context.clock.now() + 8 * hourMs) % dayMs) + 21 * hourMs);
  const wish = usualWish([person.mandate], { ...nothing, ...monthly, ...dayAhead(0) });
  await turnOn(context, person, wish, 10_000n);
  await world.jobs();
  const why = /須先由錢包預告/;
  assert.equal((await world.told(person)).filter(({ body }) => why.test(body)).length, 1);
  assert.equal(await countTold(person, 'collection_ahead'), 1);
  await liveUntil(person, 1);
  assert.equal((await world.topups(person))[0]?.state, 'credited');
});

test('two that are planned days apart are each told in time, and made on their days', async () => {
  const { line, mandate, ...person } = await world.payer(50_000n);
  const { validUntil } = await readLine(context, line);
  const end = addDays(hongKongDay(present(validUntil, 'a line that lives')), -5);
  const days = [1, 2, 3, 4].map((after) => addDays(end, after));
  const month = present(
    days.find((day) => Number(day.slice(8)) <= 28),
    'a day of every month',
  );
  const wish = usualWish([mandate], {
    belowMinor: null,
    daysLeft: 5,
    monthlyDay: Number(month.slice(8)),
    monthlyMinor: 10_000n,
    monthlyUntil: month,
  });
  while (addDays(today(), 7) < end) world.pass(dayMs);
  const ruled = { ...person, line, mandate };
  await turnOn(context, ruled, wish);
  await liveUntil(ruled, 2);
  const made = (await world.topups(ruled)).map(({ orderedAt }) => hongKongDay(orderedAt));
  assert.deepEqual(made, [end, month]);
  assert.equal(await countTold(ruled, 'auto_topup_ahead'), 4);
});

test('a yes to another text than this is none, and nothing of it is kept', async () => {
  const { line, subscriber: owner, mandate } = await world.payer();
  const given = {
    line,
    owner,
    wish: usualWish([mandate]),
    language: 'en',
    firstMinor: null,
    seen: { version: 'none', intervalMinutes: 60 },
  } as const;
  const agree = (consentVersion: string) =>
    setRule(context, { ...given, consentVersion, sentence: 'Below HK$20, top up HK$50.' });
  for (const version of ['2026-10', '', `${ruleConsent.version} `]) {
    await assert.rejects(agree(version), { code: 'auto_topup_consent_changed' });
  }
  assert.equal((await readRule(context, line)).rule, undefined);
  const text = 'select said, version from auto_topups.consent where line = $1';
  const kept = () => context.db.read({ name: 'test: consents', text }, [line.slice(4)]);
  assert.deepEqual(await kept(), []);
  await agree(ruleConsent.version);
  const said = `Below HK$20, top up HK$50.\nAlipayHK (${mandate})\n${ruleConsent.text.en}`;
  assert.deepEqual(await kept(), [{ said, version: ruleConsent.version }]);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
