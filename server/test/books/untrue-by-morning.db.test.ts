import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  addDays,
  dayMs,
  hongKongDay,
  hongKongMidnight,
  hourMs,
  isoTime,
  minuteMs,
  uuidOf,
} from '#base';
import { haltWithoutMandate, lookAtLines, skipNext, stopRule } from '#auto-topups';
import { type MandateTerms, stopMandate } from '#mandates';
import { readInbox } from '#notifications';
import { buyPack, renewDueTerms, setRenewal, type TermId } from '#packs';
import { fingerprintOf } from '#platform/idempotency';
import { statement } from '#platform/postgres';
import { remindExpired, remindExpiry, remindLow } from '#reminders';
import { readLine } from '#subscribers';
import { turnOn } from '#test/auto-world';
import { setTerms, strictTerms } from '#test/mandate-terms';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import type { Person } from '#test/topup-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

/** What was to be told in the morning, and was true only in the night. */
const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const today = (): string => hongKongDay(context.clock.now());
const dropped = 'failed: no longer so';

function passTo(hour: number): void {
  const midnight = hongKongMidnight(context.clock.now());
  const atMs = midnight + hour * hourMs;
  world.pass((atMs > context.clock.now() ? atMs : atMs + dayMs) - context.clock.now());
}

/** What became of messages of these kinds to somebody, oldest first. */
async function ends({ number }: Person, kinds: string): Promise<string[]> {
  const text = `select concat_ws(': ', state, failure) as said from notifications.message
    where receiver = $1 and kind like $2 order by id`;
  const query = { name: 'test: ends', text };
  const rows = await context.db.read<{ said: string }>(query, [number, `${kinds}%`]);
  return rows.map(({ said }) => said);
}

const ahead = (person: Person) => ends(person, 'auto_topup_ahead');

/** A month's in five days; its first word was said late in the evening and waits. */
async function toldByNight(terms?: MandateTerms): Promise<Ruled> {
  do passTo(9);
  while (Number(addDays(today(), 10).slice(8)) > 24);
  const person = await world.payer(50_000n);
  if (terms) await setTerms(world, person.mandate, terms);
  const monthlyDay = Number(addDays(today(), 10).slice(8));
  const wish = { belowMinor: null, amountMinor: null, monthlyDay, monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([person.mandate], wish));
  await world.jobs();
  // Nothing ran here for five days.
  world.pass(5 * dayMs);
  passTo(23);
  await lookAtLines(context, [person]);
  return person;
}

async function morning(): Promise<void> {
  passTo(8);
  await world.jobs();
}

test('a word ahead that waits for the morning is told where it is still so', async () => {
  const person = await toldByNight();
  await world.jobs();
  assert.deepEqual(await ahead(person), ['queued']);
  await morning();
  assert.deepEqual(await ahead(person), ['delivered']);
});

test('a month left out by night is not told, and one taken up anew is', async () => {
  const person = await toldByNight();
  await world.jobs();
  const { line, subscriber } = person;
  await skipNext(context, line, subscriber, true);
  await world.sweep();
  await morning();
  assert.deepEqual(await ahead(person), [dropped]);
  await skipNext(context, line, subscriber, false);
  await world.sweep();
  assert.deepEqual(await ahead(person), [dropped, 'delivered']);
  const at = context.clock.now();
  for (let n = 0; (await world.topups(person)).length === 0; n += 1) {
    assert.ok(n < 40, 'it is made');
    world.pass(4 * hourMs);
    await world.sweep();
  }
  assert.ok(context.clock.now() - at >= 72 * hourMs, 'three days after what was told');
});

test('what is left out and taken up again in one night is told once', async () => {
  const person = await toldByNight();
  await world.jobs();
  const { line, subscriber } = person;
  for (const isSkipped of [true, false]) {
    await skipNext(context, line, subscriber, isSkipped);
    await world.sweep();
  }
  await morning();
  assert.deepEqual(await ahead(person), ['delivered']);
});

