import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { type ChargingFunction, startChargingFunction } from '../testing/charging-function.ts';
import {
  type CoreNetwork,
  type SessionView,
  startCoreNetwork,
  type StatusView,
} from '../testing/core-network.ts';
import { waitFor } from '../testing/receiver.ts';

const imsi = '454120000000001';
let network: CoreNetwork;
let charging: ChargingFunction;

before(async () => {
  network = await startCoreNetwork();
});

after(async () => {
  await network.stop();
});

beforeEach(async (context) => {
  charging = await startChargingFunction();
  await network.ask('POST', 'connect', { charging: charging.url, timeoutMs: 30_000 });
  await network.ask('POST', 'lines', { lines: [{ imsi, number: '+85251234567' }] });
  await network.ask('DELETE', 'faults');
  await network.ask('POST', 'mood', { mood: 'ok' });
  if ('after' in context) context.after(() => charging.close());
});

function start(wish: object): Promise<SessionView> {
  return network.ask('POST', `lines/${imsi}/sessions`, wish);
}

function use(session: SessionView, units: number): Promise<SessionView> {
  return network.ask('POST', `sessions/${session.id}/use`, { units });
}

function look(session: SessionView): Promise<SessionView> {
  return network.ask('GET', `sessions/${session.id}`);
}

async function complaints(): Promise<string[]> {
  return (await network.ask<StatusView>('GET', 'status')).complaints;
}

