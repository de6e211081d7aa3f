import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minorOf, minuteMs } from '#base';
import type { MandateId } from '#mandates';
import { textTable } from '#test/text-table';
import { usualHouse as house, usualRule, usualSituation } from '#test/usual-rule';
import { decideAutoTopup as decideAll } from './decide-auto-topup.ts';
import type { Decision, Funding, RefusedOrder, Situation } from './decision.ts';
import type { AutoTopup, AutoTopupState, Rule } from './rule.ts';

/** What it decides, without what is refused beside it. */
function decideAutoTopup(...given: Parameters<typeof decideAll>): Decision {
  return decideAll(...given).decision;
}

const nowMs = Date.parse('2026-11-23T04:00:00Z');
const [first, second]: MandateId[] = ['mdt_1', 'mdt_2'];
assert.ok(first && second);

const base: Rule = usualRule(nowMs, [first, second]);

function free(mandate: MandateId, mostMinor = 50_000n): Funding {
  return { mandate, problem: null, untilMs: null, mostMinor };
}

const calm: Situation = { ...usualSituation(nowMs), funding: [free(first), free(second)] };

/** `50.00 charged 2d`, several divided by commas, oldest first; each a try of its own. */
function pastOf(text: string): AutoTopup[] {
  return text.split(',').flatMap((one) => {
    const [value = '', state, ago = '', mandate = first] = one.trim().split(' ');
    if (value === '') return [];
    const unit = { d: dayMs, h: hourMs, m: minuteMs }[ago.slice(-1)] ?? 0;
    const openedAt = nowMs - Number(ago.slice(0, -1)) * unit;
    const valueMinor = minorOf(value) ?? 0n;
    return [
      {
        id: 'top_1',
        line: 'lin_1',
        cause: 'below',
        roundAt: openedAt,
        mandate: mandate as MandateId,
        valueMinor,
        belowMinor: null,
        capMinor: null,
        state: state as AutoTopupState,
        reason: null,
        openedAt,
        endedAt: state === 'open' ? null : openedAt,
      },
    ];
  });
}

function wordsOf(decision: Decision): string {
  const { does } = decision;
  if (does === 'order') return `order ${decision.valueMinor / 100n} ${decision.mandate}`;
  if (does === 'refuse' || does === 'pause') return `${does} ${decision.why}`;
  if (does === 'defer') return `defer ${(decision.untilMs - nowMs) / minuteMs} min`;
  return does;
}

test('a balance below the level calls, one that equals it does not, and pending counts', () => {
  const cases = textTable<'balance' | 'pending' | 'decision'>(`
    balance | pending | decision
      20.00 |    0.00 | nothing
      19.99 |    0.00 | order 50 mdt_1
      10.00 |   10.00 | nothing
      10.00 |    9.99 | order 50 mdt_1
       0.00 |    0.00 | order 50 mdt_1
  `);
  for (const { balance, pending, decision } of cases) {
    const seen = { balanceMinor: minorOf(balance) ?? 0n, pendingMinor: minorOf(pending) ?? 0n };
    assert.equal(wordsOf(decideAutoTopup(base, { ...calm, ...seen }, house)), decision, balance);
  }
});

test('one top-up closes the whole gap: by whole amounts, or in steps to the target', () => {
  const cases = textTable<'below' | 'amount' | 'target' | 'balance' | 'decision'>(`
    below  | amount | target | balance | decision
     20.00 |  50.00 |        |    0.00 | order 50 mdt_1
    120.00 |  50.00 |        |    0.00 | order 150 mdt_1
    120.00 |  50.00 |        |   70.00 | order 50 mdt_1
    120.00 |  50.00 |        |   69.99 | order 100 mdt_1
     20.00 |  50.00 | 200.00 |    0.00 | order 200 mdt_1
     20.00 |  50.00 | 200.00 |   19.50 | order 190 mdt_1
     20.00 |  50.00 |  30.00 |   19.50 | order 50 mdt_1
  `);
  for (const { below, amount, target, balance, decision } of cases) {
    const rule = {
      ...base,
      belowMinor: minorOf(below) ?? 0n,
      amountMinor: minorOf(amount) ?? 0n,
      targetMinor: minorOf(target) ?? null,
    };
    const seen = { ...calm, balanceMinor: minorOf(balance) ?? 0n };
    assert.equal(wordsOf(decideAutoTopup(rule, seen, house)), decision, balance);
  }
});

