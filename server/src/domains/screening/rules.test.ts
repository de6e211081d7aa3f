import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, type Id } from '#base';
import { settingValues } from '#platform/settings';
import { textTable } from '#test/text-table';
import { caughtBy, madeAt, type Screened } from './rules.ts';

const line: Id<'lin'> = 'lin_01900000000070008000000000000001';
const payer: Id<'sub'> = 'sub_01900000000070008000000000000002';
const device: Id<'dev'> = 'dev_01900000000070008000000000000003';
const usual = settingValues({});

/** So many others, of whom the one looked at is one where `isKnown`. */
function others(count: number, one: string, isKnown: boolean): Set<string> {
  return new Set(Array.from({ length: count }, (_, at) => (isKnown && at === 0 ? one : `o${at}`)));
}

test('each rule passes what is usual and catches the first beyond it', () => {
  const cases = textTable(`
    // Hours since the device was first seen; payers before, k where this one was among them; paid
    // top-ups of the number and by the payer, with their sum; numbers and sum from the device.
    value |own|age |payers|times|often|sum   |numbers|much |caught
    10000 |no |100 |0     |0    |0    |0     |0      |0    |
    10000 |no |100 |4     |4    |0    |0     |0      |0    |many_payers 5/4
    10000 |no |100 |4k    |4    |0    |0     |0      |0    |
    10000 |yes|100 |9     |7    |0    |0     |0      |0    |
    10000 |yes|100 |1k    |8    |0    |0     |0      |0    |number_often 9/8
    10000 |no |100 |0     |0    |11   |110000|6      |0    |device_many_numbers 7/6
    51000 |no |none|0     |0    |11   |110000|6      |0    |
    10000 |no |100 |0     |0    |12   |120000|1      |0    |payer_often 13/12
    10000 |no |100 |0     |0    |5    |490000|1      |0    |
    10001 |no |100 |0     |0    |5    |490000|1      |0    |payer_much 500001/500000
    50000 |no |1   |0     |0    |0    |0     |0      |0    |
    51000 |no |1   |0     |0    |0    |0     |0      |0    |new_device 51000/50000
    20000 |no |1   |0     |0    |0    |0     |1      |40000|new_device 60000/50000
    51000 |no |24  |0     |0    |0    |0     |0      |0    |
    51000 |yes|1   |0     |0    |0    |0     |0      |0    |
    100000|yes|100 |0     |0    |0    |0     |0      |0    |
    101000|yes|100 |0     |0    |0    |0     |0      |0    |large 101000/100000
    10000 |no |100 |4     |8    |0    |0     |0      |0    |many_payers 5/4, number_often 9/8
  `);
  for (const one of cases) {
    const isHere = one['age'] !== 'none';
    const topup: Screened = {
      line,
      payer,
      device: isHere ? device : null,
      isOwn: one['own'] === 'yes',
      value: BigInt(one['value'] ?? ''),
    };
    const history = {
      line: {
        times: Number(one['times']),
        value: 0n,
        others: others(
          Number.parseInt(one['payers'] ?? '', 10),
          payer,
          one['payers']?.endsWith('k') ?? false,
        ),
      },
      payer: {
        times: Number(one['often']),
        value: BigInt(one['sum'] ?? ''),
        others: new Set<string>(),
      },
      device: {
        times: 0,
        value: BigInt(one['much'] ?? ''),
        others: others(Number(one['numbers']), line, false),
      },
      deviceAgeMs: isHere ? Number(one['age']) * hourMs : Number.POSITIVE_INFINITY,
    };
    const caught = caughtBy(topup, history, usual);
    const text = caught.map(({ rule, found, most }) => `${rule} ${found}/${most}`).join(', ');
    assert.equal(text, one['caught'], JSON.stringify(one));
  }
});

test('0 turns a rule off', () => {
  const seen = { times: 99, value: 9_000_000n, others: others(99, payer, false) };
  const history = { line: seen, payer: seen, device: seen, deviceAgeMs: 0 };
  const topup = { line, payer, device, isOwn: false, value: 900_000n };
  assert.equal(caughtBy(topup, history, usual).length, 7);
  const off = settingValues({
    'screening.most_payers_per_number': 0,
    'screening.most_times_per_number': 0,
    'screening.most_times_per_payer': 0,
    'screening.most_minor_per_payer': 0,
    'screening.most_numbers_per_device': 0,
    'screening.new_device_most_minor': 0,
    'screening.large_minor': 0,
  });
  assert.deepEqual(caughtBy(topup, history, off), []);
});

test('an id says when its device was first seen', () => {
  assert.equal(madeAt(device), 0x0190_0000_0000);
});
