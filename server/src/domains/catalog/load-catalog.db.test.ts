import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { dayMs, hongKongDay, secondMs } from '#base';
import { type TestContext, testDatabase } from '#test/database';
import { planOf } from './catalog.ts';
import { loadCatalog } from './load-catalog.ts';
import { readCatalog } from './read-catalog.ts';
import { versionNumbered } from './versions.ts';

type Document = Record<string, unknown> & { operator: Record<string, unknown> };
const file = new URL('../../../db/seed/demo-catalog.json', import.meta.url);
const text = readFileSync(file, 'utf8');

/** The demo catalogue, told apart from others by its hotline. */
function catalogWith(hotline: string, validFrom: string | null = null): Document {
  const document = JSON.parse(text) as Document;
  return { ...document, validFrom, operator: { ...document.operator, hotline } };
}

async function hotlineNow(context: TestContext): Promise<string> {
  return (await readCatalog(context)).operator.hotline;
}

const database = await testDatabase();

suite('a catalogue', () => {
  const context = database.context();

  test('that was never loaded is unavailable', async () => {
    await assert.rejects(readCatalog(context), { code: 'catalog_missing', kind: 'unavailable' });
  });

  test('is in force as soon as it is loaded, and is read whole', async () => {
    assert.deepEqual(await loadCatalog(context, catalogWith('188')), { version: 1, isNew: true });
    const catalog = await readCatalog(context);
    assert.equal(catalog.version, 1);
    assert.equal(catalog.validFrom, context.clock.now());
    assert.equal(planOf(catalog, 'bay_year').name['zh-Hant'], '灣區年卡');
    assert.throws(() => planOf(catalog, 'moon'), { code: 'plan_unknown' });
  });

  test('that says the same makes no new version, however it is laid out', async () => {
    const reordered = Object.fromEntries(Object.entries(catalogWith('188')).reverse());
    for (const document of [catalogWith('188'), reordered]) {
      assert.deepEqual(await loadCatalog(context, document), { version: 1, isNew: false });
    }
  });

  test('that was loaded before comes back only if that is meant', async () => {
    assert.deepEqual(await loadCatalog(context, catalogWith('187')), { version: 2, isNew: true });
    assert.deepEqual(await loadCatalog(context, catalogWith('188')), { version: 1, isNew: false });
    assert.equal(await hotlineNow(context), '187');
    const meant = { isReturnMeant: true };
    const back = await loadCatalog(context, catalogWith('188'), meant);
    assert.deepEqual(back, { version: 3, isNew: true });
    assert.equal(await hotlineNow(context), '188');
    assert.deepEqual(await loadCatalog(context, catalogWith('188'), meant), {
      version: 3,
      isNew: false,
    });
  });

  test('with anything wrong in it is refused with the place and changes nothing', async () => {
    await assert.rejects(loadCatalog(context, { ...catalogWith('1'), lifeCycle: {} }), {
      code: 'catalog_invalid',
      details: { where: 'lifeCycle.oneWayDays', what: 'is missing', problems: 5 },
    });
    await assert.rejects(loadCatalog(context, 'nothing'), { code: 'catalog_invalid' });
    assert.equal(await hotlineNow(context), '188');
  });

  test('that forgets a plan is refused, since lines have it; one may be sold no more', async () => {
    const { plans, ...rest } = catalogWith('188') as unknown as { plans: { code: string }[] };
    const kept = plans.filter(({ code }) => code !== 'keep_number');
    await assert.rejects(loadCatalog(context, { ...rest, plans: kept }), {
      code: 'catalog_invalid',
      details: {
        where: 'plans',
        what: 'keep_number is missing, and lines may have it: keep it, with isSold false',
        problems: 1,
      },
    });
    assert.equal(planOf(await readCatalog(context), 'keep_number').isSold, true);
    const other = database.context({ clock: context.clock });
    const ahead = plans.map((plan) => ({ ...plan, isSold: plan.code !== 'keep_number' }));
    const document = { ...rest, plans: ahead, validFrom: '2031-01-01' };
    await loadCatalog(other, document);
    const loaded = await versionNumbered(other, 4);
    assert.equal(planOf(loaded, 'keep_number').isSold, false);
    assert.equal(planOf(loaded, 'bay_year').isSold, true);
  });

  test('loaded by another process is seen within seconds, in its own process at once', async () => {
    const other = database.context({ clock: context.clock });
    assert.equal(await hotlineNow(other), '188');
    await loadCatalog(context, catalogWith('189'));
    assert.equal(await hotlineNow(context), '189');
    context.clock.advance(5 * secondMs);
    assert.equal(await hotlineNow(other), '189');
  });

  test('loaded ahead begins everywhere on the first instant of its day', async () => {
    const tomorrow = hongKongDay(context.clock.now() + dayMs);
    const loaded = await loadCatalog(context, catalogWith('190', tomorrow));
    assert.equal(await hotlineNow(context), '189');
    const { validFrom } = await versionNumbered(context, loaded.version);
    const nowMs = context.clock.now();
    context.clock.set(validFrom - 1);
    assert.equal(await hotlineNow(context), '189');
    context.clock.set(validFrom);
    assert.equal(await hotlineNow(context), '190');
    context.clock.set(nowMs);
    assert.equal(await hotlineNow(context), '189');
  });

  test('of the past can be read by its number for ever', async () => {
    assert.equal((await versionNumbered(context, 1)).operator.hotline, '188');
    await assert.rejects(versionNumbered(context, 99), { code: 'catalog_version_unknown' });
  });
});

test('many that load the same at once make one version, other contents their own', async (t) => {
  const context = (await testDatabase(t)).context();
  const same = await Promise.all(
    Array.from({ length: 12 }, () => loadCatalog(context, catalogWith('188'))),
  );
  assert.equal(same.filter((loaded) => loaded.isNew).length, 1);
  assert.deepEqual(new Set(same.map((loaded) => loaded.version)), new Set([1]));
  const others = await Promise.all(
    ['1', '2', '3'].map((hotline) => loadCatalog(context, catalogWith(hotline))),
  );
  assert.deepEqual(new Set(others.map((loaded) => loaded.version)), new Set([2, 3, 4]));
});

test('many readers share one look and get one snapshot', async (t) => {
  const context = (await testDatabase(t)).context();
  await loadCatalog(context, catalogWith('188'));
  const snapshots = await Promise.all(Array.from({ length: 50 }, () => readCatalog(context)));
  assert.equal(new Set(snapshots).size, 1);
});