test('caps, intervals and declines decide, each claim counting whether it was paid or not', () => {
  const cases = textTable<'past' | 'decision'>(`
    past                                                    | decision
    50.00 open 40d                                              | wait
    50.00 charged 59m                                           | defer 1 min
    50.00 charged 60m                                           | order 50 mdt_1
    50.00 declined 30m                                          | order 50 mdt_2
    50.00 declined 60m                                          | order 50 mdt_1
    50.00 declined 3d, 50.00 declined 2d                        | order 50 mdt_1
    50.00 declined 4d, 50.00 declined 3d, 50.00 declined 2d     | pause declined_often
    50.00 declined 4d, 50.00 declined 3d, 50.00 charged 2d      | order 50 mdt_1
    150.00 charged 20d, 100.00 charged 10d                      | order 50 mdt_1
    150.00 charged 20d, 110.00 charged 10d                      | refuse cap_amount
    150.00 charged 30d, 110.00 charged 10d                      | order 50 mdt_1
    150.00 declined 20d, 150.00 declined 10d                    | order 50 mdt_1
    1 charged 6d,1 charged 5d,1 charged 4d,1 charged 3d,1 open 2d | wait
  `);
  for (const { past, decision } of cases) {
    const seen = { ...calm, past: pastOf(past) };
    assert.equal(wordsOf(decideAutoTopup(base, seen, house)), decision, past);
  }
});

test('what was charged counts from when that was known, and not from its order', () => {
  const [one] = pastOf('250.00 charged 35d');
  assert.ok(one);
  const decide = (endedAt: number): string =>
    wordsOf(decideAutoTopup(base, { ...calm, past: [{ ...one, endedAt }] }, house));
  assert.equal(decide(nowMs - 30 * dayMs), 'order 50 mdt_1');
  assert.equal(decide(nowMs - 30 * dayMs + 1), 'order 50 mdt_1');
  const tight = { ...base, capMinor: 29_999n };
  const seen = { ...calm, past: [{ ...one, endedAt: nowMs - 30 * dayMs + 1 }] };
  assert.deepEqual(decideAutoTopup(tight, seen, house), {
    does: 'refuse',
    cause: 'below',
    why: 'cap_amount',
    untilMs: nowMs + 1,
  });
  // By a clock that was set back meanwhile its end comes first.
  const past = [{ ...one, openedAt: nowMs - 30 * dayMs + 1, endedAt: nowMs - 31 * dayMs }];
  assert.equal(wordsOf(decideAutoTopup(tight, { ...calm, past }, house)), 'refuse cap_amount');
});

test('of a try that was paid no other mandate is asked, though the clock was set back', () => {
  const [paid, declined] = pastOf('50.00 charged 175m mdt_2, 50.00 declined 55m mdt_1');
  assert.ok(paid && declined);
  const { roundAt } = declined;
  const past = [{ ...paid, roundAt, endedAt: nowMs - 5 * minuteMs }, declined];
  const funding = [first, second, 'mdt_3' as const].map((mandate) => free(mandate));
  const decide = (laterMs: number): string =>
    wordsOf(decideAutoTopup(base, { ...calm, past, funding, nowMs: nowMs + laterMs }, house));
  assert.equal(decide(0), 'defer 55 min');
  assert.equal(decide(54 * minuteMs), 'defer 55 min');
  assert.equal(decide(55 * minuteMs), 'order 50 mdt_1');
});

