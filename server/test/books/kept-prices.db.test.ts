import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '#catalog';
import { openChargingScript } from '#test/charging-script';
import { testDatabase } from '#test/database';
import { demoDocument } from '#test/demo-catalog';
import { reactions } from '../../src/reactions.ts';

interface Document {
  readonly tariffs: readonly {
    readonly rates: readonly { readonly code: string; readonly priceMinor: number }[];
  }[];
}

/** The demo's catalogue, in which data in Hong Kong costs twice as much. */
function dearerCatalog(): unknown {
  const document = demoDocument() as Document;
  const tariffs = document.tariffs.map((tariff) => ({
    ...tariff,
    rates: tariff.rates.map((rate) => {
      return rate.code === 'data_hk' ? { ...rate, priceMinor: rate.priceMinor * 2 } : rate;
    }),
  }));
  return { ...document, tariffs };
}

test('a session ends at the prices it began with, and the next pays the new ones', async (t) => {
  const database = await testDatabase(t);
  const script = await openChargingScript(database.context({ reactions }));
  await script.run('line a commuter 50 for 30');
  await script.run('open s a data HK ask some');
  await script.run('use s 1MB ask some');
  assert.match(await script.show('a'), /^49\.00/);
  await loadCatalog(database.context({ reactions }), dearerCatalog());
  await script.run('wait 60');
  await script.run('use s 1MB ask some');
  await script.run('close s 1MB');
  assert.equal(await script.show('a'), '47.00/0.00');
  await script.run('open n a data HK ask some');
  await script.run('close n 1MB');
  assert.equal(await script.show('a'), '45.00/0.00');
  assert.deepEqual(await script.problems(), []);
});