test('a rule that was stopped, by night or in the same second, tells nothing', async () => {
  for (const isLater of [true, false]) {
    const person = await toldByNight();
    if (isLater) await world.jobs();
    await stopRule(context, person.line, person.subscriber);
    await world.jobs();
    await morning();
    assert.deepEqual(await ahead(person), [dropped]);
    assert.deepEqual(await ends(person, 'auto_topup_stopped'), ['delivered']);
    const own = [{ number: person.number, sinceMs: 0 }];
    const { messages } = await readInbox(context, own, { before: undefined, limit: 50 });
    const texts = messages.map(({ text }) => text);
    assert.ok(!texts.some((text) => /將於|预告/.test(text)), texts.join());
  }
});

test('a stop by day overtakes a word that has not left yet', async () => {
  const person = await toldByNight();
  passTo(12);
  await stopRule(context, person.line, person.subscriber);
  await world.jobs();
  assert.deepEqual(await ahead(person), [dropped]);
});

test('a rule that nothing pays for any more tells no month ahead', async () => {
  const person = await toldByNight();
  await world.jobs();
  const { subscriber: owner, mandate } = person;
  await stopMandate(context, mandate, { owner, endedBy: 'payer', reason: 'test' });
  await haltWithoutMandate(context, [{ mandate, owner, endedBy: 'payer' }]);
  await morning();
  assert.deepEqual(await ahead(person), [dropped]);
});

test('a rule that was set anew by night tells its own amount, once', async () => {
  const person = await toldByNight();
  await world.jobs();
  world.pass(minuteMs);
  const wish = { belowMinor: null, amountMinor: null, monthlyMinor: 20_000n };
  const monthlyDay = Number(addDays(today(), 5).slice(8));
  await turnOn(context, person, usualWish([person.mandate], { ...wish, monthlyDay }));
  await morning();
  assert.deepEqual(await ahead(person), [dropped, 'delivered']);
  const bodies = (await world.told(person)).filter(({ kind }) => kind === 'auto_topup_ahead');
  assert.match(bodies.at(-1)?.body ?? '', /200/);
});

function forSake(person: Person) {
  return ends(person, 'collection_ahead');
}

test('what a mandate has told ahead is dropped with its month, and with the mandate', async () => {
  const kept = await toldByNight(strictTerms);
  await world.jobs();
  assert.deepEqual(await forSake(kept), ['queued']);
  await morning();
  assert.deepEqual(await forSake(kept), ['delivered']);
  const skipped = await toldByNight(strictTerms);
  await world.jobs();
  await skipNext(context, skipped.line, skipped.subscriber, true);
  await morning();
  assert.deepEqual(await forSake(skipped), [dropped]);
  const stopped = await toldByNight(strictTerms);
  await world.jobs();
  const { subscriber: owner, mandate } = stopped;
  await stopMandate(context, mandate, { owner, endedBy: 'payer', reason: 'test' });
  await morning();
  assert.deepEqual(await forSake(stopped), [dropped]);
  // Stopped before it was told, nothing is said at all.
  const sooner = await toldByNight(strictTerms);
  const by = { owner: sooner.subscriber, endedBy: 'payer', reason: 'test' } as const;
  await stopMandate(context, sooner.mandate, by);
  await world.jobs();
  assert.deepEqual(await forSake(sooner), []);
});

test('low money that was raised by night is not told, and its next fall is', async () => {
  const person = await world.payer(1_500n);
  const { line } = person;
  const fall = async () => {
    const money = { beforeMinor: 2_100n, afterMinor: 1_500n, levels: [2_000n] };
    await remindLow(context, [{ line, at: context.clock.now(), ...money }]);
    await world.jobs();
  };
  passTo(23);
  await fall();
  await world.move(person, 5_000n);
  await morning();
  assert.deepEqual(await ends(person, 'balance'), [dropped]);
  await world.move(person, -5_000n);
  passTo(9);
  await fall();
  assert.deepEqual(await ends(person, 'balance'), [dropped, 'delivered']);
  // Low still, it is told in the morning as ever.
  const other = await world.payer(1_500n);
  passTo(23);
  const money = { beforeMinor: 2_100n, afterMinor: 1_500n, levels: [2_000n] };
  await remindLow(context, [{ line: other.line, at: context.clock.now(), ...money }]);
  await world.jobs();
  await morning();
  assert.deepEqual(await ends(other, 'balance'), ['delivered']);
});

