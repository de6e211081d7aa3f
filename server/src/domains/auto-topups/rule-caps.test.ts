import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, hourMs } from '#base';
import type { MandateId } from '#mandates';
import { justOrdered, usualHouse as house, usualRule, usualSituation } from '#test/usual-rule';
import { decideAutoTopup } from './decide-auto-topup.ts';
import type { Situation } from './decision.ts';
import type { AutoTopup, Rule } from './rule.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');
const mandate: MandateId = 'mdt_1';
const base: Rule = usualRule(nowMs, [mandate]);

const calm: Situation = {
  ...usualSituation(nowMs),
  funding: [{ mandate, problem: null, untilMs: null, mostMinor: 50_000n }],
};

/** What a world does to a rule, at random: use, declines, other orders, time that passes. */
const step = fc.record({
  waitMs: fc.oneof(
    fc.integer({ min: 1, max: 3 * dayMs }),
    fc.integer({ min: 1, max: 3 * dayMs }),
    // A clock that is set.
    fc.constantFrom(-2 * hourMs, 2 * hourMs),
  ),
  spent: fc.bigInt({ min: 0n, max: 20_000n }),
  end: fc.constantFrom<'charged' | 'declined' | 'unknown'>('charged', 'declined', 'unknown'),
});

test('whatever happens, in any 30 days no more is charged than the caps, in virtual time', () => {
  const rules = fc.record({
    belowMinor: fc.bigInt({ min: 1n, max: 30_000n }),
    amountMinor: fc.constantFrom(5_000n, 6_000n, 10_000n),
    targetMinor: fc.option(fc.bigInt({ min: 30_000n, max: 60_000n })),
    capMinor: fc.bigInt({ min: 10_000n, max: 60_000n }),
    capTimes: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(rules, fc.array(step, { minLength: 5, maxLength: 60 }), (given, steps) => {
      const rule: Rule = { ...base, ...given };
      const past = live(rule, steps);
      // Money may have been taken at any instant between an order and the news of its end, which
      // comes first by a clock that was set back meanwhile.
      const taken = past.filter(({ state }) => state !== 'declined');
      for (const { openedAt: untilMs } of past) {
        const window = taken.filter(
          ({ openedAt, endedAt }) =>
            openedAt <= untilMs &&
            (endedAt === null || Math.max(openedAt, endedAt) > untilMs - 30 * dayMs),
        );
        const sum = window.reduce((all, { valueMinor }) => all + valueMinor, 0n);
        assert.ok(sum <= rule.capMinor && window.length <= rule.capTimes);
      }
      assert.ok(past.filter(({ state }) => state === 'open').length <= 1);
      const rounds = [...new Set(past.map(({ roundAt }) => roundAt))];
      assert.ok(rounds.every((at, index) => at - (rounds[index - 1] ?? 0) >= house.intervalMs));
    }),
    { numRuns: 400 },
  );
});

interface Step {
  readonly waitMs: number;
  readonly spent: bigint;
  readonly end: 'charged' | 'declined' | 'unknown';
}

/** Lives through the steps as the domain would, and gives all that was ordered. */
function live(given: Rule, steps: readonly Step[]): AutoTopup[] {
  let rule = given;
  let atMs = nowMs;
  let balanceMinor = 50_000n;
  const past: AutoTopup[] = [];
  for (const { waitMs, spent, end } of steps) {
    atMs += waitMs;
    balanceMinor = balanceMinor > spent ? balanceMinor - spent : 0n;
    // What nobody knew of is known some time, and paused rules are turned on again.
    const open = past.findIndex(({ state }) => state === 'open');
    const found = past[open];
    if (found && end !== 'unknown') past[open] = { ...found, state: end, endedAt: atMs };
    if (found && end === 'charged') balanceMinor += found.valueMinor;
    const now = { ...calm, balanceMinor, past, nowMs: atMs };
    const { decision } = decideAutoTopup(rule, now, house);
    if (decision.does === 'pause') rule = { ...rule, onSince: atMs };
    if (decision.does !== 'order') continue;
    past.push(justOrdered(decision, atMs));
  }
  return past;
}
