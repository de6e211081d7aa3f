import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, hourMs, type InstantMs, minuteMs } from '#base';
import { goOnTo } from '#test/rule-clock';
import { justOrdered, usualHouse as house, usualRule } from '#test/usual-rule';
import { decideAutoTopup as decideAll } from './decide-auto-topup.ts';
import type { Decision, RefusedOrder } from './decision.ts';
import { dueNow } from './due.ts';
import { dueAfter } from './due-after.ts';
import { newRule } from './new-rule.ts';
import { doneBy, missedDay, monthDoneAtStart, type Planned, plannedFor } from './planned.ts';
import type { AutoTopup, Rule } from './rule.ts';
import { expiryTold, withWord, wordsDue } from './told-ahead.ts';

/** What it decides, without what is refused beside it. */
function decideAutoTopup(...given: Parameters<typeof decideAll>): Decision {
  return decideAll(...given).decision;
}

const mostLooks = 10_000;
const startMs = Date.parse('2026-11-23T04:00:00Z');

/** What comes between a line and its end, each within a few hours of the one before. */
const step = fc.record({
  waitMs: fc.integer({ min: minuteMs, max: 6 * hourMs }),
  spent: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2_000n }), fc.constant(100_000n)),
  end: fc.constantFrom('charged', 'declined', 'unknown'),
  happens: fc.oneof(
    { weight: 100, arbitrary: fc.constant('nothing') },
    { weight: 10, arbitrary: fc.constant('waits') },
    { weight: 1, arbitrary: fc.constant('pauses') },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const wishes = fc.record({
  belowMinor: fc.option(fc.bigInt({ min: 1n, max: 4_000n }), { freq: 1 }),
  daysLeft: fc.integer({ min: 3, max: 12 }),
  targetMinor: fc.option(fc.constant(9_000n)),
  monthlyDay: fc.option(fc.integer({ min: 1, max: 28 })),
  /** Whether a month's is too much for the cap for weeks, or for the limits of its line. */
  month: fc.constantFrom('fits', 'over the cap', 'refused'),
  validDays: fc.integer({ min: 14, max: 40 }),
});
type Wished = typeof wishes extends fc.Arbitrary<infer One> ? One : never;

interface Life {
  rule: Rule;
  atMs: InstantMs;
  dueAt: InstantMs | null;
  balanceMinor: bigint;
  validUntil: InstantMs;
  readonly isMonthRefused: boolean;
  readonly ordered: AutoTopup[];
  /** Ends that came to nothing in a row: the wallet is willing, and not always at once. */
  failures: number;
  unknowns: number;
  /** Whether a planned one has to wait for its turn just now. */
  waits: boolean;
}

/** As a look at a line does: what is refused as it is ordered keeps no other from being made. */
function look(life: Life): void {
  const { atMs } = life;
  if (life.rule.state !== 'on') return;
  const planned = plannedFor(life.rule, life.validUntil, atMs);
  const refused: RefusedOrder[] = [];
  for (;;) {
    const decision = decide(life, planned, refused);
    if (decision.does === 'order') {
      const { cause, mandate } = decision;
      const isRefused = cause === 'monthly' && life.isMonthRefused;
      const untilMs = atMs + (isRefused ? dayMs : 5 * minuteMs);
      if (isRefused || (life.waits && cause !== 'below')) {
        const answer = isRefused
          ? ({ why: 'order_refused' } as const)
          : ({ waits: 'turn' } as const);
        refused.push({ cause, mandate: null, answer, code: 'test', untilMs });
        continue;
      }
      life.ordered.push(justOrdered({ ...decision, mandate }, life.atMs));
    }
    return carryOut(life, planned, decision);
  }
}

function decide(life: Life, planned: readonly Planned[], refused: readonly RefusedOrder[]) {
  const { atMs, rule, balanceMinor, ordered: past } = life;
  return decideAutoTopup(
    rule,
    {
      balanceMinor,
      pendingMinor: 0n,
      owedMinor: 0n,
      isServed: life.validUntil > atMs,
      isUsed: true,
      due: dueNow(rule, planned, atMs).map(({ cause }) => cause),
      past,
      funding: [{ mandate: 'mdt_1', problem: null, untilMs: null, mostMinor: 100_000n }],
      refused,
      nowMs: atMs,
    },
    house,
  );
}

function carryOut(life: Life, planned: readonly Planned[], decision: Decision): void {
  const { atMs } = life;
  const missed = missedDay(life.rule, atMs);
  if (decision.does !== 'wait' && missed !== null) {
    life.rule = { ...life.rule, monthDone: missed.slice(0, 7) };
  }
  const words = wordsDue(life.rule, planned, atMs);
  life.rule = words.reduce((told, word) => withWord(told, word, atMs), life.rule);
  life.dueAt = dueAfter(decision, life.rule, {
    planned,
    past: life.ordered,
    isPendingLow: false,
    refused: [],
    deferred: [],
    nowMs: atMs,
  });
  if (decision.does === 'pause') life.rule = { ...life.rule, state: 'paused' };
}

function end(life: Life, state: 'charged' | 'declined'): void {
  const at = life.ordered.findIndex((one) => one.state === 'open');
  const open = life.ordered[at];
  if (!open) return;
  life.failures = state === 'declined' ? life.failures + 1 : 0;
  life.ordered[at] = { ...open, state, endedAt: life.atMs };
  if (state === 'charged') {
    life.balanceMinor += open.valueMinor;
    life.validUntil = Math.max(life.validUntil, life.atMs + 30 * dayMs);
    const done = doneBy(
      life.rule,
      plannedFor(life.rule, null, open.openedAt),
      open.cause,
      open.openedAt,
    );
    const expiryDone = open.cause === 'expiry' ? expiryTold(life.rule) : life.rule.expiryDone;
    life.rule = { ...life.rule, ...done, expiryDone };
  }
  look(life);
}

function happen(life: Life, { spent, end: how, happens }: Step): void {
  life.waits = happens === 'waits';
  if (life.rule.state === 'paused') {
    const { line, owner, number, expiryDone } = life.rule;
    const agreed = { line, owner, wish: life.rule, intervalMinutes: 60 };
    life.rule = newRule(agreed, number, life.atMs, life.rule);
    life.rule = { ...life.rule, expiryDone };
    life.failures = 0;
    look(life);
  } else if (happens === 'pauses' && life.ordered.at(-1)?.state !== 'open') {
    life.rule = { ...life.rule, state: 'paused' };
    life.dueAt = null;
  }
  // What nobody knows is known at the next step, and of three tries one is paid.
  const isUnknown = how === 'unknown' && life.unknowns === 0;
  life.unknowns = isUnknown ? 1 : 0;
  if (!isUnknown) end(life, how === 'declined' && life.failures < 2 ? 'declined' : 'charged');
  const before = life.balanceMinor;
  life.balanceMinor -= spent < before ? spent : before;
  // As it falls, and not as long as it lies there.
  const { belowMinor } = life.rule;
  if (belowMinor !== null && before >= belowMinor && life.balanceMinor < belowMinor) look(life);
}

/** So little is left of the cap for 30 days that a month's does not fit. */
const paidBefore: AutoTopup = {
  id: 'top_1',
  line: 'lin_1',
  cause: 'below',
  roundAt: startMs - 2 * hourMs,
  mandate: 'mdt_1',
  valueMinor: 5_000n,
  belowMinor: null,
  capMinor: null,
  state: 'charged',
  reason: null,
  openedAt: startMs - 2 * hourMs,
  endedAt: startMs - 2 * hourMs,
};

function live(wished: Wished, steps: readonly Step[]): Life {
  const { validDays, month, monthlyDay, ...wish } = wished;
  const capMinor = month === 'over the cap' ? 1_000_000n : 10_000_000n;
  const monthlyMinor = month === 'over the cap' ? 999_000n : 12_000n;
  const monthly = { monthlyDay, monthlyMinor: monthlyDay === null ? null : monthlyMinor };
  const life: Life = {
    rule: {
      ...usualRule(startMs, ['mdt_1']),
      ...wish,
      ...monthly,
      capMinor,
      capTimes: 1_000,
      monthDone: monthDoneAtStart(monthlyDay, startMs),
      onSince: startMs,
      dueAt: startMs,
    },
    atMs: startMs,
    dueAt: startMs,
    balanceMinor: 9_000n,
    validUntil: startMs + validDays * dayMs,
    isMonthRefused: month === 'refused',
    ordered: month === 'over the cap' ? [paidBefore] : [],
    failures: 0,
    unknowns: 0,
    waits: false,
  };
  for (const one of steps) {
    goOnTo(life, life.atMs + one.waitMs, look, mostLooks);
    assert.ok(life.validUntil > life.atMs, 'it was left to expire');
    happen(life, one);
  }
  return life;
}

test('no end is passed over, whatever months, refusals, dry days and pauses lie between', () => {
  let ends = 0;
  const steps = fc.array(step, { minLength: 200, maxLength: 500 });
  fc.assert(
    fc.property(wishes, steps, (wished, all) => {
      const { ordered } = live(wished, all);
      ends += ordered.filter((one) => one.cause === 'expiry' && one.state === 'charged').length;
    }),
    { numRuns: 150 },
  );
  assert.ok(ends > 20, `${ends} ends were paid`);
});
