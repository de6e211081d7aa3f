import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hongKongDay, hongKongMidnight, minuteMs } from '#base';
import { loadCatalog } from '#catalog';
import { openAppVisit } from '#test/app-visit';
import { dearerDocument } from '#test/demo-catalog';

const asked = { to: 'HK', calledSeconds: '0', answeredSeconds: '0', messages: '0', bytes: '0' };

suite('the rates of a line', () => {
  test('stand by zone, with what is agreed to, and only for whom the line belongs', async (t) => {
    const { owner, stranger, line, play } = await openAppVisit(t);
    await play('optin a MO');
    const rates = await owner.ask('readRates', { params: { line } });
    assert.deepEqual(
      rates.zones.map(({ zone, isOptedIn }) => [zone, isOptedIn]),
      [
        ['HK', false],
        ['CN', false],
        ['MO', true],
        ['ROW', false],
      ],
    );
    const mainland = rates.zones.find(({ zone }) => zone === 'CN');
    const data = mainland?.rates.find(({ service }) => service === 'data');
    assert.deepEqual(
      [data?.price.amountMinor, data?.per, data?.dailyCap?.amountMinor, data?.fairUse?.kbps],
      [150, 1_048_576, 3_800, 128],
    );
    await assert.rejects(stranger.ask('readRates', { params: { line } }), { code: 'line_unknown' });
    const query = { ...asked, zone: 'CN' };
    await assert.rejects(stranger.ask('estimateUse', { params: { line }, query }), {
      code: 'line_unknown',
    });
  });

  test('say at which hours they are good', async (t) => {
    const { owner, line } = await openAppVisit(t, { plan: 'keep_number' });
    const { zones } = await owner.ask('readRates', { params: { line } });
    const times = zones[0]?.rates.flatMap(({ time }) =>
      time ? [`${time.from}-${time.until}`] : [],
    );
    assert.deepEqual([...new Set(times)].sort(), ['12:00-21:00', '21:00-12:00']);
  });
});

test('a session that ends behind a border does not bring its line back there', async (t) => {
  const { owner, line, play } = await openAppVisit(t);
  await play(`
    optin a CN
    open there a data CN ask some
    open here a data HK ask some
    close there 1MB
  `);
  const { lines } = await owner.ask('listLines', {});
  assert.equal(lines.find(({ id }) => id === line)?.zone, 'HK');
});

test('a line says where it was seen last', async (t) => {
  const { owner, line, play } = await openAppVisit(t);
  const zoneOf = async () => {
    const { lines } = await owner.ask('listLines', {});
    return lines.find(({ id }) => id === line)?.zone;
  };
  assert.equal(await zoneOf(), null);
  await play('open s a data CN ask some');
  assert.equal(await zoneOf(), 'CN');
});

suite('a yes to the services of a zone', () => {
  test('is given and taken back at once, and leaves the other zones alone', async (t) => {
    const { owner, stranger, line, run } = await openAppVisit(t);
    const change = (zone: string, isOptedIn: boolean, visitor = owner) =>
      visitor.ask('changeOptIn', { params: { line, zone }, body: { isOptedIn } });
    assert.equal(await run('open s a data MO ask some'), 'needs_opt_in');
    await change('ROW', true);
    const { zones } = await change('MO', true);
    assert.deepEqual(
      zones.map(({ isOptedIn }) => isOptedIn),
      [false, false, true, true],
    );
    assert.match(await run('use s 0MB ask some'), /KB/);
    await change('MO', false);
    assert.equal(await run('use s 0MB ask some'), 'needs_opt_in');
    assert.match(await run('open r a data ROW ask some'), /KB/);
    await assert.rejects(change('MO', true, stranger), { code: 'line_unknown' });
  });
});

suite('the calculator', () => {
  test('answers twenty minutes in Shenzhen and 500 MB as they will be charged', async (t) => {
    const { owner, line } = await openAppVisit(t);
    const query = { ...asked, zone: 'CN', calledSeconds: '1200', bytes: String(500 * 1_048_576) };
    const estimate = await owner.ask('estimateUse', { params: { line }, query });
    assert.deepEqual(
      estimate.costs.map(({ service, amount }) => [service, amount.amountMinor]),
      [
        ['voice', 1_400],
        ['data', 3_800],
      ],
    );
    assert.deepEqual(
      [estimate.amount, estimate.available, estimate.lacking].map((one) => one.amountMinor),
      [5_200, 5_000, 200],
    );
    assert.match(estimate.costs[1]?.why[0] ?? '', /daily cap of HK\$38\.00/);
  });

  test('prices what is said after midnight as it will be by then', async (t) => {
    const { context, owner, line } = await openAppVisit(t, { plan: 'commuter' });
    const midnightMs = hongKongMidnight(context.clock.now()) + dayMs;
    const dearer = dearerDocument(hongKongDay(midnightMs), 'voice_hk_out');
    await loadCatalog(context, dearer);
    const costOf = async () => {
      const query = { ...asked, zone: 'HK', calledSeconds: '1200' };
      return (await owner.ask('estimateUse', { params: { line }, query })).amount.amountMinor;
    };
    const today = await costOf();
    context.clock.set(midnightMs - 10 * minuteMs);
    const overMidnight = await costOf();
    context.clock.set(midnightMs);
    assert.deepEqual([today, overMidnight, await costOf()], [600, 900, 1_200]);
  });

  test('lets packs pay first, and counts what was used today already', async (t) => {
    const { owner, line, play } = await openAppVisit(t, { money: '100' });
    await play(`
      open s a data CN ask some
      close s 20MB
      pack a 100MB CN
    `);
    const bytes = String(110 * 1_048_576);
    const query = { ...asked, zone: 'CN', bytes };
    const { costs, amount } = await owner.ask('estimateUse', { params: { line }, query });
    assert.equal(costs[0]?.packUnits, 100 * 1_048_576);
    // Ten megabytes of 1.50 are 15.00, but 30.00 of the day's cap of 38.00 is charged already.
    assert.equal(amount.amountMinor, 800);
  });

  test('says what is not sold, and what wants a yes first', async (t) => {
    const { owner, line } = await openAppVisit(t, { plan: 'keep_number' });
    const bytes = { ...asked, bytes: '1024' };
    const inMacau = await owner.ask('estimateUse', {
      params: { line },
      query: { ...bytes, zone: 'MO' },
    });
    assert.deepEqual(
      inMacau.costs.map(({ isSold }) => isSold),
      [false],
    );
    const atHome = await owner.ask('estimateUse', {
      params: { line },
      query: { ...bytes, zone: 'HK' },
    });
    assert.deepEqual(
      atHome.costs.map(({ isSold, needsOptIn }) => [isSold, needsOptIn]),
      [[true, true]],
    );
  });
});
