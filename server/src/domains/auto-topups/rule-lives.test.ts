import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayMs, hongKongDay, hourMs, type InstantMs } from '#base';
import { justOrdered, usualHouse as house, usualRule } from '#test/usual-rule';
import { decideAutoTopup as decideAll } from './decide-auto-topup.ts';
import type { Decision } from './decision.ts';
import { dueNow } from './due.ts';
import { newRule } from './new-rule.ts';
import { doneBy, missedDay, monthDoneAtStart, type Planned, plannedFor } from './planned.ts';
import type { AutoTopup, Rule } from './rule.ts';
import { expiryTold, withWord, wordOf, wordsDue } from './told-ahead.ts';

/** What it decides, without what is refused beside it. */
function decideAutoTopup(...given: Parameters<typeof decideAll>): Decision {
  return decideAll(...given).decision;
}

const startMs = Date.parse('2026-11-23T04:00:00Z');
const mandates = ['mdt_1', 'mdt_2'] as const;

/** What happens to a line and its rule, at random. */
const step = fc.record({
  waitMs: fc.oneof(
    fc.integer({ min: 1, max: 2 * hourMs }),
    fc.integer({ min: hourMs, max: 3 * dayMs }),
    fc.integer({ min: hourMs, max: 9 * dayMs }),
  ),
  spent: fc.bigInt({ min: 0n, max: 6_000n }),
  end: fc.constantFrom('charged', 'declined', 'declined', 'unknown'),
  owner: fc.constantFrom('nothing', 'nothing', 'nothing', 'skips', 'turns on again'),
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
  readonly mayBeSkipped: boolean;
}

interface Life {
  rule: Rule;
  atMs: InstantMs;
  balanceMinor: bigint;
  validUntil: InstantMs;
  readonly ordered: Ordered[];
  /** Which planned ones were left out, and when each pause began. */
  readonly skipped: string[];
  /** Days of months that were told to be made no more. */
  readonly missed: string[];
  readonly pauses: { readonly atMs: InstantMs; readonly failures: number }[];
}

/** One look, with what follows from it as the domain writes it down. */
function look(life: Life): void {
  const { atMs } = life;
  const planned = plannedFor(life.rule, life.validUntil, atMs);
  giveUp(life);
  life.rule = toldAhead(life.rule, planned, atMs);
  const { rule } = life;
  const decision = decideAutoTopup(
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
  carryOut(life, planned, decision);
}

function giveUp(life: Life): void {
  const { rule, atMs, ordered, missed } = life;
  const day = missedDay(rule, atMs);
  if (rule.state !== 'on' || day === null || ordered.at(-1)?.state === 'open') return;
  missed.push(day);
  life.rule = { ...rule, monthDone: day.slice(0, 7) };
}

function toldAhead(rule: Rule, planned: readonly Planned[], atMs: InstantMs): Rule {
  return wordsDue(rule, planned, atMs).reduce((told, word) => withWord(told, word, atMs), rule);
}

function carryOut(life: Life, planned: readonly Planned[], decision: Decision): void {
  const { rule, atMs } = life;
  if (decision.does === 'pause') {
    life.pauses.push({ atMs, failures: decision.failures });
    life.rule = { ...rule, state: 'paused' };
  }
  if (decision.does === 'skip') {
    const { cause } = decision;
    life.skipped.push(`${cause} ${planned.find((one) => one.cause === cause)?.day ?? atMs}`);
    const leftOutAt = cause === 'below' ? atMs : rule.leftOutAt;
    life.rule = { ...rule, ...doneBy(rule, planned, cause, atMs), skipsNext: false, leftOutAt };
  }
  if (decision.does !== 'order') return;
  const one = planned.find(({ cause }) => cause === decision.cause);
  life.ordered.push({
    ...justOrdered(decision, atMs),
    day: one?.day ?? null,
    knownFrom: (one && wordOf(rule, one).at) ?? rule.onSince,
    mayBeSkipped: rule.skipsNext,
  });
}

/** What was open ends; what was charged is on the line, which lives longer by it. */
function end(life: Life, state: 'charged' | 'declined'): void {
  const at = life.ordered.findIndex((one) => one.state === 'open');
  const open = life.ordered[at];
  if (!open) return;
  life.ordered[at] = { ...open, state, endedAt: life.atMs };
  if (state === 'declined') return;
  life.balanceMinor += open.valueMinor;
  life.validUntil = Math.max(life.validUntil, life.atMs + 30 * dayMs);
  const expiryDone = open.cause === 'expiry' ? expiryTold(life.rule) : life.rule.expiryDone;
  const planned = plannedFor(life.rule, null, open.openedAt);
  const done = doneBy(life.rule, planned, open.cause, open.openedAt);
  life.rule = { ...life.rule, ...done, expiryDone };
}

function live(wish: Partial<Rule>, steps: readonly Step[]): Life {
  const monthDone = monthDoneAtStart(wish.monthlyDay ?? null, startMs);
  const rule = { ...usualRule(startMs, mandates), onSince: startMs, ...wish, monthDone };
  const life: Life = {
    rule,
    atMs: startMs,
    balanceMinor: 20_000n,
    validUntil: startMs + 23 * dayMs,
    ordered: [],
    skipped: [],
    missed: [],
    pauses: [],
  };
  for (const { waitMs, spent, end: how, owner } of steps) {
    life.atMs += waitMs;
    life.balanceMinor -= spent < life.balanceMinor ? spent : life.balanceMinor;
    if (how !== 'unknown') end(life, how);
    if (owner === 'skips' && life.rule.state === 'on')
      life.rule = { ...life.rule, skipsNext: true };
    if (owner === 'turns on again' && life.rule.state === 'paused') {
      const { line, owner: by, number, expiryDone } = life.rule;
      const agreed = { line, owner: by, wish: life.rule, intervalMinutes: 60 };
      const anew = newRule(agreed, number, life.atMs, life.rule);
      // An end that calls anew then is shown and confirmed, which nobody here does.
      life.rule = { ...anew, expiryDone };
    }
    look(life);
  }
  return life;
}

const lives = (check: (life: Life) => void): void =>
  fc.assert(
    fc.property(wishes, fc.array(step, { minLength: 80, maxLength: 200 }), (wish, steps) => {
      const { monthlyDay, monthlyMinor, ...rest } = wish;
      const monthly = { monthlyDay, monthlyMinor: monthlyDay === null ? null : monthlyMinor };
      check(live({ ...rest, ...monthly }, steps));
    }),
    { numRuns: 400 },
  );

const isTaken = ({ state }: AutoTopup): boolean => state !== 'declined';

test('caps and intervals hold whatever calls, by money, by days and by months', () => {
  lives(({ rule, ordered }) => {
    for (const { openedAt: untilMs } of ordered) {
      const window = ordered.filter(
        (one) =>
          isTaken(one) &&
          one.openedAt <= untilMs &&
          (one.endedAt === null || one.endedAt > untilMs - 30 * dayMs),
      );
      const sum = window.reduce((all, { valueMinor }) => all + valueMinor, 0n);
      assert.ok(sum <= rule.capMinor && window.length <= rule.capTimes);
    }
    assert.ok(ordered.filter(({ state }) => state === 'open').length <= 1);
    const rounds = [...new Set(ordered.map(({ roundAt }) => roundAt))];
    assert.ok(rounds.every((at, index) => index === 0 || at - (rounds[index - 1] ?? 0) >= hourMs));
    for (const [index, { endedAt, state }] of ordered.entries()) {
      const next = ordered[index + 1];
      if (!next || state !== 'charged' || endedAt === null) continue;
      assert.ok(next.openedAt - endedAt >= hourMs, 'within an hour of a charge that came late');
    }
  });
});

test('a month is paid once, from its day until ten days later, and an end of a line once', () => {
  let months = 0;
  let ends = 0;
  lives(({ rule, ordered }) => {
    const taken = ordered.filter(isTaken);
    const monthly = taken.filter(({ cause }) => cause === 'monthly');
    const paid = monthly.map(({ day }) => String(day));
    assert.equal(new Set(paid).size, paid.length);
    for (const { day, openedAt } of monthly) {
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
  lives(({ rule, ordered, skipped, missed, atMs }) => {
    assert.equal(new Set(missed).size, missed.length);
    const paid = ordered.filter((one) => isTaken(one) && one.cause === 'monthly');
    const left = skipped.filter((one) => one.startsWith('monthly '));
    const over = new Set([
      ...paid.map(({ day }) => String(day)),
      ...left.map((one) => one.slice('monthly '.length)),
      ...missed,
    ]);
    missedOnes += missed.length;
    const isOpen = ordered.some(({ state }) => state === 'open');
    if (rule.state !== 'on' || rule.monthlyDay === null || isOpen) return;
    const today = hongKongDay(atMs);
    for (let day = hongKongDay(rule.onSince); addDays(day, 10) < today; day = addDays(day, 1)) {
      const isPast = day.slice(0, 7) < today.slice(0, 7);
      if (Number(day.slice(8)) !== rule.monthlyDay || !isPast) continue;
      assert.ok(over.has(day), `${day} was passed over`);
    }
  });
  assert.ok(missedOnes > 20, `${missedOnes} were made no more`);
});

test('nothing planned is charged sooner than three days after its owner knew of it', () => {
  let told = 0;
  lives(({ rule, ordered }) => {
    for (const { cause, day, openedAt, knownFrom } of ordered) {
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
    assert.ok(ordered.every(({ mayBeSkipped }) => !mayBeSkipped));
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
      const before = life.ordered.filter(({ openedAt }) => openedAt <= atMs);
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
