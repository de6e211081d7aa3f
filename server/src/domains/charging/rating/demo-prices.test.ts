import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIn, majorOf, Refusal, type Zone, zoneMask } from '#base';
import type { Destination, Service } from '#catalog';
import { demoCatalog } from '#test/demo-catalog';
import { textTable } from '#test/text-table';
import { chooseRate } from './choose-rate.ts';
import { newMeter } from './meter.ts';
import { rateTable } from './rate-table.ts';
import { rateUse } from './rate-use.ts';
import type { UseKind } from './use-kind.ts';

const catalog = demoCatalog();
const verbs: Readonly<Record<string, readonly [Service, 'in' | 'out' | null]>> = {
  call: ['voice', 'out'],
  answer: ['voice', 'in'],
  write: ['sms', 'out'],
  receive: ['sms', 'in'],
  data: ['data', null],
};

/** `call TW`: a kind of use, in the zone of the row. */
function kindOf(zone: string, does: string): UseKind {
  const [verb = '', to = null] = does.split(' ');
  const [service, direction] = verbs[verb] ?? ['data', null];
  return { service, zone: zone as Zone, direction, to: to as Destination | null };
}

const sizes: Readonly<Record<string, bigint>> = {
  s: 1n,
  min: 60n,
  B: 1n,
  KB: 1_024n,
  MB: 1_048_576n,
  GB: 1_073_741_824n,
};

/** `90 s`, `20 min`, `500 MB`; a bare number is messages. */
function unitsOf(text: string): bigint {
  const [digits = '', size] = text.split(' ');
  return BigInt(digits) * (size ? (sizes[size] ?? 0n) : 1n);
}

function costOf(plan: string, zone: string, does: string, used: string, at: string): string {
  const kind = kindOf(zone, does);
  const table = rateTable(catalog, plan);
  const fromMs = Date.parse(`2026-07-01T${at}:00+08:00`);
  const units = unitsOf(used);
  const untilMs = kind.service === 'voice' ? fromMs + Number(units) * 1_000 : fromMs;
  const use = { kind, table, meter: newMeter };
  const { amountMinor } = rateUse(
    [table],
    use,
    { fromMs, untilMs, units },
    { counts: [], packs: [] },
  );
  return majorOf(amountMinor);
}

interface Priced {
  readonly zone: string;
  readonly does: string;
  readonly used: string;
}

/** Checks a table of prices with one column per plan; an empty cell is not sold. */
function holdsPrices(text: string, plans: Readonly<Record<string, string>>): void {
  for (const row of textTable<string>(text)) {
    const { zone, does, used } = row as unknown as Priced;
    for (const [column, plan] of Object.entries(plans)) {
      const place = `${plan}: ${does} in ${zone}, ${used}`;
      if (row[column] === '') {
        const choose = (): unknown =>
          chooseRate(rateTable(catalog, plan), kindOf(zone, does), 0, zoneMask());
        assert.throws(choose, (error) => (error as Refusal).code === 'service_not_sold', place);
      } else {
        assert.equal(costOf(plan, zone, does, used, row['at'] ?? '14:00'), row[column], place);
      }
    }
  }
}

const plans = { A: 'commuter', B: 'twin_city_30', C: 'bay_year', D: 'keep_number' };

test('calls in Hong Kong and the Mainland cost whole minutes', () => {
  holdsPrices(
    `
    zone | does       | used  | A     | B     | C     | D
    HK   | call HK    | 1 s   | 0.30  | 0.10  | 0.10  | 0.12
    HK   | call HK    | 60 s  | 0.30  | 0.10  | 0.10  | 0.12
    HK   | call HK    | 61 s  | 0.60  | 0.20  | 0.20  | 0.24
    HK   | answer     | 61 s  | 0.60  | 0.20  | 0.20  | 0.24
    HK   | call CN    | 10 min| 3.00  | 3.00  | 3.00  | 7.00
    HK   | call MO    | 1 min | 1.20  | 1.20  | 1.20  | 1.20
    HK   | call TW    | 1 min | 1.20  | 1.20  | 1.20  | 1.20
    HK   | call OTHER | 1 min | 5.80  | 5.80  | 5.80  | 5.80
    CN   | call CN    | 20 min| 14.00 | 10.00 | 10.00 | 38.00
    CN   | call HK    | 1 s   | 0.70  | 0.50  | 0.50  | 1.90
    CN   | answer     | 121 s | 2.10  | 1.50  | 1.50  | 5.70
    CN   | call MO    | 1 min | 1.30  | 1.30  | 1.30  | 2.50
    CN   | call TW    | 1 min | 1.30  | 1.30  | 1.30  | 2.50
    CN   | call OTHER | 1 min | 5.80  | 5.80  | 5.80  | 5.80
    `,
    plans,
  );
});

test('a call abroad costs its first thirty seconds, then every six', () => {
  holdsPrices(
    `
    zone | does       | used  | A     | B     | C     | D
    MO   | call MO    | 1 s   | 1.95  | 1.00  | 1.00  | 1.95
    MO   | call HK    | 30 s  | 1.95  | 1.00  | 1.00  | 1.95
    MO   | call CN    | 31 s  | 2.34  | 1.20  | 1.20  | 2.34
    MO   | answer     | 36 s  | 2.34  | 1.20  | 1.20  | 2.34
    MO   | answer     | 60 s  | 3.90  | 2.00  | 2.00  | 3.90
    MO   | call TW    | 60 s  | 20.00 | 20.00 | 20.00 | 20.00
    MO   | call OTHER | 37 s  | 14.00 | 14.00 | 14.00 | 14.00
    ROW  | call HK    | 1 s   | 10.00 | 10.00 | 10.00 | 10.00
    ROW  | call OTHER | 60 s  | 20.00 | 20.00 | 20.00 | 20.00
    ROW  | answer     | 61 s  | 22.00 | 22.00 | 22.00 | 22.00
    `,
    plans,
  );
});

