import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  becomes,
  type CoreNetwork,
  imsiAt,
  imsiFrom,
  type NetworkSession,
  openCoreNetwork,
} from '#test/core-network';

const megabyte = 1_048_576;

async function start(
  network: CoreNetwork,
  wish: object,
  place = 'hong-kong',
): Promise<NetworkSession> {
  await network.ask('POST', `lines/${imsiAt(0)}/move`, { place });
  return network.ask('POST', `lines/${imsiAt(0)}/sessions`, wish);
}

function use(network: CoreNetwork, { id }: NetworkSession, units: number): Promise<NetworkSession> {
  return network.ask('POST', `sessions/${id}/use`, { units });
}

function end(network: CoreNetwork, { id }: NetworkSession): Promise<NetworkSession> {
  return network.ask('POST', `sessions/${id}/end`);
}

suite('the core network charges', () => {
  test('data over the border: each side at its own price', async (t) => {
    const network = await openCoreNetwork(t);
    const [line] = await network.lines(1, 1_000n);
    assert.ok(line);
    const session = await start(network, { service: 'data' }, 'shenzhen');
    assert.equal(session.state, 'active');
    assert.equal((await use(network, session, megabyte)).passed, megabyte);
    await network.ask('POST', `lines/${imsiAt(0)}/move`, { place: 'hong-kong' });
    assert.equal((await use(network, session, megabyte)).passed, megabyte);
    await end(network, session);
    // 1.50 a megabyte in the Mainland, 1.00 in Hong Kong.
    assert.equal(await network.balance(line), '7.50/0.00');
    assert.deepEqual(await network.problems(), []);
  });

  test('a call over the border: the minutes before it at the price of before', async (t) => {
    const network = await openCoreNetwork(t);
    const [line] = await network.lines(1, 1_000n);
    assert.ok(line);
    const wish = { service: 'voice', to: '+85221234567', ask: 60 };
    const session = await start(network, wish, 'shenzhen');
    await use(network, session, 120);
    await network.ask('POST', `lines/${imsiAt(0)}/move`, { place: 'hong-kong' });
    await use(network, session, 60);
    await end(network, session);
    // Two minutes at 0.70 to Hong Kong, then one at 0.30 in it.
    assert.equal(await network.balance(line), '8.30/0.00');
    assert.deepEqual(await network.problems(), []);
  });

  test('data that runs dry is led to the top-up page, and goes on after a top-up', async (t) => {
    const network = await openCoreNetwork(t);
    const [line] = await network.lines(1, 320n);
    assert.ok(line);
    const session = await start(network, { service: 'data' });
    const dry = await use(network, session, 10 * megabyte);
    assert.deepEqual([dry.state, dry.redirectTo], ['redirected', 'https://lowu.example/top-up']);
    // The part of a cent that is not charged is worth another 10 KB.
    assert.equal(dry.passed, Math.floor(3.21 * 1_024) * 1_024);
    assert.equal(await network.balance(line), '0.00/0.00');
    await network.topUp(line, 500n);
    await becomes(network, session, 'active');
    assert.equal((await use(network, session, megabyte)).passed, megabyte);
    await end(network, session);
    assert.equal(await network.balance(line), '4.00/0.00');
    assert.deepEqual(await network.problems(), []);
  });

  test('whoever has nothing left reaches the top-up page at no cost', async (t) => {
    const network = await openCoreNetwork(t, { charging_free_rating_groups: [9, 10] });
    const [line] = await network.lines(1, 0n);
    assert.ok(line);
    const dry = await use(network, await start(network, { service: 'data' }), megabyte);
    assert.deepEqual([dry.state, dry.redirectTo], ['redirected', 'https://lowu.example/top-up']);
    const page = await start(network, { service: 'data', ratingGroup: 9 });
    assert.equal(page.state, 'free');
    assert.equal((await use(network, page, 5 * megabyte)).passed, 5 * megabyte);
    await network.ask('POST', `lines/${imsiAt(0)}/move`, { place: 'shenzhen' });
    await end(network, page);
    await network.topUp(line, 500n);
    await becomes(network, dry, 'active');
    assert.equal((await start(network, { service: 'data', ratingGroup: 11 })).state, 'active');
    await end(network, dry);
    // What flowed to the page was not written down for anybody to pay later.
    assert.match(await network.balance(line), /^5\.00/);
    assert.deepEqual(await network.problems(), []);
  });

  test('a call ends with the last minute that can be paid, the next is refused', async (t) => {
    const network = await openCoreNetwork(t);
    const [line] = await network.lines(1, 100n);
    assert.ok(line);
    const wish = { service: 'voice', to: '+85221234567', ask: 60 };
    const dry = await use(network, await start(network, wish), 600);
    assert.deepEqual([dry.passed, dry.state], [180, 'ended']);
    assert.match(dry.why, /TERMINATE/);
    assert.equal(await network.balance(line), '0.10/0.00');
    const refused = await start(network, wish);
    assert.deepEqual([refused.granted, refused.state], [0, 'ended']);
    assert.deepEqual(await network.problems(), []);
  });

  test('messages: asked before or told after, received ones free', async (t) => {
    const network = await openCoreNetwork(t);
    const [line] = await network.lines(1, 250n);
    assert.ok(line);
    const send = (message: object) =>
      network.ask<{ result: string }>('POST', `lines/${imsiAt(0)}/messages`, message);
    assert.equal((await send({ to: '+85221234567' })).result, 'SUCCESS');
    assert.equal(await network.balance(line), '2.00/0.00');
    await send({ to: '+8613800138009', when: 'after' });
    assert.equal(await network.balance(line), '1.00/0.00');
    await send({ to: '+8613800138009', direction: 'in' });
    assert.equal(await network.balance(line), '1.00/0.00');
    await send({ to: '+8613800138009' });
    assert.equal((await send({ to: '+8613800138009' })).result, 'QUOTA_LIMIT_REACHED');
    assert.deepEqual(await network.problems(), []);
  });

  for (const fault of [
    'retransmit',
    'retransmit-unmarked',
    'lose-answer',
    'cut-stream',
    'duplicate',
    'late-container',
    'reorder',
  ]) {
    test(`${fault}: every unit is paid once`, async (t) => {
      const network = await openCoreNetwork(t);
      const [line] = await network.lines(1, 1_000n);
      assert.ok(line);
      await network.ask('POST', 'faults', { fault, count: 100 });
      const session = await start(network, { service: 'data' });
      await use(network, session, 3 * megabyte);
      await network.ask('POST', `lines/${imsiAt(0)}/messages`, { to: '+85221234567' });
      await network.ask('DELETE', 'faults');
      await end(network, session);
      assert.equal(await network.balance(line), '6.50/0.00');
      assert.deepEqual(await network.problems(), []);
    });
  }

  test('what the network gets wrong is answered with its place and cause', async (t) => {
    const network = await openCoreNetwork(t);
    const root = '/nchf-convergedcharging/v3/chargingdata';
    const right = {
      subscriberIdentifier: 'imsi-460009999999999',
      nfConsumerIdentification: { nodeFunctionality: 'SMF' },
      invocationTimeStamp: '2026-11-23T00:12:00Z',
      invocationSequenceNumber: 0,
    };
    const call = { calledPartyAddress: 'tel:999', imsEmergencyIndication: true };
    const cases: [string, unknown, number, string][] = [
      [root, right, 404, 'USER_UNKNOWN'],
      [root, { ...right, subscriberIdentifier: undefined }, 400, 'MANDATORY_IE_MISSING'],
      [root, { ...right, invocationSequenceNumber: 'x' }, 400, 'MANDATORY_IE_INCORRECT'],
      [root, { ...right, iMSChargingInformation: call }, 403, 'CHARGING_NOT_APPLICABLE'],
      [`${root}/nothing/update`, right, 404, 'RESOURCE_URI_STRUCTURE_NOT_FOUND'],
      [`${root}/nothing/dance`, right, 404, 'RESOURCE_URI_STRUCTURE_NOT_FOUND'],
      [root, '['.repeat(100), 400, 'INVALID_MSG_FORMAT'],
    ];
    for (const [way, body, status, cause] of cases) {
      const said = await network.context.http.call({
        method: 'POST',
        isHttp2: true,
        url: `http://127.0.0.1:${network.port}${way}`,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        timeoutMs: 5_000,
      });
      assert.equal(said.outcome, 'proof');
      const problem = JSON.parse(said.answer.body.toString()) as { cause: string };
      assert.deepEqual([said.answer.status, problem.cause], [status, cause], cause);
    }
  });

  test('a network that does not hear a notice keeps nobody waiting', async (t) => {
    const network = await openCoreNetwork(t);
    const [line] = await network.lines(1, 100n);
    assert.ok(line);
    const session = await start(network, { service: 'data' });
    await network.ask('POST', 'mood', { mood: 'hangs' });
    await network.topUp(line, 500n);
    assert.equal((await use(network, session, 2 * megabyte)).passed, 2 * megabyte);
    await end(network, session);
    assert.equal(await network.balance(line), '4.00/0.00');
    assert.deepEqual(await network.problems(), []);
  });

  test('hundreds of lines at once, with everything going wrong, balance to the cent', async (t) => {
    const network = await openCoreNetwork(t);
    await network.lines(200, 2_000n);
    await network.ask('POST', 'chaos', { seed: 11, rate: 0.2 });
    const report = await network.ask<{ requests: number }>('POST', 'journeys', {
      imsiFrom,
      lines: 200,
      concurrency: 50,
      seed: 5,
    });
    assert.ok(report.requests > 1_000, String(report.requests));
    assert.deepEqual(await network.problems(), []);
  });
});
