import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, minuteMs, secondMs } from '#base';
import { readRule } from '#auto-topups';
import { chargeEvent, type UseKind } from '#charging';
import { recordRate } from '#fx';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { listTopupsOfLine } from '#topups';
import { openAntomShop } from '#test/antom-shop';
import { allJobsDone } from '#test/all-jobs-done';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { type CoreNetwork, imsiAt, type NetworkSession, openCoreNetwork } from '#test/core-network';
import { eventually } from '#test/eventually';

interface Hooks {
  after(work: () => Promise<void>): void;
}

/** A network, a wallet, and a line of so much money whose rule is on. */
async function open(t: Hooks, balanceMinor: bigint, more: object, intervalMinutes = 30) {
  const network = await openCoreNetwork(t, { auto_topup_interval_minutes: intervalMinutes });
  const { context } = network;
  const shop = await openAntomShop(context.clock.now());
  t.after(() => shop.close());
  await configureWallet(context, shop);
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
  const id = await network.line({ balanceMinor, validDays: 30 });
  const line = await readLine(context, id);
  const mandate = await signWallet(context, shop, line.subscriber);
  const number = line.numbers[0]?.number ?? '+';
  const person = { subscriber: line.subscriber, line: id, number };
  await turnOn(context, person, usualWish([mandate], more));
  // What is under way arrives before time goes on, however busy the machine is.
  const pass = async (ms: number): Promise<void> => {
    await allJobsDone(context);
    context.clock.advance(ms);
    shop.setClock(context.clock.now());
  };
  return { network, context, person, pass };
}

async function topupsOf(context: Context, line: LineId) {
  return listTopupsOfLine(context, line, context.clock.now() - 90 * dayMs, 50);
}

async function messagesOf(context: Context, number: string): Promise<string[]> {
  const text = `select kind from notifications.message
    where receiver = $1 and kind like 'auto%' and kind <> 'auto_topup_started'
    order by queued_at, id`;
  const rows = await context.db.read({ name: 'test kinds of messages', text }, [number]);
  return (rows as { kind: string }[]).map(({ kind }) => kind);
}

async function moneyOf(network: CoreNetwork, line: LineId): Promise<number> {
  return Number((await network.balance(line)).split('/')[0]);
}

test('a line in use is served by its wallet until its cap, and told of each once', async (t) => {
  const world = await open(t, 2_500n, { capMinor: 15_000n });
  const { network, context, person, pass } = world;
  const { line } = person;
  await network.ask('POST', `lines/${imsiAt(0)}/move`, { place: 'shenzhen' });
  const wish = { service: 'voice', to: '+14155550100', ask: 60 };
  const call: NetworkSession = await network.ask('POST', `lines/${imsiAt(0)}/sessions`, wish);
  let state = call.state;
  for (let minute = 1; minute <= 60 && state === 'active'; minute += 1) {
    // At 5.80 a minute.
    const { state: now } = await network.ask<NetworkSession>('POST', `sessions/${call.id}/use`, {
      units: 60,
    });
    state = now;
    // Who has fallen for the first time is topped up by now; later ones fall within the interval.
    await allJobsDone(context);
    const { usedTimes } = await readRule(context, line);
    if ((await moneyOf(network, line)) >= 20 || usedTimes === 3) continue;
    await pass(31 * minuteMs);
    await eventually('the wallet has paid', async () => {
      await pass(2 * secondMs);
      return (await moneyOf(network, line)) > 20;
    });
  }
  assert.notEqual(state, 'active');
  const topups = await topupsOf(context, line);
  assert.deepEqual(
    topups.map((topup) => topup.state),
    ['credited', 'credited', 'credited'],
  );
  assert.ok((await moneyOf(network, line)) < 5.8);
  await pass(31 * minuteMs);
  await eventually('its owner was told of all', async () => {
    await pass(2 * secondMs);
    return (await messagesOf(context, person.number)).includes('auto_topup_cap_reached');
  });
  const told = await messagesOf(context, person.number);
  // After each of the three it was low again within the interval.
  assert.deepEqual(told.toSorted(), [
    'auto_topup_cap_reached',
    'auto_topup_charged',
    'auto_topup_charged',
    'auto_topup_charged',
    'auto_topup_put_off',
    'auto_topup_put_off',
    'auto_topup_put_off',
  ]);
  assert.deepEqual(await network.problems(), []);
});

