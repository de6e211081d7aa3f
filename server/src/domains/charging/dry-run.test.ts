import assert from 'node:assert/strict';
import { test } from 'node:test';
import { majorOf, minuteMs, startOfDay, type Zone, zoneMask } from '#base';
import { demoCatalog } from '#test/demo-catalog';
import { type Guards, noGuards } from './guards.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import type { Wish } from './wish.ts';
import type { PackUnits } from './rating/pack-units.ts';
import { rateTable } from './rating/rate-table.ts';

const catalog = demoCatalog();
const megabyte = 1_048_576n;
const noonMs = startOfDay('2026-07-01') + 720 * minuteMs;

function call(zone: Zone, minutes: bigint): Wish {
  return { kind: { service: 'voice', zone, direction: 'out', to: 'HK' }, units: minutes * 60n };
}

function data(zone: Zone, megabytes: bigint): Wish {
  return {
    kind: { service: 'data', zone, direction: null, to: null },
    units: megabytes * megabyte,
  };
}

function run(
  plan: string,
  wishes: readonly Wish[],
  packs: readonly PackUnits[] = [],
  guards: Guards = noGuards,
): DryRun {
  return dryRun({
    tables: [rateTable(catalog, plan)],
    wishes,
    atMs: noonMs,
    optedIn: zoneMask(),
    guards,
    purse: { counts: [], packs },
    moneyMinor: 5_000n,
  });
}

test('20 minutes in Shenzhen and 500 MB cost what they will be charged', () => {
  const { costs, amountMinor, lackingMinor } = run('commuter', [call('CN', 20n), data('CN', 500n)]);
  assert.deepEqual(
    costs.map((cost) => majorOf(cost.amountMinor)),
    ['14.00', '38.00'],
  );
  assert.deepEqual([majorOf(amountMinor), majorOf(lackingMinor)], ['52.00', '2.00']);
  assert.equal(run('commuter', [call('CN', 20n)]).lackingMinor, 0n);
});

test('a wish counts on top of those before it: the cap and the pack are shared', () => {
  const twice = run('commuter', [data('CN', 20n), data('CN', 20n)]);
  assert.deepEqual(
    twice.costs.map((cost) => majorOf(cost.amountMinor)),
    ['30.00', '8.00'],
  );
  const pack: PackUnits = {
    number: 4n,
    unit: 'SECOND',
    zones: zoneMask('CN'),
    eligibility: 'voice',
    expiresAt: null,
    priority: 100,
    blocks: false,
    available: 1_500n,
  };
  const packed = run('commuter', [call('CN', 20n), call('CN', 10n)], [pack]);
  assert.deepEqual(
    packed.costs.map(({ amountMinor, why }) => [amountMinor, why[0]?.packs[0]?.units]),
    [
      [0n, 1_200n],
      [350n, 300n],
    ],
  );
});

test('what is off until the subscriber says yes has its price all the same, and says so', () => {
  const [cost] = run('commuter', [data('MO', 1n)]).costs;
  assert.deepEqual([cost?.isSold, cost?.needsOptIn, cost?.amountMinor], [true, true, 500n]);
});

test('what the plan does not sell has no price', () => {
  const { costs, amountMinor } = run('keep_number', [data('MO', 1n), call('HK', 1n)]);
  assert.deepEqual(
    costs.map(({ isSold, why }) => [isSold, why.length]),
    [
      [false, 0],
      [true, 1],
    ],
  );
  assert.equal(amountMinor, 12n);
});

test('a call that outlasts a tariff time is told in its parts', () => {
  const evening = { ...call('HK', 600n) };
  const { costs } = run('keep_number', [evening]);
  assert.deepEqual(
    costs[0]?.why.map(({ rate, amountMinor }) => [rate, amountMinor]),
    [
      ['voice_hk_out_peak', 540n * 12n],
      ['voice_hk_out_off_peak', 60n * 5n],
    ],
  );
});

test('where a guard would stop it is said: at the end of the pack, or of the day’s limit', () => {
  const pack: PackUnits = {
    number: 4n,
    unit: 'BYTE',
    zones: zoneMask('CN'),
    eligibility: 'data',
    expiresAt: null,
    priority: 100,
    blocks: false,
    available: 10n * megabyte,
  };
  const stops = (guards: Guards, wishes: readonly Wish[], packs = [pack]) =>
    run('commuter', wishes, packs, guards).costs.map(({ stopsAfterUnits }) => stopsAfterUnits);
  const packOnly: Guards = { packOnly: zoneMask('CN'), dailyLimitMinor: null };
  const [atPackEnd] = stops(packOnly, [data('CN', 20n)]);
  // What costs less than a cent goes on, whatever is left.
  assert.equal(atPackEnd, 10n * megabyte + 6n * 1_024n);
  assert.deepEqual(stops(packOnly, [data('CN', 10n), data('HK', 5n)]), [null, null]);
  const limit: Guards = { packOnly: 0, dailyLimitMinor: 210n };
  assert.deepEqual(stops(limit, [call('CN', 2n), call('CN', 2n)], []), [null, 60n]);
});
