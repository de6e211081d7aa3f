import assert from 'node:assert/strict';
import { after, suite, type TestContext, test } from 'node:test';
import { hourMs, type Id, minuteMs, newId, present, secondMs } from '#base';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { makeCertificates } from '#test/certificates';
import { type TestContextOptions, testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { type Manner, openWebhookReceiver } from '#test/webhook-receiver';
import {
  happen,
  logOf,
  openEndpoint,
  openTestDeliverer,
  verified,
  webhookTestSettings,
} from '#test/webhook-world';
import { listMessages } from '#notifications';
import { changeEndpoint, readEndpoint, replaySince } from './index.ts';

const receiver = await openWebhookReceiver();
after(() => receiver.close());

/** On a database of its own: what one test leaves undelivered is no other's to deliver. */
async function openContext(t: TestContext, options: TestContextOptions = {}) {
  const [context] = await openContexts(t, [options]);
  return present(context, 'a context');
}

async function openContexts(t: TestContext, each: readonly TestContextOptions[]) {
  const database = await testDatabase(t);
  return each.map((options) => {
    const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
    t.after(() => http.close());
    return database.context({ http, settings: webhookTestSettings, ...options });
  });
}

let owners = 0;
function newOwner(nowMs: number): Id<'rsl'> {
  owners += 1;
  return newId('rsl', nowMs, owners % 64);
}

let paths = 0;
function newPath(manner: Manner = 'takes'): string {
  paths += 1;
  receiver.behave(`/${paths}`, manner);
  return `/${paths}`;
}

suite('a delivery', () => {
  test('is signed so that the library of Standard Webhooks verifies it', async (t) => {
    const context = await openContext(t);
    const [owner, path] = [newOwner(context.clock.now()), newPath()];
    const { endpoint, secret } = await openEndpoint(context, owner, receiver.url(path));
    await happen(context, owner);
    await openTestDeliverer(t, context).idle();
    const [came, ...more] = receiver.at(path);
    assert.ok(came && more.length === 0);
    const event = verified(secret, came, context.clock.now());
    assert.deepEqual(event, {
      type: 'topup.completed',
      timestamp: new Date(context.clock.now()).toISOString(),
      data: { n: 0 },
    });
    assert.throws(() => verified(secret, { ...came, body: `${came.body} ` }, context.clock.now()));
    const later = context.clock.now() + 6 * minuteMs;
    assert.throws(() => verified(secret, came, later), /too old/);
    const [delivery] = await logOf(context, owner, endpoint);
    assert.equal(delivery?.state, 'delivered');
    assert.equal(delivery?.event, came.headers['webhook-id']);
  });

  const failures: readonly [Manner, RegExp][] = [
    ['never answers', /the time was over/],
    ['resets', /ECONNRESET/],
    ['fails', /status 500/],
    ['redirects', /status 307/],
  ];
  for (const manner of ['breaks off', 'talks without end'] as const) {
    test(`that is answered 200 by one that ${manner} is taken, and sent once`, async (t) => {
      const context = await openContext(t);
      const [owner, path] = [newOwner(context.clock.now()), newPath(manner)];
      const { endpoint } = await openEndpoint(context, owner, receiver.url(path));
      for (let events = 0; events < 3; events += 1) await happen(context, owner);
      const deliverer = openTestDeliverer(t, context);
      await deliverer.idle();
      context.clock.advance(hourMs);
      await deliverer.idle();
      const log = await logOf(context, owner, endpoint);
      assert.deepEqual(
        log.map(({ state, attempts }) => [state, attempts]),
        Array.from({ length: 3 }, () => ['delivered', 1]),
      );
      assert.equal(receiver.at(path).length, 3);
    });
  }

  for (const [manner, reason] of failures) {
    test(`to a receiver that ${manner} is tried again later, under the same id`, async (t) => {
      const context = await openContext(t);
      const [owner, path] = [newOwner(context.clock.now()), newPath(manner)];
      const { endpoint } = await openEndpoint(context, owner, receiver.url(path));
      await happen(context, owner);
      const deliverer = openTestDeliverer(t, context);
      await deliverer.idle();
      const [failed] = await logOf(context, owner, endpoint);
      assert.equal(failed?.state, 'queued');
      assert.match(String(failed?.tries[0]?.reason), reason);
      const waitMs = (failed?.nextAt ?? 0) - context.clock.now();
      assert.ok(waitMs >= 4 * secondMs && waitMs <= 6 * secondMs, `${waitMs}`);
      assert.equal(receiver.at('/elsewhere').length, 0, 'no redirect is followed');
      receiver.behave(path, 'takes');
      context.clock.advance(6 * secondMs);
      await deliverer.idle();
      const ids = receiver.at(path).map(({ headers }) => headers['webhook-id']);
      assert.equal(new Set(ids).size, 1);
      const [delivered] = await logOf(context, owner, endpoint);
      assert.deepEqual([delivered?.state, delivered?.attempts], ['delivered', 2]);
    });
  }

  test('to a receiver whose certificate nobody vouches for is not sent', async (t) => {
    const { server, stranger, authority } = await makeCertificates();
    const trusted = await openWebhookReceiver(server);
    const strange = await openWebhookReceiver(stranger);
    t.after(() => Promise.all([trusted.close(), strange.close()]).then(() => undefined));
    const extraAuthorities = [authority];
    const http = openHttpClient({ isProduction: true, metrics: openMetrics(), extraAuthorities });
    t.after(() => http.close());
    const context = await openContext(t, { http });
    const owner = newOwner(context.clock.now());
    const wrong = await openEndpoint(context, owner, strange.url('/'));
    const right = await openEndpoint(context, owner, trusted.url('/'));
    await happen(context, owner);
    await openTestDeliverer(t, context).idle();
    const [[refused], [taken]] = await Promise.all([
      logOf(context, owner, wrong.endpoint),
      logOf(context, owner, right.endpoint),
    ]);
    assert.equal(taken?.state, 'delivered');
    assert.equal(refused?.state, 'queued');
    assert.match(String(refused?.tries[0]?.reason), /CERT|SELF_SIGNED|ALTNAME/);
    assert.equal(strange.at('/').length, 0);
  });

  test('does not go to our own machines once the demo is over', async (t) => {
    const [demo, context] = await openContexts(t, [{}, { settings: {} }]);
    assert.ok(demo && context);
    const [owner, path] = [newOwner(demo.clock.now()), newPath()];
    const { endpoint } = await openEndpoint(demo, owner, receiver.url(path));
    await happen(context, owner);
    await openTestDeliverer(t, context).idle();
    const [delivery] = await logOf(context, owner, endpoint);
    assert.equal(delivery?.tries[0]?.reason, 'not_https');
    assert.equal(receiver.at(path).length, 0);
  });
});

suite('an endpoint', () => {
  test('that never answers keeps no other one waiting, and fills only its own room', async (t) => {
    const context = await openContext(t, {
      settings: { ...webhookTestSettings, webhook_timeout_seconds: 5 },
    });
    const [dead, alive] = [newOwner(context.clock.now()), newOwner(context.clock.now())];
    const [deadPath, path] = [newPath('never answers'), newPath()];
    await openEndpoint(context, dead, receiver.url(deadPath));
    await openEndpoint(context, alive, receiver.url(path));
    await happen(context, dead, 200);
    await happen(context, alive, 300);
    openTestDeliverer(t, context);
    const startMs = performance.now();
    await eventually('all of the other are delivered', () => receiver.at(path).length === 300);
    assert.ok(performance.now() - startMs < 4_000, 'long before the dead one is given up');
    assert.equal(receiver.mostAtOnce(deadPath), 16);
    assert.ok(receiver.mostAtOnce(path) <= 16);
  });

  test('that fails is tried one at a time until something gets through', async (t) => {
    const context = await openContext(t);
    const [owner, path] = [newOwner(context.clock.now()), newPath('fails')];
    const { endpoint } = await openEndpoint(context, owner, receiver.url(path));
    await happen(context, owner);
    const deliverer = openTestDeliverer(t, context);
    await deliverer.idle();
    receiver.behave(path, 'answers slowly');
    await happen(context, owner, 3);
    await eventually('one is under way', () => receiver.at(path).length === 2);
    assert.equal(receiver.mostAtOnce(path), 1);
    await deliverer.idle();
    assert.equal((await readEndpoint(context, owner, endpoint)).failingSince, null);
  });

  test('that asks to be left alone is, for as long as it says', async (t) => {
    const context = await openContext(t);
    const [owner, path] = [newOwner(context.clock.now()), newPath('is overwhelmed')];
    await openEndpoint(context, owner, receiver.url(path));
    await happen(context, owner);
    const deliverer = openTestDeliverer(t, context);
    await deliverer.idle();
    receiver.behave(path, 'takes');
    await happen(context, owner, 5);
    context.clock.advance(100 * secondMs);
    await deliverer.idle();
    assert.equal(receiver.at(path).length, 1);
    context.clock.advance(20 * secondMs);
    await deliverer.idle();
    assert.equal(receiver.at(path).length, 7);
  });

  test('that says it is gone is turned off at once, and its owner is told by e-mail', async (t) => {
    const context = await openContext(t);
    const [owner, path] = [newOwner(context.clock.now()), newPath('is gone')];
    const contact = `it${owners}@shop.example.com`;
    const { endpoint } = await openEndpoint(context, owner, receiver.url(path), { contact });
    await happen(context, owner, 3);
    await openTestDeliverer(t, context).idle();
    const { disabledWhy } = await readEndpoint(context, owner, endpoint);
    assert.equal(disabledWhy, 'gone');
    const states = (await logOf(context, owner, endpoint)).map(({ state }) => state);
    assert.deepEqual(new Set(states), new Set(['failed']), 'nothing more is tried');
    const asked = { beforeMs: context.clock.now() + 1, limit: 5 };
    const [told, ...more] = await listMessages(context, asked);
    assert.equal(told?.receiver, contact);
    assert.equal(told?.kind, 'webhook_disabled');
    assert.equal(more.length, 0);
  });

  test('that fails for days is turned off, and what it missed can be sent again', async (t) => {
    const context = await openContext(t);
    const [owner, path] = [newOwner(context.clock.now()), newPath('fails')];
    const { endpoint } = await openEndpoint(context, owner, receiver.url(path));
    const since = context.clock.now();
    await happen(context, owner, 2);
    const deliverer = openTestDeliverer(t, context);
    const isOff = async () => (await readEndpoint(context, owner, endpoint)).disabledAt !== null;
    // Of ten attempts the last comes between 78 and 102 hours, as chance has it; 72 turn it off.
    for (let hours = 0; hours < 120 && !(await isOff()); hours += 3) {
      await deliverer.idle();
      context.clock.advance(3 * hourMs);
    }
    assert.equal(await isOff(), true);
    const told = receiver.at(path).length;
    await happen(context, owner, 3);
    await deliverer.idle();
    assert.equal(receiver.at(path).length, told, 'nothing is sent while it is off');
    const missed = { since, isMissedOnly: true, behind: null };
    await assert.rejects(replaySince(context, owner, endpoint, missed), {
      code: 'webhook_disabled',
    });
    receiver.behave(path, 'takes');
    await changeEndpoint(context, owner, endpoint, { isEnabled: true });
    const replay = { count: 5, last: null };
    assert.deepEqual(await replaySince(context, owner, endpoint, missed), replay);
    const none = { count: 0, last: null };
    assert.deepEqual(await replaySince(context, owner, endpoint, missed), none, 'on their way');
    await deliverer.idle();
    assert.deepEqual(await replaySince(context, owner, endpoint, missed), none, 'taken');
    const ids = receiver
      .at(path)
      .slice(told)
      .map(({ headers }) => headers['webhook-id']);
    assert.deepEqual([ids.length, new Set(ids).size], [5, 5]);
    const all = { ...missed, isMissedOnly: false };
    assert.deepEqual(await replaySince(context, owner, endpoint, all), replay, 'all, once more');
  });

  test('that missed much is sent it part by part, as often as is allowed', async (t) => {
    const settings = { ...webhookTestSettings, webhook_replays_per_hour: 3 };
    const context = await openContext(t, { settings });
    const owner = newOwner(context.clock.now());
    const { endpoint } = await openEndpoint(context, owner, receiver.url(newPath('takes')));
    const since = context.clock.now();
    await changeEndpoint(context, owner, endpoint, { isEnabled: false });
    await happen(context, owner, 501);
    await changeEndpoint(context, owner, endpoint, { isEnabled: true });
    const question = { since, isMissedOnly: true, behind: null };
    const first = await replaySince(context, owner, endpoint, question);
    assert.equal(first.count, 500);
    const next = { ...question, behind: first.last };
    const second = await replaySince(context, owner, endpoint, next);
    assert.deepEqual(second, { count: 1, last: null });
    context.clock.advance(1);
    const none = await replaySince(context, owner, endpoint, { ...question, since: since + 1 });
    assert.equal(none.count, 0, 'nothing since then');
    await assert.rejects(replaySince(context, owner, endpoint, question), {
      code: 'too_many_requests',
    });
  });

  test('that was given up after ten attempts is told so in its log', async (t) => {
    const settings = { ...webhookTestSettings, webhook_failing_hours: 720 };
    const context = await openContext(t, { settings });
    const [owner, path] = [newOwner(context.clock.now()), newPath('fails')];
    const { endpoint } = await openEndpoint(context, owner, receiver.url(path));
    await happen(context, owner);
    const deliverer = openTestDeliverer(t, context);
    for (let tries = 0; tries < 10; tries += 1) {
      await deliverer.idle();
      context.clock.advance(30 * hourMs);
    }
    await deliverer.idle();
    const [given] = await logOf(context, owner, endpoint);
    assert.deepEqual([given?.state, given?.tries.length], ['failed', 10]);
    assert.equal(receiver.at(path).length, 10);
  });
});

test('of many processes that deliver side by side each event is sent once', async (t) => {
  const contexts = await openContexts(t, [{}, {}, {}]);
  const [context] = contexts;
  assert.ok(context);
  const [owner, path] = [newOwner(context.clock.now()), newPath()];
  await openEndpoint(context, owner, receiver.url(path));
  const deliverers = contexts.map((one) => openTestDeliverer(t, one));
  for (let times = 0; times < 10; times += 1) await happen(context, owner, 20);
  await eventually('all have come', () => receiver.at(path).length >= 200);
  await Promise.all(deliverers.map((one) => one.idle()));
  const ids = receiver.at(path).map(({ headers }) => headers['webhook-id']);
  assert.deepEqual([ids.length, new Set(ids).size], [200, 200]);
});
