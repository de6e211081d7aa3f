import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { minuteMs, newId, type PhoneNumber, present } from '#base';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { testDatabase } from '#test/database';
import { startPushSandbox, type Subscribed } from '#test/push-sandbox';
import { addPush } from './add-push.ts';
import { listMessages } from './list-messages.ts';
import { isPushEndpoint } from './push-endpoint.ts';
import { queueMessages } from './queue-messages.ts';
import type { Owner } from './reach.ts';
import { readReach } from './read-reach.ts';
import { removePush } from './remove-push.ts';
import { sendDueMessages } from './send-due-messages.ts';
import { openSenders } from './senders/registry.ts';
import type { Sender } from './senders/sender.ts';
import { vapidKeysOf } from './vapid.ts';

const service = await startPushSandbox();
const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
const hosts = [`127.0.0.1:${service.port}`];
const settings = { 'notifications.push_hosts': hosts };
const context = (await testDatabase()).context({ connections: 8, http, settings });
const { clock } = context;
const vapid = vapidKeysOf(context.secrets);
const push = present(openSenders({ vapid }).push, 'a sender');
/** A phone that is off for good: what is told goes the next way. */
const sms: Sender = { send: async () => ({ outcome: 'refused', reason: 'no phone' }) };
after(async () => {
  http.close();
  await service.stop();
});

let count = 0;
interface Somebody {
  readonly owner: Owner;
  readonly number: PhoneNumber;
}

function somebody(): Somebody {
  count += 1;
  const number: PhoneNumber = `+8525320${1_000 + count}`;
  return { number, owner: { id: newId('sub', clock.now(), count % 64), numbers: [number] } };
}

async function browserOf({ owner }: Somebody): Promise<Subscribed> {
  const subscribed = await service.subscribe(vapid.publicKey);
  await addPush(context, owner, endpointOf(subscribed));
  return subscribed;
}

function endpointOf({ endpoint, keys }: Subscribed) {
  return { endpoint, publicKey: keys.p256dh, secret: keys.auth };
}

async function tell({ number: to }: Somebody, key: string): Promise<void> {
  clock.advance(1_000);
  const paid = { amountMinor: 10_000n, currency: 'HKD' } as const;
  const addressed = { to, language: 'en' as const, key, cause: key };
  const message = { kind: 'topup_not_charged' as const, ...addressed };
  const parameters = { value: paid, reference: key };
  await context.db.transaction(async (tx) => queueMessages(tx, [{ ...message, parameters }]));
  await sendDueMessages(context, { sms, push });
}

async function stateOf({ number: to }: Somebody): Promise<string> {
  const [message] = await listMessages(context, { to, beforeMs: clock.now() + minuteMs, limit: 1 });
  return `${message?.state} by ${message?.channel}`;
}

async function textsOf({ id }: Subscribed): Promise<string[]> {
  const { messages } = await service.read(id);
  return messages.map(({ text }) => (JSON.parse(text) as { text: string }).text);
}

test('what no phone takes each browser of the person shows, sealed for it alone', async () => {
  const person = somebody();
  const browsers = [await browserOf(person), await browserOf(person)];
  await tell(person, 'A1');
  assert.equal(await stateOf(person), 'sent by push');
  for (const browser of browsers) {
    const { messages } = await service.read(browser.id);
    const { id, ...shown } = JSON.parse(messages[0]?.text ?? '{}') as { id: string };
    assert.match(id, /^msg_/);
    assert.deepEqual(shown, {
      title: 'Top-up did not go through',
      text: 'Your HK$100 top-up did not go through and you were not charged. Ref A1. Questions? Call 188.',
      language: 'en',
      place: null,
    });
    assert.equal(messages[0]?.topic, id.slice(4));
    assert.equal(messages[0]?.ttl, 3 * 86_400);
  }
});

test('what a rule says is shown with the place that it is about', async () => {
  const person = somebody();
  const browser = await browserOf(person);
  const { number: to } = person;
  const cause = newId('lin', clock.now(), 1);
  const balance = { amountMinor: 10_000n, currency: 'HKD' } as const;
  const stopped = { kind: 'auto_topup_stopped', parameters: { balance } } as const;
  const addressed = { to, language: 'en', key: 'stopped', cause } as const;
  await context.db.transaction(async (tx) => queueMessages(tx, [{ ...stopped, ...addressed }]));
  await sendDueMessages(context, { sms, push });
  const { messages } = await service.read(browser.id);
  const { place } = JSON.parse(messages[0]?.text ?? '{}') as { place: unknown };
  assert.deepEqual(place, { page: 'autoTopup', about: to });
});

