import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  fromHongKongWallClock,
  hongKongWallClock,
  minuteMs,
  newId,
  type PhoneNumber,
  present,
} from '#base';
import { ManualClock } from '#platform/clock';
import { openMetrics } from '#platform/metrics';
import { testDatabase } from '#test/database';
import { silentLog } from '#platform/log';
import { startSmsCentre } from '#test/sms-centre';
import { chooseWays } from './choose-ways.ts';
import { listMessages } from './list-messages.ts';
import type { NewMessage } from './message.ts';
import { queueMessages } from './queue-messages.ts';
import { sendDueMessages } from './send-due-messages.ts';
import { SmppLink } from './senders/smpp/smpp-link.ts';
import { openSenders } from './senders/registry.ts';

/** A real centre, and a clock that stands still between two looks at what is due. */
const database = await testDatabase();
const centre = await startSmsCentre();
const link = new SmppLink({ place: centre.place, log: silentLog, metrics: openMetrics() });
const senders = openSenders({ smpp: link });
after(async () => {
  await link.close();
  await centre.stop();
});

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;
type Told = Pick<NewMessage, 'kind' | 'parameters'>;
const told = {
  /** What must be told and may wait. */
  paper: { kind: 'refund_made', parameters: { paid: hkd(5_000n), reference: 'TH8K2M' } },
  reminder: { kind: 'balance_low', parameters: { balance: hkd(320n), days: 2 } },
  today: { kind: 'line_expires_today', parameters: { value: hkd(5_000n), validDays: 90 } },
  urgent: { kind: 'auto_topup_stopped', parameters: { balance: hkd(5_000n) } },
} as const satisfies Readonly<Record<string, Told>>;

const bySms = {
  payments: 'sms',
  balance: 'sms',
  expiry: 'sms',
  packs: 'sms',
  zones: 'sms',
} as const;
let count = 0;

/** Somebody who sleeps from 23:00 to 08:00, and what is told to them at an instant. */
async function openNight(now: string, name: keyof typeof told) {
  const clock = new ManualClock(present(fromHongKongWallClock(now), now));
  const context = database.context({ clock, connections: 4 });
  count += 1;
  const to: PhoneNumber = `+8525360${1_000 + count}`;
  const owner = { id: newId('sub', clock.now(), count % 64), numbers: [to] };
  await chooseWays(context, owner, bySms, { fromMinute: 23 * 60, untilMinute: 8 * 60 });
  const message = { ...told[name], to, language: 'en', key: name, cause: name } as NewMessage;
  await context.db.transaction(async (tx) => queueMessages(tx, [message]));
  const send = async (): Promise<boolean> => {
    await sendDueMessages(context, senders);
    return (await centre.messages(to)).length > 0;
  };
  return {
    send,
    /** Whether it has come once everything that was due by an instant is done. */
    hasComeBy: async (instant: string): Promise<boolean> => {
      const until = present(fromHongKongWallClock(instant), instant);
      if (until > clock.now()) clock.advance(until - clock.now());
      assert.equal(hongKongWallClock(clock.now()), instant);
      return send();
    },
    breakOnce: () =>
      centre.tell('faults', { fault: 'system-error-before-effect', match: { outTradeNo: to } }),
    state: async () => {
      const asked = { to, beforeMs: clock.now() + minuteMs, limit: 1 };
      const [listed] = await listMessages(context, asked);
      return `${listed?.state} ${listed?.failure ?? ''}`.trim();
    },
  };
}

test('what may wait goes up to the last second before the night, and from its end on', async () => {
  for (const name of ['paper', 'reminder'] as const) {
    const evening = await openNight('2026-11-23 22:59:59', name);
    assert.ok(await evening.send(), name);
    const late = await openNight('2026-11-23 23:00:00', name);
    assert.ok(!(await late.send()), name);
    assert.ok(!(await late.hasComeBy('2026-11-24 07:59:59')), name);
    assert.ok(await late.hasComeBy('2026-11-24 08:00:00'), name);
    const early = await openNight('2026-11-24 07:59:59', name);
    assert.ok(!(await early.send()), name);
    assert.ok(await early.hasComeBy('2026-11-24 08:00:00'), name);
    const morning = await openNight('2026-11-24 08:00:00', name);
    assert.ok(await morning.send(), name);
  }
});

test('what is urgent goes at any second of the night', async () => {
  for (const now of ['2026-11-23 23:00:00', '2026-11-24 03:00:00', '2026-11-24 07:59:59']) {
    const night = await openNight(now, 'urgent');
    assert.ok(await night.send(), now);
  }
});

test('what was tried before the night and is to be tried again within it waits', async () => {
  for (const name of ['paper', 'reminder'] as const) {
    const evening = await openNight('2026-11-23 22:59:59', name);
    await evening.breakOnce();
    assert.ok(!(await evening.send()), name);
    assert.ok(!(await evening.hasComeBy('2026-11-23 23:30:00')), name);
    assert.ok(!(await evening.hasComeBy('2026-11-24 07:59:59')), name);
    assert.ok(await evening.hasComeBy('2026-11-24 08:00:00'), name);
    assert.equal(await evening.state(), 'sent', name);
  }
});

test('a word of today is said today, by night where it must be, and never tomorrow', async () => {
  const early = await openNight('2026-11-23 00:00:01', 'today');
  assert.ok(!(await early.send()));
  assert.ok(await early.hasComeBy('2026-11-23 08:00:00'));
  const tried = await openNight('2026-11-23 22:59:59', 'today');
  await tried.breakOnce();
  assert.ok(!(await tried.send()));
  assert.ok(await tried.hasComeBy('2026-11-23 23:00:01'));
  const last = await openNight('2026-11-23 23:59:59', 'today');
  assert.ok(await last.send());
  const late = await openNight('2026-11-23 23:59:58', 'today');
  await late.breakOnce();
  assert.ok(!(await late.send()));
  assert.ok(!(await late.hasComeBy('2026-11-24 00:00:00')));
  assert.equal(await late.state(), 'failed too late');
  assert.ok(!(await late.hasComeBy('2026-11-24 08:00:00')));
});