suite('a session', () => {
  test('asks for more at the threshold, and tells each byte once', async () => {
    const session = await start({ service: 'data' });
    assert.deepEqual([session.state, session.granted], ['active', 1_000]);
    const used = await use(session, 2_500);
    assert.deepEqual([used.passed, used.state], [2_500, 'active']);
    await network.ask('POST', `sessions/${session.id}/end`);
    assert.equal(charging.counted(), 2_500);
    assert.deepEqual(
      charging.asked.map(({ path }) => path.split('/').at(-1)),
      ['', 'update', 'update', 'release'],
    );
    assert.deepEqual(await complaints(), []);
  });

  test('closes at the border what was used before it, and asks anew behind it', async () => {
    const session = await start({ service: 'data' });
    await use(session, 300);
    await network.ask('POST', `lines/${imsi}/move`, { place: 'shenzhen' });
    const { body } = charging.asked.at(-1) ?? assert.fail('nothing was told');
    const text = JSON.stringify(body);
    assert.match(text, /"triggers":\[\{"triggerType":"PLMN_CHANGE"/);
    const [container] = body.multipleUnitUsage[0]?.usedUnitContainer ?? [];
    assert.match(JSON.stringify(container), /"mcc":"454"/);
    assert.match(JSON.stringify(body['pDUSessionChargingInformation']), /"mcc":"460"/);
    assert.equal(charging.counted(), 300);
    await network.ask('POST', `lines/${imsi}/move`, { place: 'hong-kong' });
  });

  test('is redirected when the last unit is used, and goes on when it may ask again', async () => {
    charging.left = 1_500;
    const session = await start({ service: 'data' });
    const dry = await use(session, 5_000);
    assert.deepEqual([dry.passed, dry.state], [1_500, 'redirected']);
    assert.equal(dry.redirectTo, 'https://topup.example/');
    assert.equal(charging.counted(), 1_500);
    charging.left = 1e6;
    const uri = charging.asked[0]?.body.notifyUri ?? '';
    const again = { notificationType: 'REAUTHORIZATION', reauthorizationDetails: [] };
    assert.equal(await charging.notify(uri, again), 204);
    await waitFor(async () => (await look(session)).state === 'active');
    assert.equal((await use(session, 100)).passed, 100);
    assert.deepEqual(await complaints(), []);
  });

  test('a call ends with its last second', async () => {
    charging.left = 90;
    const session = await start({ service: 'voice', to: '+8613800138009', ask: 60 });
    const dry = await use(session, 600);
    assert.deepEqual([dry.passed, dry.state], [90, 'ended']);
    assert.equal(charging.counted(), 90);
    assert.match(charging.asked.at(-1)?.path ?? '', /release$/);
    const refused = await start({ service: 'voice', to: '+8613800138009' });
    assert.deepEqual([refused.state, refused.granted], ['ended', 0]);
  });

  test('ends when it is told to, and is not there afterwards', async () => {
    const session = await start({ service: 'data' });
    await use(session, 10);
    const uri = charging.asked[0]?.body.notifyUri ?? '';
    assert.equal(await charging.notify(uri, { notificationType: 'ABORT_CHARGING' }), 204);
    await waitFor(async () => (await look(session)).state === 'ended');
    // What was used is told behind its back; the next test would meet it.
    await waitFor(() => charging.asked.some(({ path }) => path.endsWith('release')));
    assert.equal(charging.counted(), 10);
    assert.equal(await charging.notify(uri, { notificationType: 'ABORT_CHARGING' }), 404);
  });

  test('a network function that is unwell answers a notice late or never', async () => {
    await start({ service: 'data' });
    const uri = charging.asked[0]?.body.notifyUri ?? '';
    await network.ask('POST', 'mood', { mood: 'fails' });
    assert.equal(await charging.notify(uri, { notificationType: 'ABORT_CHARGING' }), 500);
    await network.ask('POST', 'mood', { mood: 'hangs' });
    assert.equal(await charging.notify(uri, { notificationType: 'ABORT_CHARGING' }), 0);
  });

  test('a message is one event, before or after it was sent', async () => {
    const to = '+8613800138009';
    const sent = await network.ask('POST', `lines/${imsi}/messages`, { to });
    assert.deepEqual(sent, { result: 'SUCCESS' });
    await network.ask('POST', `lines/${imsi}/messages`, { to, when: 'after' });
    const events = charging.asked.map(({ body }) => [
      body['oneTimeEventType'],
      body.multipleUnitUsage[0]?.usedUnitContainer.length,
    ]);
    assert.deepEqual(events, [
      ['IEC', 0],
      ['PEC', 1],
    ]);
  });
});

suite('misbehaviour', () => {
  for (const fault of [
    'retransmit',
    'retransmit-unmarked',
    'lose-answer',
    'cut-stream',
    'duplicate',
    'late-container',
    'reorder',
  ]) {
    test(`${fault} tells everything, and more than once at most`, async () => {
      await network.ask('POST', 'faults', { fault, count: 50 });
      const session = await start({ service: 'data' });
      await use(session, 2_500);
      await network.ask('DELETE', 'faults');
      await network.ask('POST', `sessions/${session.id}/end`);
      assert.equal(charging.counted(), 2_500);
      const { counts, complaints: found } = await network.ask<StatusView>('GET', 'status');
      assert.ok((counts[`fault ${fault}`] ?? 0) > 0);
      assert.deepEqual(found, []);
    });
  }

  test('a crash leaves the session open at the other side', async () => {
    const session = await start({ service: 'data' });
    await use(session, 100);
    const crashed = await network.ask<SessionView>('POST', `sessions/${session.id}/crash`);
    assert.equal(crashed.state, 'ended');
    assert.equal(charging.asked.length, 1);
  });

  test('in a chaos of crashes only who is spared goes on', async () => {
    charging.bytes = 1_000_000;
    const chaos = { seed: 7, rate: 1, faults: ['crash'] };
    await network.ask('POST', 'chaos', chaos);
    const struck = await use(await start({ service: 'data' }), 2_000_000);
    assert.deepEqual([struck.state, struck.why], ['ended', 'it crashed']);
    await network.ask('POST', 'chaos', { ...chaos, neverCrash: [imsi] });
    const spared = await use(await start({ service: 'data' }), 2_000_000);
    assert.equal(spared.state, 'active');
    await network.ask('POST', 'chaos', { rate: 0 });
  });

  test('many journeys with everything going wrong tell each unit once', async () => {
    charging.bytes = 1_000_000;
    await network.ask('POST', 'chaos', {
      seed: 7,
      rate: 0.3,
      faults: ['retransmit', 'duplicate', 'reorder', 'late-container', 'lose-answer'],
    });
    const report = await network.ask<{ lines: number; requests: number; complaints: string[] }>(
      'POST',
      'journeys',
      { imsiFrom: '454120000100000', lines: 60, concurrency: 20, seed: 3 },
    );
    assert.equal(report.lines, 60);
    assert.ok(report.requests > 300, String(report.requests));
    assert.deepEqual(report.complaints, []);
    const { sessions } = await network.ask<{
      sessions: (SessionView & { imsi: string; service: string })[];
    }>('GET', 'sessions');
    const used = sessions
      .filter((one) => one.imsi.startsWith('4541200001'))
      .reduce((sum, one) => sum + one.used, 0);
    const messages = charging.asked.filter(({ body }) => body['oneTimeEventType'] === 'PEC');
    const distinct = new Set(messages.map(({ body }) => String(body['chargingId'])));
    assert.equal(charging.counted(), used + distinct.size);
  });
});