test('a browser that is there no more is forgotten, and the rest still hears', async () => {
  const person = somebody();
  const [gone, left] = [await browserOf(person), await browserOf(person)];
  await service.end(gone.id);
  await tell(person, 'B1');
  assert.equal(await stateOf(person), 'sent by push');
  const { push: known } = await readReach(context, person.owner.id);
  assert.deepEqual(
    known.map(({ endpoint }) => endpoint),
    [left.endpoint],
  );
  await service.end(left.id);
  await tell(person, 'B2');
  assert.equal(await stateOf(person), 'failed by push');
  assert.deepEqual((await readReach(context, person.owner.id)).push, []);
  await tell(person, 'B3');
  assert.equal(await stateOf(person), 'failed by sms');
});

test('an answer that was lost is no reason to show a message twice', async () => {
  const person = somebody();
  const browser = await browserOf(person);
  await service.breakNext(browser.id, '500-after-effect');
  await service.breakNext(browser.id, 'too-many-before-effect');
  await service.breakNext(browser.id, 'reset-after-effect');
  await tell(person, 'C1');
  for (let time = 0; time < 4; time += 1) {
    clock.advance(2 * minuteMs);
    await sendDueMessages(context, { sms, push });
  }
  assert.equal(await stateOf(person), 'sent by push');
  assert.equal((await textsOf(browser)).length, 1);
});

test('a browser shows what is for whoever turned it on there last', async () => {
  const [first, second] = [somebody(), somebody()];
  const browser = await browserOf(first);
  await addPush(context, second.owner, endpointOf(browser));
  await tell(first, 'D1');
  await tell(second, 'D2');
  assert.equal(await stateOf(first), 'failed by sms');
  assert.match((await textsOf(browser)).join(), /^Your .*D2/);
  await removePush(context, first.owner.id, browser.endpoint);
  assert.equal((await readReach(context, second.owner.id)).push.length, 1);
  await removePush(context, second.owner.id, browser.endpoint);
  assert.equal((await readReach(context, second.owner.id)).push.length, 0);
});

test('more browsers than anybody has are not kept', async () => {
  const person = somebody();
  for (let time = 0; time < 12; time += 1) {
    clock.advance(1_000);
    await browserOf(person);
  }
  assert.equal((await readReach(context, person.owner.id)).push.length, 10);
});

test('only the push services that we know are ever called', async () => {
  const { owner } = somebody();
  const good = endpointOf(await service.subscribe());
  const addresses = [
    'http://169.254.169.254/latest/meta-data',
    `http://127.0.0.1:${service.port + 1}/push/1`,
    `http://user@127.0.0.1:${service.port}/push/1`,
    'https://fcm.googleapis.com.example.net/1',
    'file:///etc/passwd',
    'no address',
    `${good.endpoint}/${'x'.repeat(1_000)}`,
  ];
  for (const endpoint of addresses) {
    const refused = addPush(context, owner, { ...good, endpoint });
    await assert.rejects(refused, { code: 'push_endpoint_invalid' }, endpoint);
  }
  const known = ['fcm.googleapis.com'];
  const at = (endpoint: string) => isPushEndpoint({ ...good, endpoint }, known);
  assert.ok(at('https://fcm.googleapis.com/fcm/send/x') && at('https://eu.fcm.googleapis.com/x'));
  assert.ok(!at('http://fcm.googleapis.com/x') && !at('https://xfcm.googleapis.com/x'));
  for (const bad of [{ publicKey: 'AAAA' }, { secret: 'AAAA' }]) {
    assert.ok(!isPushEndpoint({ ...good, ...bad }, hosts));
  }
});

test('browsers know us by one key, for ever and in every process', () => {
  assert.deepEqual(vapidKeysOf(context.secrets), vapid);
  assert.equal(Buffer.from(vapid.publicKey, 'base64url').length, 65);
});