test('money that is on its way back was taken, and no other mandate is asked for it', () => {
  const [one] = pastOf('250.00 declined 9m');
  assert.ok(one);
  const decide = (reason: string, ago: number): string => {
    const past = [{ ...one, reason, roundAt: nowMs - ago, endedAt: nowMs }];
    const seen = { ...calm, funding: [free(first), free(second)], past };
    return wordsOf(decideAutoTopup({ ...base, capMinor: 29_999n }, seen, house));
  };
  assert.match(decide('USER_BALANCE_NOT_ENOUGH', 9 * minuteMs), /^order \d+ mdt_2$/);
  assert.match(decide('returned', 9 * minuteMs), /^defer /);
  assert.match(decide('called_off', 9 * minuteMs), /^defer /);
  assert.match(decide('called_off', dayMs), /^order \d+ mdt_1$/);
  assert.equal(decide('returned', dayMs), 'refuse cap_amount');
});

test('a cap of times holds whatever the amounts', () => {
  const six = Array.from({ length: 6 }, (_, at) => `1 charged ${6 - at}d`).join(',');
  const seen = { ...calm, past: pastOf(six) };
  assert.equal(wordsOf(decideAutoTopup(base, seen, house)), 'refuse cap_times');
});

test('of a gap as much is closed as cap and mandate allow, and never less than one amount', () => {
  const rule = { ...base, belowMinor: 12_000n };
  const low = { ...calm, balanceMinor: 0n };
  const decide = (more: Partial<Situation>) =>
    wordsOf(decideAutoTopup(rule, { ...low, ...more }, house));
  assert.equal(decide({}), 'order 150 mdt_1');
  assert.equal(decide({ past: pastOf('200.00 charged 5d') }), 'order 100 mdt_1');
  assert.equal(decide({ funding: [free(first, 7_000n), free(second)] }), 'order 50 mdt_1');
  assert.equal(decide({ funding: [free(first, 4_999n), free(second)] }), 'order 150 mdt_2');
  assert.equal(decide({ funding: [free(first, 4_999n)] }), 'refuse mandate_limit');
});

test('nobody is charged for a line that is barred, idle, or has nothing to pay by', () => {
  const decide = (more: Partial<Situation>, rule: Partial<Rule> = {}) =>
    wordsOf(decideAutoTopup({ ...base, ...rule }, { ...calm, ...more }, house));
  assert.equal(decide({ isServed: false }), 'refuse line_barred');
  assert.equal(decide({ isUsed: false }), 'refuse line_idle');
  assert.equal(decide({ isUsed: false, due: ['expiry'] }), 'order 50 mdt_1');
  assert.equal(decide({ funding: [] }), 'refuse mandate_over');
  const untilMs = nowMs + hourMs;
  const rests: Funding = { ...free(first), problem: 'mandate_rests', untilMs };
  const over: Funding = { ...free(second), problem: 'mandate_over' };
  assert.deepEqual(decideAutoTopup(base, { ...calm, funding: [over, rests] }, house), {
    does: 'refuse',
    cause: 'below',
    why: 'mandate_rests',
    untilMs,
  });
  const paying: Funding = { ...free(first), problem: 'mandate_paying', untilMs: nowMs + minuteMs };
  assert.equal(decide({ funding: [over, rests, paying] }), 'defer 1 min');
  assert.equal(decide({ funding: [paying, free(second)] }), 'order 50 mdt_2');
  assert.equal(decide({}, { state: 'paused' }), 'nothing');
  assert.equal(decide({}, { state: 'off' }), 'nothing');
  assert.equal(decide({}, { skipsNext: true }), 'skip');
  const monthly = { monthlyDay: 1, monthlyMinor: 10_000n };
  assert.equal(decide({ due: ['monthly'] }, monthly), 'order 100 mdt_1');
  const nearCap = pastOf('250.00 charged 5d');
  const full = { due: ['monthly'], past: nearCap, balanceMinor: 2_000n } as const;
  assert.equal(decide(full, monthly), 'refuse cap_amount');
});

