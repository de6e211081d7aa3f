import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '#base';
import { usualRule } from '#test/usual-rule';
import type { Decision } from './decision.ts';
import { dueNow } from './due.ts';
import { dueAfter } from './due-after.ts';
import type { Planned } from './planned.ts';
import type { AutoTopup, Rule } from './rule.ts';

const nowMs = Date.parse('2026-11-28T04:00:00Z');
/** Told of both in time: a month's that is due, and an expiry's in two days. */
const rule: Rule = {
  ...usualRule(nowMs, ['mdt_1']),
  monthlyDay: 28,
  monthlyMinor: 10_000n,
  toldFor: '2026-11-28',
  toldTimes: 2,
  toldAt: nowMs - 5 * dayMs,
  expiryToldFor: '2026-11-30',
  expiryToldTimes: 2,
  expiryToldAt: nowMs - 3 * dayMs,
};
const month: Planned = { cause: 'monthly', day: '2026-11-28', atMs: nowMs - hourMs };
const end: Planned = { cause: 'expiry', day: '2026-11-30', atMs: nowMs + 2 * dayMs };

function hoursAfter(
  decision: Decision,
  planned = [month, end],
  isPendingLow = false,
  past: readonly AutoTopup[] = [],
  beside: { readonly refused?: readonly Decision[]; readonly deferred?: readonly Decision[] } = {},
) {
  const { refused = [], deferred = [] } = beside;
  const seen = { planned, past, isPendingLow, refused, deferred, nowMs };
  const dueAt = dueAfter(decision, rule, seen);
  return dueAt === null ? null : (dueAt - nowMs) / hourMs;
}

const refuse = { does: 'refuse', cause: 'monthly', why: 'cap_amount' } as const;

test('each decision is looked at again when something of it or of another is due', () => {
  const order: Decision = {
    does: 'order',
    cause: 'monthly',
    valueMinor: 1n,
    mandate: 'mdt_1',
    roundAt: nowMs,
  };
  assert.equal(hoursAfter({ does: 'nothing' }), 0);
  assert.equal(hoursAfter({ does: 'nothing' }, []), null);
  assert.equal(hoursAfter({ does: 'nothing' }, [end]), 48);
  assert.equal(hoursAfter({ does: 'nothing' }, [end], true), (5 * minuteMs) / hourMs);
  assert.equal(hoursAfter({ does: 'wait' }), 48);
  assert.equal(hoursAfter({ does: 'wait' }, []), null);
  assert.equal(hoursAfter(order), 1 / 4);
  const defer = { does: 'defer', cause: 'below', waits: 'interval' } as const;
  assert.equal(hoursAfter({ ...defer, untilMs: nowMs + hourMs }), 1);
  assert.equal(hoursAfter({ ...defer, untilMs: nowMs + 9 * dayMs }), 48);
  assert.equal(hoursAfter({ ...refuse, untilMs: null }), 48);
  assert.equal(hoursAfter({ ...refuse, untilMs: null }, []), null);
  assert.equal(hoursAfter({ ...refuse, untilMs: nowMs + dayMs }), 24);
  assert.equal(hoursAfter({ ...refuse, untilMs: nowMs + 30 * dayMs }), 48);
  const paused = { does: 'pause', cause: 'below', why: 'declined_often', failures: 3 } as const;
  assert.equal(hoursAfter(paused), null);
});

test('while one is open the clock calls once more, to have its owner told', () => {
  const open: AutoTopup = {
    id: 'top_1',
    line: 'lin_1',
    cause: 'below',
    roundAt: nowMs,
    mandate: 'mdt_1',
    valueMinor: 5_000n,
    belowMinor: null,
    capMinor: null,
    state: 'open',
    reason: null,
    openedAt: nowMs - 5 * minuteMs,
    endedAt: null,
  };
  assert.equal(hoursAfter({ does: 'wait' }, [end], false, [open]), 1 / 6);
  const older = { ...open, openedAt: nowMs - 15 * minuteMs };
  assert.equal(hoursAfter({ does: 'wait' }, [end], false, [older]), 48);
  assert.equal(hoursAfter({ does: 'wait' }, [], false, [older]), null);
});

test('what was left out is not made at once by another look, whatever is due beside it', () => {
  assert.equal(hoursAfter({ does: 'skip', cause: 'below' }), 0, 'for the month that is due');
  assert.equal(hoursAfter({ does: 'skip', cause: 'below' }, [end]), 24);
  assert.equal(hoursAfter({ does: 'skip', cause: 'below' }, []), 24);
  // The month behind it is none of these, and may be told of long before the end of the line.
  assert.equal(hoursAfter({ does: 'skip', cause: 'monthly' }), minuteMs / hourMs);
  assert.equal(hoursAfter({ does: 'skip', cause: 'expiry' }), 0);
  assert.equal(hoursAfter({ does: 'skip', cause: 'monthly' }, [month]), minuteMs / hourMs);
  // What is put off or refused beside it has a time of its own.
  const below = { does: 'skip', cause: 'below' } as const;
  const beside = { ...refuse, untilMs: nowMs + hourMs };
  assert.equal(hoursAfter(below, [], false, [], { refused: [beside] }), minuteMs / hourMs);
  const waits = {
    does: 'defer',
    cause: 'monthly',
    waits: 'turn',
    untilMs: nowMs + hourMs,
  } as const;
  assert.equal(hoursAfter(below, [], false, [], { deferred: [waits] }), minuteMs / hourMs);
  const soon = { ...end, atMs: nowMs + 3 * hourMs };
  assert.equal(hoursAfter({ does: 'skip', cause: 'below' }, [soon]), 3);
});

test('what is left beside it waits for its word, though what was left out needed none', () => {
  const passed = { ...end, atMs: nowMs - hourMs };
  const told = { ...rule, skipsNext: true, expiryToldAt: nowMs - dayMs };
  const skip = { does: 'skip', cause: 'monthly' } as const;
  const left = { past: [], refused: [], deferred: [], isPendingLow: false, nowMs };
  const seen = { planned: [month, passed], ...left };
  // Looked at in a minute for the month behind it, it is not made then.
  const dueAt = dueAfter(skip, told, seen);
  assert.equal(dueAt, nowMs + minuteMs);
  const after = { ...told, skipsNext: false, monthDone: '2026-11' };
  assert.deepEqual(dueNow(after, [passed], dueAt), []);
  assert.equal(
    dueAfter({ does: 'nothing' }, after, { ...left, planned: [passed] }),
    nowMs + 2 * dayMs,
  );
});
