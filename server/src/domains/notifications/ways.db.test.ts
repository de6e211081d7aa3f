import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hongKongMidnight, hourMs, minuteMs, newId, type PhoneNumber } from '#base';
import { testDatabase } from '#test/database';
import { chooseWays, type WaysToChoose } from './choose-ways.ts';
import { listMessages } from './list-messages.ts';
import type { NewMessage } from './message.ts';
import { queueMessages } from './queue-messages.ts';
import { openWays, phoneOnly, type Reach, staysInside } from './reach.ts';
import { sendDueMessages } from './send-due-messages.ts';
import type { Sender, Senders } from './senders/sender.ts';

const context = (await testDatabase()).context({ connections: 8 });
const { clock } = context;
const noQuiet = { fromMinute: 0, untilMinute: 0 };
const bySms: WaysToChoose = {
  payments: 'sms',
  balance: 'sms',
  expiry: 'sms',
  packs: 'sms',
  zones: 'sms',
};
const takes: Sender = { send: async () => ({ outcome: 'delivered' }) };
const senders: Senders = { sms: takes, push: takes, email: takes };

let count = 0;
function somebody() {
  count += 1;
  const number: PhoneNumber = `+8525330${1_000 + count}`;
  return { number, owner: { id: newId('sub', clock.now(), count % 64), numbers: [number] } };
}

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;
const name = { en: 'Pack', 'zh-Hant': '組合', 'zh-Hans': '流量包' };
type Told = NewMessage extends infer M
  ? M extends NewMessage
    ? Pick<M, 'kind' | 'parameters'>
    : never
  : never;

const low: Told = { kind: 'balance_low', parameters: { balance: hkd(320n), days: 2 } };
const undone: Told = {
  kind: 'topup_undone',
  parameters: { value: hkd(10_000n), reference: 'TH8K2M', workdays: { least: 1, most: 3 } },
};
const renews: Told = {
  kind: 'term_renews',
  parameters: { name, price: hkd(1_800n), day: '2026-12-01', balance: hkd(5_000n) },
};

async function tell(to: PhoneNumber, told: Told, from: Senders = senders): Promise<string> {
  const addressed = { to, language: 'en' as const, key: `${told.kind} ${clock.now()}`, cause: 'c' };
  await context.db.transaction(async (tx) => queueMessages(tx, [{ ...told, ...addressed }]));
  await sendDueMessages(context, from);
  return stateOf(to);
}

async function stateOf(to: PhoneNumber): Promise<string> {
  const [last] = await listMessages(context, { to, beforeMs: clock.now() + minuteMs, limit: 1 });
  clock.advance(minuteMs);
  return `${last?.state} by ${last?.channel}`;
}

test('what somebody wants only in the app stays there, and never counts as a try', async () => {
  const { owner, number } = somebody();
  assert.equal(await tell(number, low), 'delivered by sms');
  await chooseWays(context, owner, { ...bySms, balance: 'inbox' }, noQuiet);
  assert.equal(await tell(number, low), 'delivered by inbox');
  assert.equal(await tell(number, undone), 'delivered by sms');
});

test('what must be told leaves us, whatever is chosen for its kind', async () => {
  const { owner, number } = somebody();
  await chooseWays(context, owner, { ...bySms, packs: 'inbox' }, noQuiet);
  assert.equal(await tell(number, renews), 'delivered by sms');
});

test('a way is chosen for what has not left yet, too', async () => {
  const { owner, number } = somebody();
  const away: Sender = { send: async () => ({ outcome: 'again', reason: 'away' }) };
  assert.equal(await tell(number, low, { sms: away }), 'queued by sms');
  await chooseWays(context, owner, { ...bySms, balance: 'inbox' }, noQuiet);
  clock.advance(minuteMs);
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(number), 'delivered by inbox');
});

test('everybody sleeps when they say, and is asked about nothing when they do not', async () => {
  const [early, never] = [somebody(), somebody()];
  await chooseWays(context, never.owner, bySms, noQuiet);
  await chooseWays(context, early.owner, bySms, { fromMinute: 20 * 60, untilMinute: 6 * 60 });
  clock.advance(hongKongMidnight(clock.now()) + 45 * hourMs - clock.now());
  assert.equal(await tell(early.number, low), 'queued by null');
  assert.equal(await tell(never.number, low), 'delivered by sms');
  assert.equal(await tell(early.number, undone), 'delivered by sms');
  clock.advance(9 * hourMs);
  await sendDueMessages(context, senders);
  const listed = await listMessages(context, {
    to: early.number,
    beforeMs: clock.now(),
    limit: 5,
  });
  assert.deepEqual(new Set(listed.map(({ state }) => state)), new Set(['delivered']));
});

function waysOf(kind: 'balance_low' | 'topup_undone' | 'sign_in_code', reach: Reach): string {
  return openWays({ kind, cause: 'c', receiver: '+85251234567' }, reach, senders).join();
}

test('the chosen way comes first, the others after it, and none that leads nowhere', () => {
  const push = [{ endpoint: 'https://push.example/1', publicKey: '', secret: '' }];
  const nowhere: Reach = { ...phoneOnly, ways: { ...phoneOnly.ways, balance: 'push' } };
  assert.equal(waysOf('balance_low', nowhere), 'sms');
  const everywhere: Reach = { ...nowhere, push, email: 'a@example.net' };
  assert.equal(waysOf('balance_low', everywhere), 'push,sms,email');
  assert.equal(waysOf('topup_undone', everywhere), 'sms,push,email');
  assert.equal(waysOf('sign_in_code', everywhere), 'sms');
  const byMail: Reach = { ...everywhere, ways: { ...everywhere.ways, payments: 'email' } };
  assert.equal(waysOf('topup_undone', byMail), 'email,sms,push');
  assert.ok(!staysInside('balance_low', everywhere));
  assert.ok(staysInside('bonus_expired', everywhere), 'it is no news that wakes anybody');
});