test('what is under way is counted into the gap that one top-up closes', () => {
  const rule = { ...base, belowMinor: 12_000n };
  const seen = { ...calm, balanceMinor: 1_000n, pendingMinor: 6_000n };
  assert.equal(wordsOf(decideAutoTopup(rule, seen, house)), 'order 50 mdt_1');
});

/** A line is low by what it has: to owe is no reason to charge. */
test('what the line owes is repaid first, so one top-up closes that gap as well', () => {
  const owing = { ...calm, balanceMinor: 200n, owedMinor: 2_000n };
  const rule = { ...base, belowMinor: 5_000n };
  for (const [change, seen, decision] of [
    [{}, { ...owing, owedMinor: 0n }, 'order 50 mdt_1'],
    [{}, owing, 'order 100 mdt_1'],
    [{ targetMinor: 9_000n }, owing, 'order 110 mdt_1'],
    [{}, { ...owing, balanceMinor: 5_000n }, 'nothing'],
  ] as const) {
    assert.equal(wordsOf(decideAutoTopup({ ...rule, ...change }, seen, house)), decision);
  }
});

test('skipping once skips whatever calls next, a day of the month as well', () => {
  const rule = { ...base, skipsNext: true, monthlyMinor: 5_000n };
  const decision = decideAutoTopup(rule, { ...calm, due: ['monthly'] }, house);
  assert.deepEqual(decision, { does: 'skip', cause: 'monthly' });
});

const decidedAfter = (ago: number, due: Situation['due'] = []): string => {
  const rule = { ...base, monthlyMinor: 5_000n, leftOutAt: nowMs - ago };
  return wordsOf(decideAutoTopup(rule, { ...calm, due }, house));
};

test('for a day after what had run low was left out nothing is ordered for that alone', () => {
  assert.equal(decidedAfter(hourMs), 'defer 1380 min');
  assert.equal(decidedAfter(dayMs - minuteMs), 'defer 1 min');
  assert.equal(decidedAfter(dayMs), 'order 50 mdt_1');
  assert.equal(decidedAfter(hourMs, ['monthly']), 'order 50 mdt_1', 'what was planned is another');
});

test('money that came back and what was called off are no tries that came to nothing', () => {
  const past = pastOf('50.00 declined 4d, 50.00 declined 3d, 50.00 declined 2d, 50.00 declined 1d');
  const decide = (reasons: readonly (string | null)[]): string => {
    const ended = past.map((one, index) => ({ ...one, reason: reasons[index] ?? null }));
    return wordsOf(decideAutoTopup(base, { ...calm, past: ended }, house));
  };
  assert.equal(decide([]), 'pause declined_often');
  assert.equal(decide(['returned', 'returned', 'returned', 'returned']), 'order 50 mdt_1');
  assert.equal(decide([null, null, 'returned', null]), 'order 50 mdt_1', 'its wallet has paid');
  assert.equal(decide(['called_off', null, 'called_off', null]), 'order 50 mdt_1');
  assert.equal(decide([null, 'called_off', null, null]), 'pause declined_often');
});

test('a decline ends the try of its own cause only: another one waits for its interval', () => {
  const rule = { ...base, monthlyMinor: 5_000n };
  const seen: Situation = { ...calm, due: ['monthly'], past: pastOf('50.00 declined 30m') };
  const enough = { ...seen, balanceMinor: 2_000n };
  assert.equal(wordsOf(decideAutoTopup(rule, enough, house)), 'defer 30 min');
  // What began it goes on with the next mandate, whatever else has come to be due.
  assert.equal(wordsOf(decideAutoTopup(rule, seen, house)), 'order 50 mdt_2');
});