test('of an end that a top-up has moved by night, ahead or past, nothing is told', async () => {
  const person = await world.payer(50_000n);
  const { line, number, subscriber } = person;
  const endsAt = async () => (await readLine(context, line)).validUntil ?? 0;
  const topUp = async () => {
    await world.tell(await world.order(number, 10_000n, subscriber));
    await world.jobs();
  };
  passTo(23);
  const day = hongKongDay(await endsAt());
  await remindExpiry(context, [{ line, day, at: context.clock.now(), daysAhead: [7] }]);
  await world.jobs();
  await topUp();
  await morning();
  assert.deepEqual(await ends(person, 'line_expires'), [dropped]);
  world.pass((await endsAt()) - context.clock.now() + minuteMs);
  await remindExpired(context, [{ line, from: 'active', to: 'one_way' }]);
  await world.jobs();
  assert.deepEqual(await ends(person, 'line_blocked'), ['queued']);
  await topUp();
  await morning();
  assert.deepEqual(await ends(person, 'line_blocked'), [dropped]);
});

/** A week of data, whose notice was due while nothing ran here and is told late in the evening. */
async function packToldByNight(renews: boolean): Promise<Person & { readonly term: TermId }> {
  passTo(9);
  const person = await world.payer(50_000n);
  const { line, subscriber } = person;
  const key = context.ids.next('key', 0).slice(4);
  const term = await buyPack(context, {
    request: { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') },
    line,
    code: 'cn_mo_5gb_7d',
    priceMinor: 6_800n,
    renews,
    channel: 'app',
    isShortLifeAccepted: true,
  });
  world.pass(3 * dayMs);
  passTo(23);
  await renewDueTerms(context);
  await world.jobs();
  world.pass(hourMs);
  return { ...person, term };
}

test('of a pack whose renewal was switched over by night what is so is told', async () => {
  for (const [renews, told, so] of [
    [true, 'term_renews', 'term_ends'],
    [false, 'term_ends', 'term_renews'],
  ] as const) {
    const person = await packToldByNight(renews);
    assert.deepEqual(await ends(person, told), ['queued']);
    await setRenewal(context, person.line, person.term, !renews);
    await morning();
    assert.deepEqual(await ends(person, told), [dropped]);
    await renewDueTerms(context);
    await world.jobs();
    assert.deepEqual(await ends(person, so), ['delivered']);
    // Switched back by day, what was told stays told.
    await setRenewal(context, person.line, person.term, renews);
    await renewDueTerms(context);
    await world.jobs();
    assert.deepEqual(await ends(person, told), [dropped]);
  }
});

test('of a pack that was switched over and back by night what is so is told once', async () => {
  const person = await packToldByNight(true);
  for (const renews of [false, true]) {
    await setRenewal(context, person.line, person.term, renews);
  }
  await morning();
  await renewDueTerms(context);
  await world.jobs();
  assert.deepEqual(await ends(person, 'term'), [dropped, 'delivered']);
});

test('of a pack that nobody has changed it is told in the morning', async () => {
  const person = await packToldByNight(false);
  await morning();
  assert.deepEqual(await ends(person, 'term'), ['delivered']);
  await renewDueTerms(context);
  await world.jobs();
  assert.deepEqual(await ends(person, 'term'), ['delivered']);
});

const makeDue = statement(
  'test: look at a term',
  'update packs.term set due_at = $2::timestamptz where id = $1::uuid',
);

test('of a pack that was looked at again by night it is told in the morning', async () => {
  const person = await packToldByNight(true);
  await context.db.transaction((tx) =>
    tx.query(makeDue, [uuidOf(person.term), isoTime(context.clock.now())]),
  );
  assert.equal(await renewDueTerms(context), 1);
  await world.jobs();
  await morning();
  assert.deepEqual(await ends(person, 'term'), ['delivered']);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
