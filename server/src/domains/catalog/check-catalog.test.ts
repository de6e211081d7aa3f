import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { languages, majorOf, type Zone, zonesOf } from '#base';
import { textTable } from '#test/text-table';
import type { Price } from './allowance.ts';
import { checkCatalog } from './check-catalog.ts';
import type { Destination, Rate, Service } from './tariff.ts';

type Json = Record<string, unknown>;
const file = new URL('../../../db/seed/demo-catalog.json', import.meta.url);
const text = readFileSync(file, 'utf8');

/** The demo catalogue with one place changed: `['plans', 0, 'code']`; undefined takes it out. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const document = JSON.parse(text) as Json;
  let at = document;
  for (const step of path.slice(0, -1)) at = at[step] as Json;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return document;
}

function problemsOf(document: unknown): string[] {
  const checked = checkCatalog(document);
  return 'problems' in checked ? checked.problems.map((p) => `${p.where}: ${p.what}`) : [];
}

function priceOf({ hkdMinor, cnyMinor }: Price): string {
  return `${majorOf(hkdMinor)}/${majorOf(cnyMinor)}`;
}

suite('the demo catalogue', () => {
  const checked = checkCatalog(JSON.parse(text));
  assert.ok('content' in checked);
  const { plans, packs, times } = checked.content;

  test('has the four plans and six packs, named in every language', () => {
    assert.deepEqual(
      plans.map((plan) => plan.code),
      ['commuter', 'twin_city_30', 'bay_year', 'keep_number'],
    );
    assert.equal(packs.length, 6);
    for (const { name } of [...plans, ...packs]) {
      for (const language of languages) assert.ok(name[language].length > 0);
    }
  });

  test('asks for what the price list says', () => {
    const cases = textTable<'plan' | 'starter' | 'credit' | 'days' | '+86' | 'monthly'>(`
      plan         | starter       | credit | days | +86         | monthly
      commuter     | 98.00/90.00   | 98.00  | none | 18.00/17.00 | 2.00/1.80
      twin_city_30 | 88.00/81.00   | 0.00   | 30   | 0.00/0.00   | 2.00/1.80
      bay_year     | 288.00/265.00 | 0.00   | 365  | 10.00/9.00  | none
      keep_number  | 48.00/44.00   | 48.00  | none | none        | 2.00/1.80
    `);
    const read = plans.map((plan) => ({
      plan: plan.code,
      starter: priceOf(plan.starter.price),
      credit: majorOf(plan.starter.cashMinor),
      days: String(plan.period?.days ?? 'none'),
      '+86': plan.mainlandNumber ? priceOf(plan.mainlandNumber.price) : 'none',
      monthly: plan.monthlyFee ? priceOf(plan.monthlyFee.price) : 'none',
    }));
    assert.deepEqual(read, cases);
    assert.deepEqual(
      packs.map((pack) => `${pack.code} ${priceOf(pack.price)}`),
      [
        'hk_1gb_1d 18.00/17.00',
        'cn_mo_1gb_1d 28.00/26.00',
        'cn_mo_5gb_7d 68.00/63.00',
        'hk_5gb_30d 48.00/44.00',
        'cn_100min_30d 30.00/28.00',
        'sms_100_30d 30.00/28.00',
      ],
    );
  });

  const rateFor = (
    plan: string,
    service: Service,
    zone: Zone,
    direction: 'out' | 'in' | null = null,
    to: Destination | null = null,
    time: string | null = null,
  ): Rate | undefined =>
    plans
      .find((one) => one.code === plan)
      ?.rates.find(
        (rate) =>
          rate.service === service &&
          zonesOf(rate.zones).includes(zone) &&
          rate.direction === direction &&
          (rate.to === null || to === null || rate.to.includes(to)) &&
          (rate.time === null || rate.time === time),
      );

  test('rates calls and messages as the price list says', () => {
    const cases = textTable<
      'service' | 'use' | 'commuter' | 'twin_city_30' | 'bay_year' | 'keep_number'
    >(`
      service | use            | commuter | twin_city_30 | bay_year | keep_number
      voice   | HK out HK peak | 0.30     | 0.10         | 0.10     | 0.12
      voice   | HK in - off_peak | 0.30   | 0.10         | 0.10     | 0.05
      voice   | HK out CN      | 0.30     | 0.30         | 0.30     | 0.70
      voice   | CN out HK      | 0.70     | 0.50         | 0.50     | 1.90
      voice   | CN in          | 0.70     | 0.50         | 0.50     | 1.90
      voice   | CN out MO      | 1.30     | 1.30         | 1.30     | 2.50
      voice   | CN out OTHER   | 5.80     | 5.80         | 5.80     | 5.80
      voice   | MO in          | 3.90     | 2.00         | 2.00     | 3.90
      voice   | MO out OTHER   | 20.00    | 20.00        | 20.00    | 20.00
      voice   | ROW in         | 20.00    | 20.00        | 20.00    | 20.00
      sms     | HK out HK      | 0.50     | 0.50         | 0.50     | 0.70
      sms     | HK out CN      | 1.00     | 1.00         | 1.00     | 1.00
      sms     | CN out HK      | 0.60     | 0.60         | 0.60     | 1.00
      sms     | HK out OTHER   | 1.80     | 1.80         | 1.80     | 1.80
      sms     | ROW out HK     | 4.00     | 4.00         | 4.00     | 4.00
      sms     | ROW in         | 0.00     | 0.00         | 0.00     | 0.00
    `);
    for (const row of cases) {
      const [zone, direction, to = '-', time = null] = row.use.split(' ');
      for (const plan of ['commuter', 'twin_city_30', 'bay_year', 'keep_number'] as const) {
        const rate = rateFor(
          plan,
          row.service as Service,
          zone as Zone,
          direction as 'out' | 'in',
          to === '-' ? null : (to as Destination),
          time,
        );
        assert.equal(majorOf(rate?.priceMinor ?? -1n), row[plan], `${plan}: ${row.use}`);
      }
    }
    assert.deepEqual(
      times.map((time) => `${time.code} ${time.fromMinute}-${time.untilMinute}`),
      ['peak 720-1260', 'off_peak 1260-720'],
    );
  });

  test('rates data per zone with cap, throttle and opt-in as the price list says', () => {
    const cases = textTable<'plan' | 'zone' | 'price' | 'cap' | 'throttle' | 'optIn'>(`
      plan         | zone | price | cap   | throttle       | optIn
      commuter     | HK   | 1.00  | 18.00 | none           | no
      commuter     | CN   | 1.50  | 38.00 | 1073741824 128 | no
      commuter     | MO   | 5.00  | 68.00 | none           | yes
      twin_city_30 | HK   | 0.00  | none  | 0 128          | no
      twin_city_30 | MO   | 1.50  | 38.00 | 1073741824 128 | no
      bay_year     | HK   | 0.00  | none  | 0 512          | no
      keep_number  | HK   | 1.00  | 18.00 | none           | yes
      keep_number  | CN   | 4.80  | 68.00 | none           | yes
      keep_number  | MO   | none  | none  | none           | none
    `);
    for (const row of cases) {
      const rate = rateFor(row.plan, 'data', row.zone as Zone);
      const cap = rate?.dailyCapMinor;
      const throttle = rate?.throttle;
      assert.deepEqual(
        {
          plan: row.plan,
          zone: row.zone,
          price: rate ? majorOf(rate.priceMinor) : 'none',
          cap: cap === null || cap === undefined ? 'none' : majorOf(cap),
          throttle: throttle ? `${throttle.afterBytes} ${throttle.kbps}` : 'none',
          optIn: rate === undefined ? 'none' : rate.needsOptIn ? 'yes' : 'no',
        },
        row,
      );
    }
  });
});

suite('a catalogue with something wrong in it says where and what', () => {
  const cases: readonly [readonly (string | number)[], unknown, string][] = [
    [['plans', 1, 'name', 'zh-Hant'], undefined, 'plans[1].name.zh-Hant: is missing'],
    [['plans', 0, 'starter', 'cashMinor'], 0.5, 'plans[0].starter.cashMinor: must be a whole'],
    [['plans', 0, 'starter', 'cashMinor'], '98', 'plans[0].starter.cashMinor: must be a whole'],
    [['plans', 0, 'starter', 'cashMinor'], 2 ** 53, 'plans[0].starter.cashMinor: must be a wh'],
    [['plans', 0, 'nmae'], {}, 'plans[0].nmae: is not a known field'],
    [['plans', 1, 'code'], 'commuter', 'plans: has two called commuter'],
    [['plans', 0, 'tariffs', 0], 'moon', 'plans[0].tariffs: no tariff is called moon'],
    [['plans', 3, 'tariffs', 1], 'world', 'plans[3].tariffs: data in ROW has data_row and data_r'],
    [['plans', 1, 'period', 'includes', 0, 'zones'], ['HK', 'ROW', 'CN', 'MO', 'XX'], 'plans[1].p'],
    [['plans', 1, 'period', 'includes', 0, 'eligibility'], 'gas', 'plans[1].period: no rate of th'],
    [['packs', 0, 'includes', 0, 'eligibility'], 'gas', 'packs[0]: no plan takes gas units in all'],
    [['validity', 0, 'days'], 400, 'validity: must rise in amount and must not fall in days'],
    [['shelf', 'tiles', 0, 'valueMinor'], 5_500, 'shelf: has a tile of 5500, which its own limits'],
    [['bonuses', 0, 'from'], '2026-02-30', 'bonuses[0].from: must be a day of the calendar'],
    [['validFrom'], '2026-13-01', 'validFrom: must be a day, YYYY-MM-DD'],
    [['times', 0, 'from'], '24:00', 'times[0].from: must be a time of day, HH:MM'],
    [['times'], [], 'tariffs[8]: rate voice_hk_out_peak: no tariff time is called peak'],
    [['operator', 'sender'], 'two\nlines', 'operator.sender: must be a text of 1 to 120 character'],
    [['tariffs', 0, 'rates', 0, 'direction'], null, 'tariffs[0].rates[0]: must have a direction'],
  ];
  for (const [path, value, expected] of cases) {
    test(`${path.join('.')} set to ${JSON.stringify(value)}`, () => {
      const problems = problemsOf(changed(path, value));
      assert.ok(
        problems.some((problem) => problem.startsWith(expected)),
        `${expected} is not among\n${problems.join('\n')}`,
      );
    });
  }

  test('a document that is no object at all', () => {
    for (const value of [null, undefined, [], 'text', 5]) {
      assert.deepEqual(problemsOf(value), ['the document: must be an object']);
    }
  });

  test('any damage is told and never thrown', () => {
    const keys = Object.keys(JSON.parse(text) as Json);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }), (key, value) => {
        assert.ok(Array.isArray(problemsOf(changed([key], value))));
      }),
      { numRuns: 300 },
    );
  });
});