test('a mandate that may not take the least of a rule is passed over for the next', () => {
  const rule = { ...base, belowMinor: 12_000n, targetMinor: 20_000n, amountMinor: 10_000n };
  const funding = [free(first, 8_000n), free(second)];
  const seen = { ...calm, balanceMinor: 0n, funding };
  assert.equal(wordsOf(decideAutoTopup(rule, seen, house)), 'order 200 mdt_2');
});

test('a refusal is looked at again when the first of its reasons ends', () => {
  const rests = (mandate: MandateId, hours: number): Funding => ({
    ...free(mandate),
    problem: 'mandate_rests',
    untilMs: nowMs + hours * hourMs,
  });
  const resting = { ...calm, funding: [rests(first, 9), rests(second, 2)] };
  assert.equal(lookedAtAgain(resting), nowMs + 2 * hourMs);
  // Of the caps the oldest charge that counts is the first to leave their 30 days.
  const capped = { ...calm, past: pastOf('50.00 charged 20d, 50.00 charged 10d') };
  assert.equal(lookedAtAgain(capped), nowMs + 10 * dayMs);
});

test('the declines since a rule was turned on count, that of the same instant too', () => {
  const past = pastOf('50.00 declined 4d, 50.00 declined 3d, 50.00 declined 2d');
  const on = (onSince: number): string =>
    wordsOf(decideAutoTopup({ ...base, onSince }, { ...calm, past }, house));
  assert.equal(on(nowMs - 4 * dayMs), 'pause declined_often');
  assert.equal(on(nowMs - 4 * dayMs + 1), 'order 50 mdt_1');
});

function lookedAtAgain(seen: Situation): number | null {
  const decision = decideAutoTopup({ ...base, capTimes: 2 }, seen, house);
  return decision.does === 'refuse' ? decision.untilMs : null;
}

test('what was planned and cannot be paid keeps nothing else from being paid', () => {
  const rule = { ...base, monthlyDay: 23, monthlyMinor: 20_000n };
  const past = pastOf('150.00 charged 2d');
  const decision = decideAutoTopup(rule, { ...calm, due: ['monthly'], past }, house);
  assert.equal(wordsOf(decision), 'order 50 mdt_1');
  const calmer = { ...calm, due: ['monthly'], past, balanceMinor: 2_000n } as const;
  assert.equal(wordsOf(decideAutoTopup(rule, calmer, house)), 'refuse cap_amount');
});

test('what was charged after hours is followed by no other within an interval of that', () => {
  const [late] = pastOf('50.00 charged 5h');
  assert.ok(late);
  const ended = (minutes: number, state: AutoTopupState): string => {
    const past = [{ ...late, state, endedAt: nowMs - minutes * minuteMs }];
    return wordsOf(decideAutoTopup(base, { ...calm, past }, house));
  };
  assert.equal(ended(20, 'charged'), 'defer 40 min');
  assert.equal(ended(60, 'charged'), 'order 50 mdt_1');
  // What came to nothing took no money: its claim stands from when it began.
  assert.equal(ended(20, 'declined'), 'order 50 mdt_1');
});

test('of several that cannot be made the first to become possible is looked at in time', () => {
  const rule = { ...base, monthlyMinor: 20_000n };
  const past = pastOf('200.00 declined 30m').map((one) => ({ ...one, cause: 'monthly' as const }));
  const funding = [free(first), free(second, 5_000n)];
  const decision = decideAutoTopup(rule, { ...calm, due: ['monthly'], past, funding }, house);
  assert.deepEqual(decision, {
    does: 'refuse',
    cause: 'monthly',
    why: 'mandate_limit',
    untilMs: nowMs + 30 * minuteMs,
  });
});