/** The line is never charged twice within an interval, whatever it is used for. */
function areApart(topups: readonly { readonly orderedAt: number }[], minutes: number): boolean {
  const at = topups.map(({ orderedAt }) => orderedAt).toSorted((one, other) => one - other);
  return at.every((ms, index) => ms - (at[index - 1] ?? 0) >= minutes * minuteMs);
}

test('a line that is empty within minutes is served without a gap until its cap', async (t) => {
  // HK$50 last for less than nine minutes abroad, and HK$20 for three.
  const world = await open(t, 2_500n, { capMinor: 30_000n, capTimes: 10 }, 5);
  const { network, context, person, pass } = world;
  const { line } = person;
  await network.ask('POST', `lines/${imsiAt(0)}/move`, { place: 'shenzhen' });
  const wish = { service: 'voice', to: '+14155550100', ask: 60 };
  const call: NetworkSession = await network.ask('POST', `lines/${imsiAt(0)}/sessions`, wish);
  let { state } = call;
  let minutes = 0;
  for (; minutes < 90 && state === 'active'; minutes += 1) {
    ({ state } = await network.ask<NetworkSession>('POST', `sessions/${call.id}/use`, {
      units: 60,
    }));
    await pass(minuteMs);
    const { usedTimes } = await readRule(context, line);
    if (usedTimes === 6 || (await moneyOf(network, line)) >= 20) continue;
    // It talks on while the wallet is asked: less than a minute goes by.
    await eventually('the wallet has paid', async () => {
      await pass(secondMs);
      return (await moneyOf(network, line)) > 20;
    });
  }
  assert.notEqual(state, 'active');
  // All that there was: 25 and six times 50 with the bonus of HK$1 that each brings.
  assert.equal(minutes, Math.floor((25 + 6 * 51) / 5.8));
  const topups = await topupsOf(context, line);
  assert.deepEqual(
    topups.map((topup) => topup.state),
    Array.from({ length: 6 }, () => 'credited'),
  );
  assert.ok(areApart(topups, 5));
  await eventually('its owner was told of all', async () => {
    await pass(2 * secondMs);
    return (await messagesOf(context, person.number)).includes('auto_topup_cap_reached');
  });
  await pass(31 * minuteMs);
  const told = await messagesOf(context, person.number);
  const charged = Array.from({ length: 6 }, () => 'auto_topup_charged');
  assert.deepEqual(told.toSorted(), ['auto_topup_cap_reached', ...charged]);
  assert.deepEqual(await network.problems(), []);
});

test('a thousand uses at once over the level order one top-up', async (t) => {
  const { network, context, person, pass } = await open(t, 12_000n, {});
  const sms: UseKind = { service: 'sms', zone: 'HK', direction: 'out', to: 'HK' };
  const send = async (index: number): Promise<void> => {
    const group = { ratingGroup: 1, use: sms, wanted: 1n, used: [] };
    const message = { consumer: 'smsf', sequence: 0, notifyUri: null, groups: [group] };
    await chargeEvent(context, { who: { imsi: imsiAt(0) }, chargingId: `sms ${index}`, message });
  };
  await Promise.all(Array.from({ length: 1_000 }, (_, index) => send(index)));
  await eventually('it is credited', async () => {
    // A wallet whose answer comes too late on a busy machine is asked again, by this clock.
    await pass(2 * secondMs);
    return (await topupsOf(context, person.line))[0]?.state === 'credited';
  });
  assert.equal((await topupsOf(context, person.line)).length, 1);
  await eventually('its owner was told', async () => {
    return (await messagesOf(context, person.number)).length > 0;
  });
  assert.deepEqual(await messagesOf(context, person.number), ['auto_topup_charged']);
  assert.deepEqual(await network.problems(), []);
});
