import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { minuteMs, present } from '#base';
import { readBalance } from '#ledger';
import { changePlan } from '#packs';
import { fingerprintOf } from '#platform/idempotency';
import {
  accountOf,
  ageLines,
  daysLeft,
  type LineId,
  readLine,
  type Registration,
  setBar,
  setRegistration,
} from '#subscribers';
import {
  becomes,
  type CoreNetwork,
  imsiAt,
  type NetworkSession,
  openCoreNetwork,
} from '#test/core-network';
import { eventually } from '#test/eventually';

const hongKong = { number: '+85251000000', registration: 'registered' } as const;
const mainland = { number: '+8613800138001', registration: 'registered' } as const;
const megabyte = 1_048_576;

function start(network: CoreNetwork, wish: object): Promise<NetworkSession> {
  return network.ask('POST', `lines/${imsiAt(0)}/sessions`, wish);
}

function register(network: CoreNetwork, number: typeof mainland, registration: Registration) {
  const wanted = { number: number.number, registration, cause: 'a file of the registry' };
  return network.context.db.transaction((tx) => setRegistration(tx, wanted));
}

async function daysOf(network: CoreNetwork, line: LineId): Promise<number | null> {
  const { validUntil } = await readLine(network.context, line);
  return daysLeft(validUntil, network.context.clock.now());
}

suite('a new card', () => {
  test('comes to life with its first use, and its plan begins', async (t) => {
    const network = await openCoreNetwork(t);
    const line = await network.line({ balanceMinor: 1_000n, plan: 'twin_city_30' });
    const message = { to: '+85221234567', direction: 'in' };
    await network.ask('POST', `lines/${imsiAt(0)}/messages`, message);
    assert.equal(await daysOf(network, line), null);
    const session = await start(network, { service: 'data' });
    assert.equal(session.state, 'active');
    assert.equal(await daysOf(network, line), 90);
    await eventually('the plan has begun', async () => {
      const { units } = await readBalance(network.context, accountOf(line));
      return units.some(({ unit }) => unit === 'BYTE');
    });
    await network.ask('POST', `sessions/${session.id}/use`, { units: 5 * megabyte });
    await network.ask('POST', `sessions/${session.id}/end`);
    // The starter's price has paid for the data of the first period.
    assert.equal(await network.balance(line), '10.00/0.00');
    assert.deepEqual(await network.problems(), []);
  });

  test('waits for a top-up where the operator wants that', async (t) => {
    const network = await openCoreNetwork(t, { line_activation: 'first_topup' });
    const line = await network.line({ balanceMinor: 1_000n });
    const refused = await start(network, { service: 'data' });
    assert.deepEqual([refused.state, refused.granted], ['blocked', 0]);
    assert.match(refused.why, /END_USER_SERVICE_DENIED/);
    assert.equal(await daysOf(network, line), null);
  });

  test('of which no number is registered stays asleep', async (t) => {
    const network = await openCoreNetwork(t);
    const numbers = [{ ...hongKong, registration: 'pending' as const }];
    const line = await network.line({ balanceMinor: 1_000n, numbers });
    assert.match((await start(network, { service: 'data' })).why, /END_USER_SERVICE_DENIED/);
    assert.equal(await daysOf(network, line), null);
    await network.context.db.transaction((tx) =>
      setRegistration(tx, { ...hongKong, cause: 'the shop' }),
    );
    assert.equal((await start(network, { service: 'data' })).state, 'active');
    assert.notEqual(await daysOf(network, line), null);
  });
});

suite('what becomes of a line reaches what runs on it', () => {
  test('a suspended +86 number rests at once, and the +852 number goes on', async (t) => {
    const network = await openCoreNetwork(t);
    const numbers = [hongKong, mainland];
    await network.line({ balanceMinor: 5_000n, numbers, validDays: 30 });
    const own = await start(network, { service: 'data', from: hongKong.number });
    const call = { service: 'voice', to: '+8613800138009', ask: 60 };
    const other = await start(network, { ...call, from: mainland.number });
    assert.deepEqual([own.state, other.state], ['active', 'active']);
    await register(network, mainland, 'suspended');
    await becomes(network, other, 'blocked');
    assert.match((await start(network, { ...call, from: mainland.number })).why, /DENIED/);
    assert.equal((await start(network, { ...call, from: hongKong.number })).state, 'active');
    const used = await network.ask('POST', `sessions/${own.id}/use`, { units: megabyte });
    assert.equal(used['passed'], megabyte);
    await register(network, mainland, 'registered');
    await becomes(network, other, 'active');
    assert.deepEqual(await network.problems(), []);
  });

  test('a bar ends calls and data, and once it is lifted both begin again', async (t) => {
    const network = await openCoreNetwork(t);
    const line = await network.line({ balanceMinor: 5_000n, validDays: 30 });
    const call = { service: 'voice', to: '+85221234567', ask: 60 };
    const running = [await start(network, { service: 'data' }), await start(network, call)];
    const bar = (isOn: boolean) =>
      network.context.db.transaction((tx) =>
        setBar(tx, { line, bar: 'owner', isOn, cause: 'the SIM is lost' }),
      );
    await bar(true);
    for (const session of running) await becomes(network, session, 'ended');
    assert.match((await start(network, call)).why, /END_USER_SERVICE_DENIED/);
    await bar(false);
    assert.equal((await start(network, call)).state, 'active');
    assert.deepEqual(await network.problems(), []);
  });

  test('another plan reaches what runs, also where nothing is paid for it', async (t) => {
    const network = await openCoreNetwork(t);
    const line = await network.line({ balanceMinor: 5_000n, validDays: 30 });
    const change = (plan: string, priceMinor: bigint) => {
      const key = network.context.ids.next('key', 0).slice(4);
      const request = { caller: line.slice(4), key, fingerprint: fingerprintOf('{}') };
      return changePlan(network.context, { request, line, plan, priceMinor, channel: 'app' });
    };
    await change('keep_number', 200n);
    await change('commuter', 0n);
    const running = await start(network, { service: 'data' });
    assert.equal(running.state, 'active');
    // Data is off on this plan until the subscriber says yes.
    await change('keep_number', 0n);
    await becomes(network, running, 'blocked');
    assert.deepEqual(await network.problems(), []);
  });

  test('a line that comes to its end keeps no call, and is called for a while', async (t) => {
    const network = await openCoreNetwork(t);
    const line = await network.line({ balanceMinor: 5_000n, validDays: 30 });
    const { clock } = network.context;
    const { validUntil } = await readLine(network.context, line);
    // A call of the last minute: one that is silent for days is given up before.
    clock.advance(present(validUntil, 'an end') - minuteMs - clock.now());
    const call = { service: 'voice', to: '+85221234567', ask: 60 };
    const running = await start(network, call);
    clock.advance(2 * minuteMs);
    await ageLines(network.context);
    await becomes(network, running, 'ended');
    assert.match((await start(network, call)).why, /END_USER_SERVICE_DENIED/);
    assert.equal((await start(network, { ...call, direction: 'in' })).state, 'active');
  });
});