test('what is refused as it is ordered leaves the rest to the next mandate or cause', () => {
  const rule = { ...base, monthlyMinor: 10_000n };
  const decide = (due: Situation['due'], ...refused: Partial<RefusedOrder>[]) => {
    const answer = { why: 'order_refused' } as const;
    const whole = { cause: 'monthly', mandate: null, answer, code: 'some' } as const;
    const all = refused.map((one) => ({ ...whole, untilMs: nowMs + dayMs, ...one }));
    const balanceMinor = due.length === 0 ? 1_999n : 2_000n;
    return decideAutoTopup(rule, { ...calm, balanceMinor, due, refused: all }, house);
  };
  assert.equal(wordsOf(decide(['monthly'], { mandate: first })), 'order 100 mdt_2');
  const untold = { mandate: first, answer: { why: 'mandate_untold' } } as const;
  const both = decide(['monthly'], untold, { mandate: second });
  assert.deepEqual(both, {
    does: 'refuse',
    cause: 'monthly',
    why: 'mandate_untold',
    code: 'some',
    untilMs: nowMs + dayMs,
  });
  assert.equal(wordsOf(decide(['monthly'], {})), 'refuse order_refused');
  const turn = { answer: { waits: 'turn' }, untilMs: nowMs + 3 * minuteMs } as const;
  assert.equal(wordsOf(decide(['monthly'], turn)), 'defer 3 min');
  assert.equal(wordsOf(decide(['monthly', 'expiry'], turn)), 'order 50 mdt_1');
  assert.equal(wordsOf(decide([], {})), 'order 50 mdt_1');
  assert.equal(wordsOf(decide([], { cause: 'below' })), 'refuse order_refused');
});

test('a way to pay that fails just now is passed over, and said to fail where it is alone', () => {
  const failing: Funding = {
    ...free(first),
    problem: 'method_failing',
    untilMs: nowMs + 15 * minuteMs,
  };
  const both = { ...calm, funding: [failing, free(second)] };
  assert.equal(wordsOf(decideAutoTopup(base, both, house)), 'order 50 mdt_2');
  const alone = decideAutoTopup(base, { ...calm, funding: [failing] }, house);
  assert.equal(wordsOf(alone), 'refuse method_failing');
});

test('a try whose last mandate cannot pay is begun anew an interval after it', () => {
  const past = pastOf('50.00 declined 10m');
  const seen = { ...calm, past, funding: [free(first), free(second, 4_900n)] };
  assert.equal(wordsOf(decideAutoTopup(base, seen, house)), 'refuse mandate_limit');
  assert.equal(lookedAtAgain(seen), nowMs + 50 * minuteMs);
  const later = { ...seen, nowMs: nowMs + 50 * minuteMs };
  assert.equal(wordsOf(decideAutoTopup(base, later, house)), 'order 50 mdt_1');
});

test('what its owner must hear of comes before what passes by itself', () => {
  const rule = { ...base, monthlyMinor: 10_000n };
  const untilMs = nowMs + 3 * minuteMs;
  const answer = { waits: 'turn' } as const;
  const turn: RefusedOrder = { cause: 'monthly', mandate: null, answer, code: 'turn', untilMs };
  const past = pastOf('150.00 charged 5d, 150.00 charged 4d');
  const seen: Situation = { ...calm, due: ['monthly'], refused: [turn] };
  const low = decideAll(rule, { ...seen, past }, house);
  assert.deepEqual(
    low.refused.map(({ cause, why }) => `${cause} ${why}`),
    ['below cap_amount'],
  );
  assert.deepEqual(low.decision, {
    does: 'refuse',
    cause: 'below',
    why: 'cap_amount',
    untilMs,
  });
  // Nothing is paid by any cause once too many have failed.
  const failed = pastOf('50.00 declined 4d, 50.00 declined 3d, 50.00 declined 2d');
  const idle = { ...calm, due: ['monthly'], isUsed: false, past: failed } as const;
  assert.equal(wordsOf(decideAutoTopup(rule, idle, house)), 'pause declined_often');
});

