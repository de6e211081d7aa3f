import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hourMs, minuteMs, secondMs } from '#base';
import { lapseSessions } from '#charging';
import { ageLines } from '#subscribers';
import {
  becomes,
  type CoreNetwork,
  imsiAt,
  type NetworkSession,
  openCoreNetwork,
} from '#test/core-network';

const megabyte = 1_048_576;
const call = { service: 'voice', to: '+85221234567', ask: 60 };

function start(network: CoreNetwork, wish: object): Promise<NetworkSession> {
  return network.ask('POST', `lines/${imsiAt(0)}/sessions`, wish);
}

function use(network: CoreNetwork, { id }: NetworkSession, units: number): Promise<NetworkSession> {
  return network.ask('POST', `sessions/${id}/use`, { units });
}

function end(network: CoreNetwork, { id }: NetworkSession): Promise<NetworkSession> {
  return network.ask('POST', `sessions/${id}/end`);
}

suite('sessions that are open while', () => {
  test('their line is topped up, two at once, both go on and are paid from it', async (t) => {
    const network = await openCoreNetwork(t);
    const line = await network.line({ balanceMinor: 130n, validDays: 30 });
    const talking = await start(network, call);
    const surfing = await start(network, { service: 'data' });
    const dry = await use(network, surfing, 5 * megabyte);
    assert.equal(dry.state, 'redirected');
    await network.topUp(line, 1_000n);
    await becomes(network, surfing, 'active');
    assert.equal((await use(network, surfing, 2 * megabyte)).passed, 2 * megabyte);
    assert.equal((await use(network, talking, 600)).passed, 600);
    await Promise.all([end(network, talking), end(network, surfing)]);
    // Ten minutes at 0.30, and 1.00 for each megabyte that passed.
    const paid = 300 + Math.floor((100 * (dry.passed + 2 * megabyte)) / megabyte);
    assert.equal(await network.balance(line), `${((1_130 - paid) / 100).toFixed(2)}/0.00`);
    assert.deepEqual(await network.problems(), []);
  });

  test('their line comes to its end unseen leave nothing set aside', async (t) => {
    const network = await openCoreNetwork(t);
    const { context } = network;
    const line = await network.line({ balanceMinor: 2_000n, validDays: 30 });
    const running = await start(network, { service: 'data' });
    assert.equal((await use(network, running, megabyte)).passed, megabyte);
    // A server that was away for a year finds a line whose whole life has passed.
    await network.ask('POST', 'mood', { mood: 'hangs' });
    context.clock.advance(400 * dayMs);
    await ageLines(context);
    await lapseSessions(context);
    context.clock.advance(10 * minuteMs + 1);
    await ageLines(context);
    // A report that comes after all that is paid by nobody, and breaks nothing.
    await use(network, running, megabyte);
    await end(network, running);
    assert.equal(await network.balance(line), '0.00/0.00');
    assert.deepEqual(await network.problems(), []);
  });

  test('the clock steps back are charged what they used, once', async (t) => {
    const network = await openCoreNetwork(t);
    // The catalogue is valid from the first instant of this world on.
    network.context.clock.advance(hourMs);
    const line = await network.line({ balanceMinor: 1_000n, validDays: 30 });
    const [surfing, talking] = [
      await start(network, { service: 'data' }),
      await start(network, call),
    ];
    await use(network, surfing, megabyte);
    await use(network, talking, 60);
    for (const backMs of [3 * secondMs, 7 * minuteMs]) {
      network.context.clock.advance(-backMs);
      await use(network, surfing, megabyte);
      await use(network, talking, 60);
    }
    await Promise.all([end(network, surfing), end(network, talking)]);
    // Three megabytes at 1.00 and three minutes at 0.30.
    assert.equal(await network.balance(line), '6.10/0.00');
    assert.deepEqual(await network.problems(), []);
  });
});
