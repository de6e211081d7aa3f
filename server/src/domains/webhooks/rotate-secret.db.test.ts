import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test, type TestContext } from 'node:test';
import { hourMs, newId, present } from '#base';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { type Keyring, newKeyText, openKeyring } from '#platform/secrets';
import { testDatabase } from '#test/database';
import { openWebhookReceiver } from '#test/webhook-receiver';
import {
  happen,
  openEndpoint,
  openTestDeliverer,
  verified,
  webhookTestSettings,
} from '#test/webhook-world';
import { resealEndpoints, rotateEndpointSecret } from './index.ts';

const receiver = await openWebhookReceiver();
after(() => receiver.close());

async function openWorld(t: TestContext, secrets?: Keyring) {
  const database = await testDatabase(t);
  const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
  t.after(() => http.close());
  const usual = database.context({ http, settings: webhookTestSettings });
  const context = secrets ? { ...usual, secrets, kept: new Map() } : usual;
  const owner = newId('rsl', context.clock.now(), 1);
  const path = `/${randomUUID()}`;
  const { endpoint, secret } = await openEndpoint(context, owner, receiver.url(path));
  const rotate = async (isLeaked = false) =>
    (await rotateEndpointSecret(context, owner, endpoint, { isLeaked })).secret;
  /** Which of these would have verified what is sent now. */
  const verifying = async (secrets: readonly string[], by = context) => {
    await happen(by, owner);
    await openTestDeliverer(t, by).idle();
    const came = present(receiver.at(path).at(-1), 'what was sent');
    return secrets.filter((one) => {
      try {
        verified(one, came, context.clock.now());
        return true;
      } catch {
        return false;
      }
    });
  };
  return { context, secret, rotate, verifying };
}

test('who asks twice for another secret keeps the one that its receiver has', async (t) => {
  const { context, secret, rotate, verifying } = await openWorld(t);
  await rotate();
  context.clock.advance(hourMs);
  const lost = await rotate();
  const got = await rotate();
  assert.deepEqual(await verifying([secret, lost, got]), [secret, lost, got]);
  context.clock.advance(23 * hourMs - 1_000);
  assert.deepEqual(await verifying([secret, lost, got]), [secret, lost, got]);
  context.clock.advance(1_000);
  assert.deepEqual(await verifying([secret, lost, got]), [lost, got], 'each by its own end');
  context.clock.advance(hourMs);
  assert.deepEqual(await verifying([secret, lost, got]), [got]);
});

test('so many may sign at once; beyond them it refuses, and ends nothing', async (t) => {
  const { context, secret, rotate, verifying } = await openWorld(t);
  const all = [secret];
  for (let times = 0; times < 8; times += 1) all.push(await rotate());
  await assert.rejects(rotate(), { code: 'webhook_secrets_full' });
  assert.deepEqual(await verifying(all), all);
  context.clock.advance(24 * hourMs);
  const [last] = all.slice(-1);
  const next = await rotate();
  assert.deepEqual(await verifying([...all, next]), [last, next], 'the room is free again');
});

test('of a secret that has leaked and all before it none signs any more', async (t) => {
  const { secret, rotate, verifying } = await openWorld(t);
  const all = [secret];
  for (let times = 0; times < 8; times += 1) all.push(await rotate());
  const next = await rotate(true);
  assert.deepEqual(await verifying([...all, next]), [next]);
});

test('sealed anew, those that were replaced sign by the newest key alone', async (t) => {
  const old = newKeyText();
  const { context: before, secret, rotate, verifying } = await openWorld(t, openKeyring(old));
  const [second, third] = [await rotate(), await rotate()];
  const both = openKeyring(newKeyText(old));
  const after = { ...before, secrets: both, kept: new Map() };
  assert.deepEqual([await resealEndpoints(after), await resealEndpoints(after)], [1, 0]);
  const all = [secret, second, third];
  assert.deepEqual(await verifying(all, after), all);
});