test('beside what is ordered or left out, what stays refused or put off is known', () => {
  const rule = { ...base, monthlyDay: 23, monthlyMinor: 20_000n };
  const past = pastOf('150.00 charged 2d');
  const untilMs = nowMs + minuteMs;
  const turn: RefusedOrder = {
    cause: 'expiry',
    mandate: null,
    answer: { waits: 'turn' },
    code: 'turn',
    untilMs,
  };
  const seen: Situation = { ...calm, due: ['monthly', 'expiry'], past, refused: [turn] };
  for (const [skipsNext, does] of [
    [false, 'order 50 mdt_1'],
    [true, 'skip'],
  ] as const) {
    const { decision, refused, deferred } = decideAll({ ...rule, skipsNext }, seen, house);
    assert.equal(wordsOf(decision), does);
    const others = [...refused, ...deferred].map(({ cause }) => cause);
    assert.deepEqual(others, ['monthly', 'expiry'], does);
  }
});

test('what is refused or put off uses up no leaving out: the next that would be made does', () => {
  const rule = { ...base, skipsNext: true, monthlyDay: 23, monthlyMinor: 20_000n };
  const decide = (past: string, more: Partial<Situation> = {}): string => {
    const seen = { ...calm, due: ['monthly'] as const, past: pastOf(past), ...more };
    const decision = decideAutoTopup(rule, seen, house);
    return decision.does === 'skip' ? `skip ${decision.cause}` : wordsOf(decision);
  };
  assert.equal(decide(''), 'skip monthly');
  assert.equal(decide('150.00 charged 2d'), 'skip below');
  assert.equal(decide('150.00 charged 2d', { balanceMinor: 2_000n }), 'refuse cap_amount');
  assert.equal(decide('50.00 charged 20m', { balanceMinor: 2_000n }), 'defer 40 min');
  assert.equal(decide('', { due: [], isUsed: false }), 'refuse line_idle');
});

test('what one mandate was refused is looked at again when any way to pay comes back', () => {
  const untilMs = nowMs + dayMs;
  const answer = { why: 'mandate_limit' } as const;
  const refused = [{ cause: 'below', mandate: first, answer, code: 'some', untilMs }] as const;
  const again = (other: Partial<Funding>): number | null => {
    const funding = [free(first), { ...free(second), problem: 'mandate_over' as const, ...other }];
    return lookedAtAgain({ ...calm, funding, refused });
  };
  assert.equal(again({}), untilMs);
  assert.equal(again({ problem: 'mandate_rests', untilMs: nowMs + hourMs }), nowMs + hourMs);
  assert.equal(again({ problem: 'mandate_rests', untilMs: nowMs + 2 * dayMs }), untilMs);
});

test('a month waits for moments until its cap is free again, and is refused for longer', () => {
  const rule = { ...base, monthlyDay: 23, monthlyMinor: 10_000n };
  const decide = (cap: Partial<Rule>, laterMs: number, due: Situation['due']): string => {
    const [one] = pastOf('100.00 charged 30d');
    assert.ok(one);
    const endedAt = one.openedAt + laterMs;
    const seen = { ...calm, due, past: [{ ...one, cause: 'monthly' as const, endedAt }] };
    return wordsOf(decideAutoTopup({ ...rule, ...cap }, seen, house));
  };
  for (const [cap, why] of [
    [{ capTimes: 1 }, 'cap_times'],
    [{ capMinor: 10_000n }, 'cap_amount'],
  ] as const) {
    const rich = { ...cap, belowMinor: null };
    assert.equal(decide(rich, 0, ['monthly']), 'order 100 mdt_1');
    assert.equal(decide(rich, 15 * minuteMs, ['monthly']), 'defer 15 min');
    assert.equal(decide(rich, 15 * minuteMs + 1, ['monthly']), `refuse ${why}`);
    assert.equal(decide(cap, minuteMs, []), `refuse ${why}`, 'what is low is told at once');
  }
});

test('at a cap it is looked at again when the oldest that counts is 30 days old', () => {
  const past = pastOf('50.00 charged 31d, 50.00 charged 20d, 50.00 charged 10d');
  assert.equal(lookedAtAgain({ ...calm, past }), nowMs + 10 * dayMs);
});
