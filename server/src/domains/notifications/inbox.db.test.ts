import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs, newId, type PhoneNumber } from '#base';
import { testDatabase } from '#test/database';
import type { OwnNumber } from './inbox.ts';
import type { MessageId } from './message.ts';
import { openMessages } from './open-messages.ts';
import { queueMessages } from './queue-messages.ts';
import { queueSecretMessage } from './queue-secret-message.ts';
import { type InboxMessage, readInbox } from './read-inbox.ts';
import { sendDueMessages } from './send-due-messages.ts';

const context = (await testDatabase()).context({ connections: 8 });
const { clock } = context;
const startMs = clock.now();

let count = 0;
function newNumber(home: '+852' | '+86' = '+852'): PhoneNumber {
  count += 1;
  return home === '+852' ? `+8525310${1_000 + count}` : `+861380014${1_000 + count}`;
}

function own(...numbers: PhoneNumber[]): OwnNumber[] {
  return numbers.map((number) => ({ number, sinceMs: startMs }));
}

function told(to: PhoneNumber, key: string) {
  const paid = { amountMinor: 10_000n, currency: 'HKD' } as const;
  const addressed = { to, language: 'zh-Hant' as const, key, cause: key };
  return { kind: 'refund_made' as const, parameters: { paid, reference: key }, ...addressed };
}

async function tell(to: PhoneNumber, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    clock.advance(minuteMs);
    await context.db.transaction(async (tx) => queueMessages(tx, [told(to, key)]));
  }
}

function keyIn({ text }: InboxMessage): string {
  return /編號([^，]*)/.exec(text)?.[1] ?? '';
}

async function keysOf(numbers: readonly OwnNumber[]): Promise<string[]> {
  const keys: string[] = [];
  let before: MessageId | undefined;
  for (;;) {
    const page = await readInbox(context, numbers, { before, limit: 20 });
    keys.push(...page.messages.map(keyIn));
    if (page.before === null) return keys;
    before = page.before;
  }
}

const first = (numbers: readonly OwnNumber[], limit = 20) =>
  readInbox(context, numbers, { before: undefined, limit });

test('the inbox shows the message that went by SMS, unsigned and with a title', async () => {
  const [hongKong, mainland] = [newNumber(), newNumber('+86')];
  await tell(hongKong, 'A1');
  await tell(mainland, 'A2');
  const sms = { send: async () => ({ outcome: 'delivered' }) as const };
  await sendDueMessages(context, { sms });
  const { messages } = await first(own(hongKong, mainland));
  assert.deepEqual(
    messages.map(({ number, title, text, channel, state }) => [
      number,
      title,
      text,
      channel,
      state,
    ]),
    [
      [mainland, '已退款', '已將HK$100退回你的付款帳戶。編號A2，查詢188。', 'sms', 'delivered'],
      [hongKong, '已退款', '已將HK$100退回你的付款帳戶。編號A1，查詢188。', 'sms', 'delivered'],
    ],
  );
});

test('a one-time code never stands in it, neither before nor after it was sent', async () => {
  const to = newNumber();
  await context.db.transaction(async (tx) =>
    queueSecretMessage(tx, context.secrets, {
      kind: 'sign_in_code',
      parameters: { code: '123456', minutes: 5 },
      to,
      language: 'en',
      key: 'code',
      cause: newId('dev', clock.now(), 1),
      sendBefore: clock.now() + hourMs,
    }),
  );
  assert.deepEqual(await first(own(to)), { messages: [], before: null, unread: 0 });
});

test('what a number was told before it was somebody’s is nobody else’s to read', async () => {
  const to = newNumber();
  await tell(to, 'B1');
  const sinceMs = clock.now() + 1;
  await tell(to, 'B2');
  const later: OwnNumber[] = [{ number: to, sinceMs }];
  assert.deepEqual(await keysOf(later), ['B2']);
  const { messages } = await first(own(to));
  const before = messages.at(-1)?.id ?? 'msg_';
  await assert.rejects(openMessages(context, later, { message: before }), {
    code: 'message_unknown',
  });
  await openMessages(context, later, { upTo: messages[0]?.id ?? before });
  const opened = (await first(own(to))).messages.map(({ isOpened }) => isOpened);
  assert.deepEqual(opened, [true, false]);
});

test('a message is unread until it is opened, once, by whose number it was sent to', async () => {
  const [to, other] = [newNumber(), newNumber()];
  await tell(to, 'C1', 'C2', 'C3');
  await tell(other, 'C4');
  const { messages, unread } = await first(own(to));
  assert.equal(unread, 3);
  const [newest, middle] = messages;
  assert.ok(newest && middle);
  const open = (message: MessageId, who = to) => openMessages(context, own(who), { message });
  await Promise.all([open(middle.id), open(middle.id)]);
  assert.equal((await first(own(to))).unread, 2);
  await assert.rejects(open(newest.id, other), { code: 'message_unknown' });
  await assert.rejects(openMessages(context, [], { message: newest.id }), {
    code: 'message_unknown',
  });
  // What comes while somebody reads is not read with the rest.
  await tell(to, 'C5');
  await openMessages(context, own(to), { upTo: newest.id });
  assert.equal((await first(own(to))).unread, 1);
  assert.equal((await first(own(other))).unread, 1);
});

test('two years of messages are read page by page, each once, newest first', async () => {
  const [to, other] = [newNumber(), newNumber('+86')];
  const keys = Array.from({ length: 2_190 }, (_, index) => `D${index}`);
  for (let day = 0; day < 730; day += 1) {
    clock.advance(dayMs);
    const today = keys.slice(day * 3, day * 3 + 3);
    await context.db.transaction(async (tx) =>
      queueMessages(
        tx,
        today.map((key, index) => told(index === 1 ? other : to, key)),
      ),
    );
  }
  const read = await keysOf(own(to, other));
  assert.equal(read.length, keys.length);
  assert.deepEqual(new Set(read), new Set(keys));
  const days = read.map((key) => Math.floor(Number(key.slice(1)) / 3));
  assert.deepEqual(
    days,
    days.toSorted((one, next) => next - one),
  );
  assert.equal((await first(own(to, other))).unread, 100);
});
