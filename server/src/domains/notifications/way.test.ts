import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHongKongWallClock, isoTime, present } from '#base';
import type { MessageKind } from './message.ts';
import type { OutsideChannel } from './senders/sender.ts';
import { type Departure, wayOf } from './way.ts';

const night = { fromMinute: 22 * 60, untilMinute: 8 * 60 };
/** Of somebody who works at night, and wants to be left alone from eight until the next noon. */
const longest = { fromMinute: 20 * 60, untilMinute: 12 * 60 };
const bySms = ['sms'] as const;
const both = ['push', 'sms'] as const;

function at(text: string): number {
  return present(fromHongKongWallClock(text), text);
}

function message(kind: MessageKind, queued: string, more: Partial<Departure> = {}): Departure {
  return { kind, channel: null, tried: [], queuedAt: at(queued), sendBefore: null, ...more };
}

function way(
  departure: Departure,
  now: string,
  open: readonly OutsideChannel[] = bySms,
  quiet = night,
): string {
  const found = wayOf(departure, open, quiet, at(now));
  if (found.way === 'wait') return `waits until ${isoTime(found.untilMs)}`;
  if (found.way === 'end') return `ends: ${found.reason}`;
  return `goes by ${found.channel}${found.hasOther ? ', or another way' : ''}`;
}

test('what can wait is quiet at night, and what is needed at once is not', () => {
  const evening = '2026-11-23 21:59:59';
  const late = '2026-11-23 22:00:00';
  assert.equal(way(message('balance_low', evening), evening), 'goes by sms');
  assert.equal(way(message('balance_low', late), late), 'waits until 2026-11-24T00:00:00.000Z');
  assert.equal(way(message('balance_gone', late), late), 'goes by sms');
  assert.equal(way(message('zone_switched', late), late), 'goes by sms');
  // The line may be cut off before the morning.
  assert.equal(way(message('auto_topup_cap_reached', late), late), 'goes by sms');
});

test('what would be over by the morning goes at night', () => {
  const evening = '2026-11-23 20:30:00';
  const kind = 'line_expires_today';
  assert.equal(way(message(kind, evening), evening, bySms, longest), 'goes by sms');
  const midnight = '2026-11-24 00:00:01';
  const morning = 'waits until 2026-11-24T04:00:00.000Z';
  assert.equal(way(message(kind, midnight), midnight, bySms, longest), morning);
});

test('what is of use until the very end of the quiet hours goes at night, too', () => {
  const kind = 'balance_low';
  const [queued, quiet] = ['2026-11-23 08:00:00', { fromMinute: 20 * 60, untilMinute: 8 * 60 }];
  assert.equal(way(message(kind, queued), '2026-11-23 21:00:00', bySms, quiet), 'goes by sms');
  const later = message(kind, '2026-11-23 08:00:01');
  const morning = 'waits until 2026-11-24T00:00:00.000Z';
  assert.equal(way(later, '2026-11-23 21:00:00', bySms, quiet), morning);
});

test('what is of no use any more ends, and a secret by its own time', () => {
  const queued = '2026-11-23 10:00:00';
  assert.equal(way(message('zone_switched', queued), '2026-11-23 11:00:00'), 'ends: too late');
  assert.equal(way(message('zone_switched', queued), '2026-11-23 10:59:59'), 'goes by sms');
  const code = message('sign_in_code', queued, { sendBefore: at('2026-11-23 10:05:00') });
  assert.equal(way(code, '2026-11-23 10:04:59'), 'goes by sms');
  assert.equal(way(code, '2026-11-23 10:05:00'), 'ends: too late');
});

test('a message stays on its way until that is over, and then takes the next', () => {
  const now = '2026-11-23 10:00:00';
  const fresh = message('topup_credited', now);
  assert.equal(way(fresh, now, both), 'goes by push, or another way');
  const onSms = message('topup_credited', now, { channel: 'sms' });
  assert.equal(way(onSms, now, both), 'goes by sms, or another way');
  const notPush = message('topup_credited', now, { tried: ['push: gone'] });
  assert.equal(way(notPush, now, both), 'goes by sms');
  const none = message('topup_credited', now, { tried: ['push: gone', 'sms: refused'] });
  assert.equal(way(none, now, both), 'ends: sms: refused');
  assert.equal(way(fresh, now, []), 'ends: no way to reach them');
});
