import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { dayMs, hongKongDay } from '#base';
import type { Figure, Place } from './benchmark.ts';
import { isTrial } from './harness/options.ts';
import { makeBilledDay } from './world/billed-day.ts';

const rows = 1_000_000;
const lowu = path.resolve(import.meta.dirname, '../bin/lowu.js');

interface Reconciled {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Both figures are of one run, which is made when the first of them is asked for. */
const runs = new WeakMap<Place, Promise<Reconciled>>();

function reconciled(place: Place): Promise<Reconciled> {
  const run = runs.get(place) ?? reconcile(place);
  runs.set(place, run);
  return run;
}

async function reconcile(place: Place): Promise<Reconciled> {
  const { context, environment, say, world } = place;
  const count = isTrial(place) ? 1_000 : rows;
  const day = hongKongDay(context.clock.now() - 2 * dayMs);
  say(`reconcile: ${count} payments and their bill are being made`);
  const { account } = world.alipay;
  const billed = await makeBilledDay(place.databaseUrl, account, day, count);
  const home = environment['LOWU_HOME'] ?? '.';
  mkdirSync(home, { recursive: true });
  const file = path.join(home, 'bill.zip');
  writeFileSync(file, billed.file);
  say(`reconcile: a bill of ${Math.round(billed.file.length / 1_048_576)} MB is brought in`);
  const words = ['reconcile', world.alipay.connector, '--day', day, '--file', file, '--json'];
  const child = spawn(process.execPath, [lowu, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const told = JSON.parse(printed) as Reconciled & { breaks: unknown[]; sums: { items: number }[] };
  assert.equal(told.sums[0]?.items, count, 'not every row was read');
  assert.equal(told.breaks.length, billed.wrong, 'not every wrong row was found');
  return told;
}

/** `lowu reconcile` on the bill of a large day: kept, read, matched and its fees posted. */
export const reconcileTime: Figure = {
  name: 'reconcile',
  about: 'a bill of 1,000,000 rows kept, read, matched and posted by lowu reconcile',
  unit: 's',
  most: 60,
  measure: async (place) => [(await reconciled(place)).seconds],
};

export const reconcileMemory: Figure = {
  name: 'reconcile-memory',
  about: 'peak memory of that command',
  unit: 'MB',
  most: 500,
  measure: async (place) => [(await reconciled(place)).peakMegabytes],
};