test('messages that go out have a price each, and those that come in are free everywhere', () => {
  holdsPrices(
    `
    zone | does        | used | A    | B    | C    | D
    HK   | write HK    | 1    | 0.50 | 0.50 | 0.50 | 0.70
    HK   | write CN    | 3    | 3.00 | 3.00 | 3.00 | 3.00
    HK   | write MO    | 1    | 1.80 | 1.80 | 1.80 | 1.80
    HK   | write OTHER | 1    | 1.80 | 1.80 | 1.80 | 1.80
    CN   | write HK    | 1    | 0.60 | 0.60 | 0.60 | 1.00
    CN   | write CN    | 2    | 1.20 | 1.20 | 1.20 | 2.00
    CN   | write TW    | 1    | 1.80 | 1.80 | 1.80 | 1.80
    MO   | write HK    | 1    | 1.80 | 1.80 | 1.80 | 1.80
    MO   | write MO    | 1    | 1.80 | 1.80 | 1.80 | 1.80
    ROW  | write HK    | 1    | 4.00 | 4.00 | 4.00 | 4.00
    HK   | receive     | 9    | 0.00 | 0.00 | 0.00 | 0.00
    CN   | receive     | 9    | 0.00 | 0.00 | 0.00 | 0.00
    MO   | receive     | 9    | 0.00 | 0.00 | 0.00 | 0.00
    ROW  | receive     | 9    | 0.00 | 0.00 | 0.00 | 0.00
    `,
    plans,
  );
});

test('data costs by the kilobyte up to the cap of the day', () => {
  holdsPrices(
    `
    zone | does | used    | A      | B      | C      | D
    HK   | data | 1 MB    | 1.00   | 0.00   | 0.00   | 1.00
    HK   | data | 10 KB   | 0.00   | 0.00   | 0.00   | 0.00
    HK   | data | 11 KB   | 0.01   | 0.00   | 0.00   | 0.01
    HK   | data | 18 MB   | 18.00  | 0.00   | 0.00   | 18.00
    HK   | data | 9 GB    | 18.00  | 0.00   | 0.00   | 18.00
    CN   | data | 1 MB    | 1.50   | 1.50   | 1.50   | 4.80
    CN   | data | 25 MB   | 37.50  | 37.50  | 37.50  | 68.00
    CN   | data | 500 MB  | 38.00  | 38.00  | 38.00  | 68.00
    CN   | data | 14 MB   | 21.00  | 21.00  | 21.00  | 67.20
    MO   | data | 1 MB    | 5.00   | 1.50   | 1.50   |
    MO   | data | 13 MB   | 65.00  | 19.50  | 19.50  |
    MO   | data | 90 MB   | 68.00  | 38.00  | 38.00  |
    ROW  | data | 1 MB    | 100.00 | 100.00 | 100.00 | 100.00
    ROW  | data | 2 MB    | 168.00 | 168.00 | 168.00 | 168.00
    `,
    plans,
  );
});

test('a plan with times of the day asks what the clock in Hong Kong says', () => {
  holdsPrices(
    `
    zone | does    | used  | at    | D
    HK   | call HK | 1 min | 11:59 | 0.05
    HK   | call HK | 1 min | 12:00 | 0.12
    HK   | answer  | 1 min | 20:59 | 0.12
    HK   | answer  | 1 min | 21:00 | 0.05
    HK   | call HK | 1 min | 00:00 | 0.05
    HK   | call CN | 1 min | 21:00 | 0.70
    `,
    { D: plans.D },
  );
});

test('data that costs extra is off until the subscriber says yes, zone by zone', () => {
  const cases = textTable<'plan' | 'zone' | 'yes' | 'answer'>(`
    plan | zone | yes | answer
    A    | HK   |     | sold
    A    | CN   |     | sold
    A    | MO   |     | service_needs_opt_in
    A    | MO   | ROW | service_needs_opt_in
    A    | MO   | MO  | sold
    A    | ROW  |     | service_needs_opt_in
    A    | ROW  | ROW | sold
    B    | MO   |     | sold
    B    | ROW  |     | service_needs_opt_in
    C    | ROW  |     | service_needs_opt_in
    D    | HK   |     | service_needs_opt_in
    D    | HK   | HK  | sold
    D    | CN   |     | service_needs_opt_in
    D    | MO   | MO  | service_not_sold
    D    | ROW  |     | service_needs_opt_in
  `);
  for (const { plan, zone, yes, answer } of cases) {
    const table = rateTable(catalog, plans[plan as keyof typeof plans]);
    const optedIn = yes === '' ? zoneMask() : zoneMask(yes as Zone);
    let said = 'sold';
    try {
      const { part } = chooseRate(table, kindOf(zone, 'data'), 0, optedIn);
      assert.ok(isIn(part.rate.zones, zone as Zone));
    } catch (error) {
      assert.ok(error instanceof Refusal);
      said = error.code;
    }
    assert.equal(said, answer, `${plan} in ${zone}, yes to ${yes || 'nothing'}`);
  }
});
