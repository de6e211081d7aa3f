import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayMs, hongKongDay, hourMs, type InstantMs } from '#base';
import { goOnTo } from '#test/rule-clock';
import { justOrdered, usualHouse as house, usualRule } from '#test/usual-rule';
import { decideAutoTopup } from './decide-auto-topup.ts';
import type { Decided } from './decision.ts';
import { dueNow } from './due.ts';
import { dueAfter } from './due-after.ts';
import { leftOut } from './left-out.ts';
import { newRule } from './new-rule.ts';
import {
  doneBy,
  missedDay,
  monthDoneAtStart,
  overFrom,
  type Planned,
  plannedFor,
} from './planned.ts';
import type { AutoTopup, Rule, Wish } from './rule.ts';
import { withoutUnagreed } from './still-agreed.ts';
import { expiryTold, withWord, wordOf, wordsDue } from './told-ahead.ts';

const mostLooks = 5_000;
const startMs = Date.parse('2026-11-23T04:00:00Z');
const mandates = ['mdt_1', 'mdt_2'] as const;

/** What happens to a line and its rule, at random. */
const step = fc.record({
  waitMs: fc.oneof(
    fc.integer({ min: 1, max: 2 * hourMs }),
    fc.integer({ min: hourMs, max: 3 * dayMs }),
    fc.integer({ min: hourMs, max: 9 * dayMs }),
  ),
  spent: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 6_000n })),
  end: fc.constantFrom('charged', 'declined', 'declined', 'unknown'),
  owner: fc.constantFrom('nothing', 'nothing', 'nothing', 'skips', 'turns on again', 'changes'),
  /** What is otherwise where the owner changes it; the rest stays as it is. */
  change: fc.record(
    {
      belowMinor: fc.bigInt({ min: 1n, max: 12_000n }),
      amountMinor: fc.constantFrom(5_000n, 6_000n, 10_000n),
      monthlyDay: fc.integer({ min: 1, max: 28 }),
      capMinor: fc.bigInt({ min: 12_000n, max: 60_000n }),
      capTimes: fc.integer({ min: 1, max: 6 }),
    },
    { requiredKeys: [] },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const wishes = fc.record({
  belowMinor: fc.option(fc.bigInt({ min: 1n, max: 12_000n })),
  daysLeft: fc.option(fc.integer({ min: 1, max: 20 })),
  amountMinor: fc.constantFrom(5_000n, 6_000n, 10_000n),
  targetMinor: fc.option(fc.bigInt({ min: 15_000n, max: 40_000n })),
  monthlyDay: fc.option(fc.integer({ min: 1, max: 28 })),
  monthlyMinor: fc.constantFrom(5_000n, 12_000n),
  capMinor: fc.bigInt({ min: 12_000n, max: 60_000n }),
  capTimes: fc.integer({ min: 1, max: 6 }),
});

interface Ordered extends AutoTopup {
  /** Of a planned one its day, and since when its owner knew. */
  readonly day: string | null;
  readonly knownFrom: InstantMs | null;
  /** By which rule it was ordered. */
  readonly rule: Rule;
}

interface Life {
  rule: Rule;
  atMs: InstantMs;
  /** When the clock has it looked at next, and when it was last. */
  dueAt: InstantMs | null;
  seenAt: InstantMs;
  balanceMinor: bigint;
  validUntil: InstantMs;
  /** So long a line lives by what it is topped up with. */
  readonly grantedMs: number;
  /** Since when a rule is on with the day of the month that it has. */
  monthSince: InstantMs;
  /** The month that it took as done then. */
  begunDone: string;
  readonly ordered: Ordered[];
  /** Which planned ones were left out, and when each pause began. */
  readonly skipped: string[];
  /** Days of months that were told to be made no more. */
  readonly missed: string[];
  readonly pauses: { readonly atMs: InstantMs; readonly failures: number }[];
}

function decide(life: Life, planned: readonly Planned[], atMs: InstantMs): Decided {
  const { rule } = life;
  return decideAutoTopup(
    rule,
    {
      balanceMinor: life.balanceMinor,
      owedMinor: 0n,
      pendingMinor: 0n,
      isServed: life.validUntil > atMs,
      isUsed: true,
      due: dueNow(rule, planned, atMs).map(({ cause }) => cause),
      past: life.ordered,
      funding: mandates.map((mandate) => ({
        mandate,
        problem: null,
        untilMs: null,
        mostMinor: 50_000n,
      })),
      refused: [],
      nowMs: atMs,
    },
    house,
  );
}

const isOpen = ({ ordered }: Life): boolean => ordered.some(({ state }) => state === 'open');

/** One look, with what follows from it as the domain writes it down. */
function look(life: Life): void {
  const { atMs } = life;
  life.seenAt = atMs;
  life.dueAt = null;
  if (life.rule.state !== 'on') return;
  const planned = plannedFor(life.rule, life.validUntil, atMs);
  giveUp(life);
  life.rule = toldAhead(life.rule, planned, atMs);
  carryOut(life, planned, decide(life, planned, atMs));
}

function giveUp(life: Life): void {
  const { rule, atMs, missed } = life;
  const day = missedDay(rule, atMs);
  if (day === null || isOpen(life)) return;
  missed.push(day);
  life.rule = { ...rule, monthDone: day.slice(0, 7) };
}

function toldAhead(rule: Rule, planned: readonly Planned[], atMs: InstantMs): Rule {
  return wordsDue(rule, planned, atMs).reduce((told, word) => withWord(told, word, atMs), rule);
}

function carryOut(life: Life, planned: readonly Planned[], decided: Decided): void {
  const { rule, atMs } = life;
  const { decision, refused, deferred } = decided;
  const seen = { planned, past: life.ordered, isPendingLow: false, refused, deferred };
  life.dueAt = dueAfter(decision, rule, { ...seen, nowMs: atMs });
  if (decision.does === 'pause') {
    life.pauses.push({ atMs, failures: decision.failures });
    life.rule = { ...rule, state: 'paused' };
  }
  if (decision.does === 'skip') {
    const { cause } = decision;
    life.skipped.push(`${cause} ${planned.find((one) => one.cause === cause)?.day ?? atMs}`);
    life.rule = leftOut(rule, planned, cause, atMs);
  }
  if (decision.does !== 'order') return;
  const one = planned.find(({ cause }) => cause === decision.cause);
  life.ordered.push({
    ...justOrdered(decision, atMs),
    day: one?.day ?? null,
    knownFrom: (one && wordOf(rule, one).at) ?? rule.onSince,
    rule,
  });
}

/** What was open ends; what was charged is on the line, which lives longer by it. */
function end(life: Life, state: 'charged' | 'declined'): void {
  const at = life.ordered.findIndex((one) => one.state === 'open');
  const open = life.ordered[at];
  if (!open) return;
  life.ordered[at] = { ...open, state, endedAt: life.atMs };
  if (state === 'charged') {
    life.balanceMinor += open.valueMinor;
    life.validUntil = Math.max(life.validUntil, life.atMs + life.grantedMs);
    const expiryDone = open.cause === 'expiry' ? expiryTold(life.rule) : life.rule.expiryDone;
    const planned = plannedFor({ ...life.rule, monthDone: null }, null, open.openedAt);
    const done = doneBy(life.rule, planned, open.cause, open.openedAt);
    life.rule = { ...life.rule, ...done, expiryDone };
  }
  look(life);
}

/** Set anew, with a yes to whatever that charges at once. */
function setAnew(life: Life, wish: Wish): void {
  const { rule: before, atMs } = life;
  const { line, owner, number, expiryDone } = before;
  const anew = newRule({ line, owner, wish, intervalMinutes: 60 }, number, atMs, before);
  // An end that calls anew then is shown and confirmed, which nobody here does.
  life.rule = { ...anew, expiryDone };
  if (before.state !== 'on' || before.monthlyDay !== wish.monthlyDay) {
    life.monthSince = atMs;
    life.begunDone = anew.monthDone ?? '';
  }
  const left = withoutUnagreed(life.ordered, before, wish, atMs);
  life.ordered.splice(0, Infinity, ...(left as Ordered[]));
  look(life);
}

/** What its owner does, who may have what it is otherwise by then. */
function act(life: Life, { owner, change }: Pick<Step, 'owner' | 'change'>): void {
  const { rule } = life;
  if (owner === 'skips' && rule.state === 'on') {
    life.rule = { ...rule, skipsNext: true };
    look(life);
  }
  if (owner === 'turns on again' && rule.state === 'paused') setAnew(life, rule);
  if (owner !== 'changes' || rule.state !== 'on') return;
  // A rule is changed by what it has: a month, or a level, is not begun by it.
  const { belowMinor, monthlyDay, ...more } = change;
  const wish = { ...rule, ...more };
  if (rule.belowMinor !== null && belowMinor !== undefined) wish.belowMinor = belowMinor;
  if (rule.monthlyDay !== null && monthlyDay !== undefined) wish.monthlyDay = monthlyDay;
  setAnew(life, wish);
}

function live(wish: Partial<Rule>, grantedMs: number, steps: readonly Step[]): Life {
  const monthDone = monthDoneAtStart(wish.monthlyDay ?? null, startMs);
  const rule = { ...usualRule(startMs, mandates), onSince: startMs, ...wish, monthDone };
  const life: Life = {
    rule,
    atMs: startMs,
    dueAt: startMs,
    seenAt: startMs,
    balanceMinor: 20_000n,
    validUntil: startMs + 23 * dayMs,
    grantedMs,
    monthSince: startMs,
    begunDone: monthDone ?? '',
    ordered: [],
    skipped: [],
    missed: [],
    pauses: [],
  };
  for (const one of steps) {
    goOnTo(life, life.atMs + one.waitMs, look, mostLooks);
    assertNothingLate(life);
    const { balanceMinor: before } = life;
    life.balanceMinor -= one.spent < before ? one.spent : before;
    // As it falls, and not as long as it lies there.
    const { belowMinor } = life.rule;
    if (belowMinor !== null && before >= belowMinor && life.balanceMinor < belowMinor) look(life);
    if (one.end !== 'unknown') end(life, one.end);
    act(life, one);
  }
  return life;
}

/**
 * What a look would do that nobody has called for was not called for nine hours ago either: words
 * are due at midnight and told at eight, and all else sooner.
 */
function assertNothingLate(life: Life): void {
  const { rule, validUntil, seenAt } = life;
  const atMs = life.atMs - 9 * hourMs;
  if (rule.state !== 'on' || atMs <= seenAt) return;
  const planned = plannedFor(rule, validUntil, atMs);
  assert.deepEqual(wordsDue(rule, planned, atMs), [], 'it would be told late');
  if (isOpen(life)) return;
  assert.equal(missedDay(rule, atMs), null, 'it would be told late that it is over');
  const { does } = decide(life, planned, atMs).decision;
  assert.ok(!['order', 'skip', 'pause'].includes(does), `what ${does} is would be late`);
}

const lives = (check: (life: Life) => void): void =>
  fc.assert(
    fc.property(
      wishes,
      fc.constantFrom(30 * dayMs, 180 * dayMs),
      fc.array(step, { minLength: 80, maxLength: 200 }),
      (wish, grantedMs, steps) => {
        const { monthlyDay, monthlyMinor, ...rest } = wish;
        const monthly = { monthlyDay, monthlyMinor: monthlyDay === null ? null : monthlyMinor };
        check(live({ ...rest, ...monthly }, grantedMs, steps));
      },
    ),
    { numRuns: 400, endOnFailure: true },
  );

const isTaken = ({ state }: AutoTopup): boolean => state !== 'declined';

test('caps and intervals hold whatever calls, and however they are changed meanwhile', () => {
  let changed = 0;
  lives(({ ordered }) => {
    for (const { openedAt: untilMs, rule } of ordered) {
      const window = ordered.filter(
        (one) =>
          isTaken(one) &&
          one.openedAt <= untilMs &&
          (one.endedAt === null || one.endedAt > untilMs - 30 * dayMs),
      );
      const sum = window.reduce((all, { valueMinor }) => all + valueMinor, 0n);
      // By the caps that were agreed to when it was ordered.
      assert.ok(sum <= rule.capMinor && window.length <= rule.capTimes);
    }
    changed += new Set(ordered.map(({ rule }) => rule.capMinor)).size > 1 ? 1 : 0;
    assert.ok(ordered.filter(({ state }) => state === 'open').length <= 1);
    const rounds = [...new Set(ordered.map(({ roundAt }) => roundAt))];
    assert.ok(rounds.every((at, index) => index === 0 || at - (rounds[index - 1] ?? 0) >= hourMs));
    for (const [index, { endedAt, state }] of ordered.entries()) {
      const next = ordered[index + 1];
      if (!next || state !== 'charged' || endedAt === null) continue;
      assert.ok(next.openedAt - endedAt >= hourMs, 'within an hour of a charge that came late');
    }
  });
  assert.ok(changed > 20, `the caps of ${changed} lives were changed between two charges`);
});

test('a month is paid once, from its day until ten days later, and an end of a line once', () => {
  let months = 0;
  let ends = 0;
  lives(({ ordered }) => {
    const taken = ordered.filter(isTaken);
    const monthly = taken.filter(({ cause }) => cause === 'monthly');
    // Once, also where its day has moved meanwhile.
    const paid = monthly.map(({ day }) => String(day).slice(0, 7));
    assert.equal(new Set(paid).size, paid.length);
    for (const { day, openedAt, rule } of monthly) {
      assert.ok(day !== null && Number(day.slice(8)) === rule.monthlyDay);
      const on = hongKongDay(openedAt);
      assert.ok(on >= day && (on.slice(0, 7) === day.slice(0, 7) || on <= addDays(day, 10)));
    }
    const before = taken.flatMap(({ cause, day }) => (cause === 'expiry' ? [day] : []));
    assert.equal(new Set(before).size, before.length);
    months += monthly.length;
    ends += before.length;
  });
  assert.ok(months > 20 && ends > 20, `${months} months and ${ends} ends were paid`);
});

test('no month is passed over: it is paid, left out, or told to be made no more', () => {
  let missedOnes = 0;
  lives(({ rule, ordered, skipped, missed, atMs, monthSince, begunDone }) => {
    assert.equal(new Set(missed).size, missed.length);
    const paid = ordered.filter((one) => isTaken(one) && one.cause === 'monthly');
    const left = skipped.filter((one) => one.startsWith('monthly '));
    const days = [
      ...paid.map(({ day }) => String(day)),
      ...left.map((one) => one.slice('monthly '.length)),
      ...missed,
    ];
    const over = new Set(days.map((day) => day.slice(0, 7)));
    missedOnes += missed.length;
    const isLastOpen = ordered.some(({ state }) => state === 'open');
    if (rule.state !== 'on' || rule.monthlyDay === null || isLastOpen) return;
    const today = hongKongDay(atMs);
    for (let day = hongKongDay(monthSince); addDays(day, 10) < today; day = addDays(day, 1)) {
      if (Number(day.slice(8)) !== rule.monthlyDay || overFrom({ day }) >= atMs) continue;
      if (day.slice(0, 7) <= begunDone) continue;
      assert.ok(over.has(day.slice(0, 7)), `${day} was passed over`);
    }
  });
  assert.ok(missedOnes > 20, `${missedOnes} were made no more`);
});

test('nothing planned is charged sooner than three days after its owner knew of it', () => {
  let told = 0;
  lives(({ ordered }) => {
    for (const { cause, day, openedAt, knownFrom, rule } of ordered) {
      if (cause === 'below') continue;
      assert.ok(day !== null && knownFrom !== null);
      const wasShown = rule.onSince >= Date.parse(`${day}T00:00:00+08:00`) - 5 * dayMs;
      if (wasShown || knownFrom === rule.onSince) continue;
      assert.ok(openedAt - knownFrom >= 72 * hourMs);
      told += 1;
    }
  });
  assert.ok(told > 20, `${told} were told ahead`);
});

test('what is to be left out is not ordered, and left out once', () => {
  let skips = 0;
  lives(({ ordered, skipped }) => {
    assert.ok(ordered.every(({ rule }) => !rule.skipsNext));
    const planned = skipped.filter((one) => !one.startsWith('below'));
    assert.equal(new Set(planned).size, planned.length);
    const paid = new Set(ordered.filter(isTaken).map(({ cause, day }) => `${cause} ${day}`));
    assert.ok(planned.every((one) => !paid.has(one)));
    skips += planned.length;
  });
  assert.ok(skips > 50, `${skips} were left out`);
});

test('after three tries in a row that came to nothing it pauses and orders nothing', () => {
  let pauses = 0;
  lives((life) => {
    for (const { atMs, failures } of life.pauses) {
      assert.equal(failures, house.pauseAfter);
      const before = life.ordered.filter(({ openedAt }) => openedAt < atMs);
      assert.ok(before.at(-1)?.state === 'declined');
    }
    if (life.rule.state === 'paused') {
      const last = life.pauses.at(-1)?.atMs ?? 0;
      assert.ok(life.ordered.every(({ openedAt }) => openedAt <= last));
    }
    pauses += life.pauses.length;
  });
  assert.ok(pauses > 50, `${pauses} times it paused`);
});
