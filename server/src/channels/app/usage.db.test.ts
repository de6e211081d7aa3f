import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCatalog } from '#catalog';
import { openAppVisit } from '#test/app-visit';
import { demoDocument } from '#test/demo-catalog';

const day = 86_400;

interface Rated {
  code: string;
  service: string;
  zones: string[];
}

/** The demo catalogue with another rate for data in Hong Kong on plan A, or none. */
function withDataInHongKong(change: object | undefined): unknown {
  const document = demoDocument() as { tariffs: { code: string; rates: Rated[] }[] };
  const [plan] = (document as unknown as { plans: { code: string; tariffs: string[] }[] }).plans;
  for (const tariff of document.tariffs.filter(({ code }) => plan?.tariffs.includes(code))) {
    tariff.rates = tariff.rates.flatMap((rate) => {
      if (rate.code !== 'data_hk') return [rate];
      return change ? [{ ...rate, ...change }] : [];
    });
  }
  return document;
}

suite('what a line was charged', () => {
  test('is told by day, zone and service, and each charge with its reason', async (t) => {
    const { owner, line, play } = await openAppVisit(t);
    await play(`
      open s a data CN ask some
      use s 2MB in HK ask some
      wait 1
      close s 1MB
      wait 1
      event e a sms HK CN ask 1
      wait ${day}
      open c a call HK HK ask some
      wait 61
      close c 61
    `);
    const { days, charges, before } = await owner.ask('readUsage', { params: { line } });
    assert.equal(before, null);
    assert.deepEqual(
      days.map((one) => [
        one.day,
        one.amount.amountMinor,
        ...one.totals.map(
          ({ zone, service, amount }) => `${zone} ${service} ${amount.amountMinor}`,
        ),
      ]),
      [
        ['2026-11-24', 60, 'HK voice 60'],
        ['2026-11-23', 500, 'CN data 300', 'HK data 100', 'HK sms 100'],
      ],
    );
    assert.deepEqual(
      charges.map(({ service, amount }) => `${service} ${amount.amountMinor}`),
      ['voice 60', 'sms 100', 'data 100', 'data 300'],
    );
    assert.equal(
      charges[0]?.why,
      'Call in Hong Kong to Hong Kong, 1 min 1 s, counted as 2 min in steps of 1 min. ' +
        '2 min at HK$0.30 per minute. Charged HK$0.60, HK$0.60 from your balance ' +
        '(price list version 1).',
    );
  });

  test('can be looked at for one zone or one service', async (t) => {
    const { owner, line, play } = await openAppVisit(t);
    await play(`
      open s a data CN ask some
      use s 2MB in HK ask some
      close s 1MB
      event e a sms HK CN ask 1
    `);
    const read = async (query: Record<string, string>) => {
      const { charges, days } = await owner.ask('readUsage', { params: { line }, query });
      return [charges.length, ...days.flatMap(({ totals }) => totals.map((one) => one.service))];
    };
    assert.deepEqual(await read({ zone: 'HK' }), [2, 'data', 'sms']);
    assert.deepEqual(await read({ zone: 'HK', service: 'sms' }), [1, 'sms']);
    assert.deepEqual(await read({ zone: 'MO' }), [0]);
  });

  test('comes page by page, back to the first, also over months without any', async (t) => {
    const { owner, line, play } = await openAppVisit(t, { money: '200' });
    const texts = Array.from({ length: 60 }, (_, at) => `event e${at} a sms HK CN ask 1\nwait 1`);
    await play(`event first a sms HK HK ask 1\nwait ${40 * day}\n${texts.join('\n')}`);
    const seen: string[] = [];
    let before: string | null = '2027-06-30T00:00:00Z';
    for (let pages = 0; before !== null && pages < 9; pages += 1) {
      const page: Awaited<ReturnType<typeof owner.ask<'readUsage'>>> = await owner.ask(
        'readUsage',
        { params: { line }, query: { before } },
      );
      seen.push(...page.charges.map(({ id }) => id));
      for (const one of page.days.slice(0, 1)) assert.ok((one.totals[0]?.units ?? 0) > 0);
      ({ before } = page);
    }
    assert.equal(new Set(seen).size, 61);
    assert.equal(seen.length, 61);
  });

  test('says what was not taken when nothing was left to pay it', async (t) => {
    const { owner, line, play } = await openAppVisit(t, { money: '1' });
    await play(`
      open s a data HK ask some
      close s 3MB
    `);
    const { charges } = await owner.ask('readUsage', { params: { line } });
    assert.deepEqual(
      charges.map(({ amount, notTaken }) => [amount.amountMinor, notTaken.amountMinor]),
      [[100, 200]],
    );
  });

  test('is explained by the price list of its time, whatever became of its rate', async (t) => {
    const { context, owner, line, play, run, problems } = await openAppVisit(t);
    const use = (name: string) => play(`open ${name} a data HK ask some\n close ${name} 1MB`);
    await use('s1');
    await loadCatalog(context, withDataInHongKong({ code: 'data_home', priceMinor: 200 }));
    context.clock.advance(6_000);
    await use('s2');
    await loadCatalog(context, withDataInHongKong(undefined));
    context.clock.advance(6_000);
    assert.equal(await run('open s3 a data HK ask some'), 'not_sold');
    const { charges } = await owner.ask('readUsage', { params: { line } });
    assert.deepEqual(
      charges.map(({ why }) => why),
      [
        'Data in Hong Kong, 1 MB. 1 MB at HK$2.00 per MB. ' +
          'Charged HK$2.00, HK$2.00 from your balance (price list version 2).',
        'Data in Hong Kong, 1 MB. 1 MB at HK$1.00 per MB. ' +
          'Charged HK$1.00, HK$1.00 from your balance (price list version 1).',
      ],
    );
    assert.deepEqual(await problems(), []);
  });

  test('is told to nobody else', async (t) => {
    const { stranger, line } = await openAppVisit(t);
    const params = { line };
    await assert.rejects(stranger.ask('readUsage', { params }), { code: 'line_unknown' });
    const { status } = await stranger.send('exportUsage', { params, query: { month: '2026-11' } });
    assert.equal(status, 404);
  });
});

test('a month of it can be had as a table of exact amounts and units', async (t) => {
  const { owner, line, play } = await openAppVisit(t);
  await play(`
    pack a 1MB CN
    open s a data CN ask some
    wait 60
    close s 2MB
    wait ${9 * day}
    event e a sms HK CN ask 1
  `);
  const send = (month: string) => owner.send('exportUsage', { params: { line }, query: { month } });
  const { status, type, text } = await send('2026-11');
  assert.deepEqual([status, type], [200, 'text/csv; charset=utf-8']);
  assert.deepEqual(text.split('\r\n'), [
    'recorded_at,used_from,used_until,service,zone,direction,destination,unit,used_units,' +
      'counted_units,pack_units,plan,rate,catalogue_version,amount_hkd,not_taken_hkd',
    '2026-11-23T00:13:00.000Z,2026-11-23T00:12:00.000Z,2026-11-23T00:13:00.000Z,data,CN,,,byte,' +
      '2097152,2097152,1048576,commuter,data_cn,1,1.50,0.00',
    '',
  ]);
  assert.match((await send('2026-12')).text, /,sms,HK,out,CN,message,1,1,0,/);
});
