import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs, newId, type PhoneNumber, slotOf, uuidOf } from '#base';
import { testDatabase } from '#test/database';
import { endWaiting } from './end-waiting.ts';
import { listMessages } from './list-messages.ts';
import type { NewMessage } from './message.ts';
import { queueMessages } from './queue-messages.ts';
import { queueSecretMessage } from './queue-secret-message.ts';
import { recordReport } from './record-report.ts';
import { sendDueMessages } from './send-due-messages.ts';
import type { Sender, Senders } from './senders/sender.ts';
import { settleReceivers } from './settle-receivers.ts';
import { putEmails } from './store/reaches.ts';

const database = await testDatabase();
const context = database.context({ connections: 8 });
const { clock } = context;
const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;

let count = 0;
/** A number, with an address that is known to be its owner's. */
async function somebody(): Promise<PhoneNumber> {
  count += 1;
  const number: PhoneNumber = `+8525360${1_000 + count}`;
  const owner = { id: newId('sub', clock.now(), count % 64), numbers: [number] };
  await context.db.transaction(async (tx) => {
    settleReceivers(tx, owner);
    const email = `p${count}@example.net`;
    const key = { slot: slotOf(owner.id), owner: uuidOf(owner.id) };
    tx.append(putEmails, { ...key, email, emailConfirmedAt: tx.nowMs });
  });
  return number;
}

/** A centre and a mail server that take everything and say nothing more. */
function silent() {
  const given: string[] = [];
  const takes = (channel: string): Sender => ({
    async send(_http, { id }) {
      given.push(channel);
      return { outcome: 'accepted', gateway: channel, references: [`${channel} ${id}`] };
    },
  });
  const senders: Senders = { sms: takes('sms'), email: takes('email') };
  return { given, senders };
}

function undone(to: PhoneNumber): NewMessage {
  const parameters = { value: hkd(5_000n), reference: 'TH8K2M', workdays: { least: 1, most: 3 } };
  return { kind: 'topup_undone', parameters, to, language: 'en', key: `undone ${to}`, cause: 'c' };
}

function low(to: PhoneNumber): NewMessage {
  const parameters = { balance: hkd(320n), days: 2 };
  return { kind: 'balance_low', parameters, to, language: 'en', key: `low ${to}`, cause: 'c' };
}

async function send(senders: Senders, ...messages: NewMessage[]): Promise<void> {
  await context.db.transaction(async (tx) => queueMessages(tx, messages));
  await sendDueMessages(context, senders);
}

async function listed(to: PhoneNumber) {
  const [message] = await listMessages(context, { to, beforeMs: clock.now() + 1, limit: 1 });
  assert.ok(message);
  return message;
}

async function stateOf(to: PhoneNumber): Promise<string> {
  const { state, channel, failure } = await listed(to);
  return `${state} by ${channel}: ${failure}`;
}

async function report(to: PhoneNumber): Promise<void> {
  const { id } = await listed(to);
  const gatewayId = `sms ${id}`;
  await recordReport(context, { gateway: 'sms', gatewayId, report: 'delivered', error: '' });
}

test('what must be told and is not reported for a day goes by the next way, once', async () => {
  const { given, senders } = silent();
  const to = await somebody();
  await send(senders, undone(to));
  clock.advance(dayMs - minuteMs);
  assert.equal(await endWaiting(context, senders), 0);
  assert.equal(await stateOf(to), 'sent by sms: null');
  clock.advance(minuteMs);
  const both = await Promise.all([endWaiting(context, senders), endWaiting(context, senders)]);
  assert.equal(both[0] + both[1], 1);
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(to), 'sent by email: null');
  assert.deepEqual((await listed(to)).tried, ['sms: no receipt']);
  clock.advance(2 * dayMs);
  assert.equal(await endWaiting(context, senders), 0);
  await sendDueMessages(context, senders);
  assert.deepEqual(given, ['sms', 'email']);
});

test('a receipt that comes while the next way is waited for ends it: told once', async () => {
  const { given, senders } = silent();
  const to = await somebody();
  await send(senders, undone(to));
  clock.advance(dayMs);
  assert.equal(await endWaiting(context, senders), 1);
  await report(to);
  assert.equal(await stateOf(to), 'delivered by sms: null');
  await sendDueMessages(context, senders);
  assert.deepEqual(given, ['sms']);
});

test('what may be told twice and is no must goes no other way for want of a receipt', async () => {
  const { given, senders } = silent();
  const to = await somebody();
  const money = { value: hkd(10_000n), balance: hkd(10_320n) };
  const parameters = { ...money, validUntil: '2027-05-22', reference: 'TH8K2M' } as const;
  const said = { kind: 'gift_received', parameters, language: 'en' } as const;
  await send(senders, { ...said, to, key: `gift ${to}`, cause: 'c' });
  clock.advance(dayMs);
  assert.equal(await endWaiting(context, senders), 1);
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(to), 'unknown by sms: no receipt');
  assert.deepEqual(given, ['sms']);
});

test('what is no must, or has no other way, is unknown and told no second time', async () => {
  const { given, senders } = silent();
  const reminded = await somebody();
  const phoneOnly: PhoneNumber = '+85253699999';
  await send(senders, low(reminded), undone(phoneOnly));
  clock.advance(dayMs);
  assert.equal(await endWaiting(context, senders), 2);
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(reminded), 'unknown by sms: no receipt');
  assert.equal(await stateOf(phoneOnly), 'unknown by sms: no receipt');
  assert.deepEqual(given, ['sms', 'sms']);
  await report(phoneOnly);
  assert.equal(await stateOf(phoneOnly), 'delivered by sms: null');
});

test('what was reported is not waited for, nor what went another way than by SMS', async () => {
  const { given, senders } = silent();
  const [told, mailed] = [await somebody(), await somebody()];
  const { email } = senders;
  assert.ok(email);
  await send({ email }, undone(mailed));
  await send(senders, undone(told));
  await report(told);
  clock.advance(3 * dayMs);
  assert.equal(await endWaiting(context, senders), 0);
  assert.equal(await stateOf(told), 'delivered by sms: null');
  assert.equal(await stateOf(mailed), 'sent by email: null');
  assert.deepEqual(given, ['email', 'sms']);
});

test('a code without a receipt is unknown, and what is of no use by now goes nowhere', async () => {
  const { given, senders } = silent();
  const [coded, old] = [await somebody(), await somebody()];
  const parameters = { code: '123456', minutes: 5 };
  const code = { kind: 'sign_in_code', parameters, to: coded, language: 'en' } as const;
  const sendBefore = clock.now() + hourMs;
  await context.db.transaction(async (tx) => {
    queueSecretMessage(tx, context.secrets, { ...code, key: 'code', cause: 'c', sendBefore });
  });
  await send(senders, undone(old));
  // Nobody was here to look: the money of three days ago is no news by now.
  clock.advance(3 * dayMs);
  assert.equal(await endWaiting(context, senders), 2);
  await sendDueMessages(context, senders);
  assert.equal(await stateOf(coded), 'unknown by sms: no receipt');
  assert.equal(await stateOf(old), 'unknown by sms: no receipt');
  assert.deepEqual(given, ['sms', 'sms']);
});

test('where a centre sends no receipts nothing is waited for', async () => {
  const { senders } = silent();
  const to = await somebody();
  await send(senders, undone(to));
  clock.advance(dayMs);
  const settings = { 'notifications.receipt_hours': 0 };
  const without = database.context({ clock, settings });
  assert.equal(await endWaiting(without, senders), 0);
  assert.equal(await stateOf(to), 'sent by sms: null');
});
