import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOwner } from '#platform/postgres';
import { type TestDatabase, testDatabase } from '#test/database';
import { openScript } from '#test/ledger-script';
import { textTable } from '#test/text-table';

const database: TestDatabase = await testDatabase();

/**
 * Plays a table against the database: each row is one unit of work, what of it is refused, and how
 * every named bucket (balance/held/seq) and system account (debits - credits) stands afterwards.
 */
async function play(text: string): Promise<void> {
  const script = await openScript(database.context());
  for (const { step, refused, ...expected } of textTable(text)) {
    const seen: Record<string, string> = {};
    const codes = await script.run(step ?? '');
    for (const name of Object.keys(expected)) seen[name] = await script.show(name);
    assert.deepEqual({ step, refused: codes, ...seen }, { step, refused, ...expected });
  }
  assert.deepEqual(await script.problems(), []);
}

test('credits and debits move the main bucket, and a refusal moves nothing', () =>
  play(`
    step                      | refused              | a
    credit a 100              | account_unknown      |
    open a HKD                |                      | 0/0/0
    open a HKD                | account_exists       | 0/0/0
    debit a 1                 | insufficient_balance | 0/0/0
    credit a 100              |                      | 100/0/1
    credit a 0                | amount_out_of_range  | 100/0/1
    credit a -5               | amount_out_of_range  | 100/0/1
    credit a 9007199254740992 | amount_out_of_range  | 100/0/1
    debit a 0                 | amount_out_of_range  | 100/0/1
    debit a -5                | amount_out_of_range  | 100/0/1
    credit a 5 unit CNY       | unit_mismatch        | 100/0/1
    debit a 5 unit CNY        | unit_mismatch        | 100/0/1
    credit a.none 5           | bucket_unknown       | 100/0/1
    debit a 101               | insufficient_balance | 100/0/1
    debit a 100               |                      | 0/0/2
    debit a 1                 | insufficient_balance | 0/0/2
    spend a 1                 | insufficient_balance | 0/0/2
    credit a 1                |                      | 1/0/3
  `));

test('a bucket that blocks does so when it is empty, and leaves when it is over', async () => {
  await play(`
    step                                            | refused              | a       | a.only
    open a HKD                                      |                      | 0/0/0   |
    credit a 100                                    |                      | 100/0/1 |
    new a.only 5 priority 50 zones CN for 60 blocks yes |                  | 100/0/1 | 5/0/1
    spend a 6 in CN                                 | insufficient_balance | 100/0/1 | 5/0/1
    spend a 5 in CN                                 |                      | 100/0/1 | 0/0/2
    hold h a 1 in CN                                | insufficient_balance | 100/0/1 | 0/0/2
    spend a 1 in HK                                 |                      | 99/0/2  | 0/0/2
    spend a 1                                       |                      | 98/0/3  | 0/0/2
    sweep                                           |                      | 98/0/3  | 0/0/2
    wait 61                                         |                      | 98/0/3  |
    spend a 1 in CN                                 |                      | 97/0/4  |
    sweep                                           |                      | 97/0/4  |
  `);
  const left = await asOwner(database.ownerUrl, (owner) =>
    owner.query('select 1 from ledger.bucket where blocks'),
  );
  assert.equal(left.rowCount, 0);
});

test('the balance limit holds for the sum and not only for each amount', () =>
  play(`
    step                      | refused              | a
    open a HKD                |                      | 0/0/0
    credit a 9007199254740990 |                      | 9007199254740990/0/1
    credit a 2                | balance_out_of_range | 9007199254740990/0/1
    credit a 1                |                      | 9007199254740991/0/2
    debit a 9007199254740991  |                      | 0/0/3
  `));

test('a floor below zero is a debt that was agreed, and no more than that', () =>
  play(`
    step                 | refused              | a
    open a HKD floor -50 |                      | 0/0/0
    debit a 51           | insufficient_balance | 0/0/0
    debit a 50           |                      | -50/0/1
    spend a 1            | insufficient_balance | -50/0/1
    credit a 20          |                      | -30/0/2
    hold h1 a 21         | insufficient_balance | -30/0/2
    hold h1 a 20         |                      | -30/20/2
    debit a 1            | insufficient_balance | -30/20/2
    take h1 20           |                      | -50/0/3
  `));

test('spending empties one bucket after another, and an emptied one leaves', () =>
  play(`
    step                       | refused              | a       | a.early | a.late | income:fee
    open a HKD & credit a 100  |                      | 100/0/1 |         |        | 0
    new a.late 30 priority 60  |                      | 100/0/1 |         | 30/0/1 | 0
    new a.early 20 priority 50 |                      | 100/0/1 | 20/0/1  | 30/0/1 | 0
    spend a 5                  |                      | 100/0/1 | 15/0/2  | 30/0/1 | -5
    spend a 15                 |                      | 100/0/1 |         | 30/0/1 | -20
    spend a 130 in CN          |                      | 0/0/2   |         |        | -150
    credit a.late 1            | bucket_unknown       | 0/0/2   |         |        | -150
    spend a 1                  | insufficient_balance | 0/0/2   |         |        | -150
  `));

test('a bucket is spent only where, on what and while it may be', () =>
  play(`
    step                             | refused              | a      | a.cn   | a.call | a.soon
    open a HKD & credit a 10         |                      | 10/0/1 |        |        |
    new a.cn 20 priority 5 zones CN  |                      | 10/0/1 | 20/0/1 |        |
    new a.call 30 priority 4 class v |                      | 10/0/1 | 20/0/1 | 30/0/1 |
    new a.soon 40 priority 3 for 60  |                      | 10/0/1 | 20/0/1 | 30/0/1 | 40/0/1
    spend a 10 in HK by any          |                      | 10/0/1 | 20/0/1 | 30/0/1 | 30/0/2
    spend a 41 in HK by any          | insufficient_balance | 10/0/1 | 20/0/1 | 30/0/1 | 30/0/2
    wait 60                          |                      | 10/0/1 | 20/0/1 | 30/0/1 | 30/0/2
    spend a 10 in CN by any          |                      | 10/0/1 | 20/0/1 | 30/0/1 | 20/0/3
    wait 1                           |                      | 10/0/1 | 20/0/1 | 30/0/1 |
    spend a 15 in CN by any          |                      | 10/0/1 | 5/0/2  | 30/0/1 |
    spend a 11 in HK by any          | insufficient_balance | 10/0/1 | 5/0/2  | 30/0/1 |
    spend a 35 by v                  | insufficient_balance | 10/0/1 | 5/0/2  | 30/0/1 |
    spend a 40 in HK by any,v        |                      | 0/0/2  | 5/0/2  |        |
    debit a.soon 20                  |                      | 0/0/2  | 5/0/2  |        |
    debit a.soon 1                   | bucket_unknown       | 0/0/2  | 5/0/2  |        |
  `));

test('units are apart: data does not pay for calls', () =>
  play(`
    step                      | refused              | a     | a.data
    open a HKD & credit a 5   |                      | 5/0/1 |
    new a.data 1000 unit BYTE |                      | 5/0/1 | 1000/0/1
    spend a 6                 | insufficient_balance | 5/0/1 | 1000/0/1
    spend a 600 unit BYTE     |                      | 5/0/1 | 400/0/2
    debit a.data 1            | unit_mismatch        | 5/0/1 | 400/0/2
    hold h1 a 300 unit BYTE   |                      | 5/0/1 | 400/300/2
    spend a 101 unit BYTE     | insufficient_balance | 5/0/1 | 400/300/2
  `));

test('a hold is set aside, taken in parts, and what is left is given back', () =>
  play(`
    step                      | refused              | a        | a.bonus | income:fee
    open a HKD & credit a 100 |                      | 100/0/1  |         | 0
    new a.bonus 30 priority 1 |                      | 100/0/1  | 30/0/1  | 0
    hold h1 a 131             | insufficient_balance | 100/0/1  | 30/0/1  | 0
    hold h1 a 0               | amount_out_of_range  | 100/0/1  | 30/0/1  | 0
    hold h1 a 70              |                      | 100/40/1 | 30/30/1 | 0
    debit a.bonus 1           | insufficient_balance | 100/40/1 | 30/30/1 | 0
    spend a 61                | insufficient_balance | 100/40/1 | 30/30/1 | 0
    hold h2 a 61              | insufficient_balance | 100/40/1 | 30/30/1 | 0
    take h1 20                |                      | 100/40/1 | 10/10/2 | -20
    take h1 51                | hold_exceeded        | 100/40/1 | 10/10/2 | -20
    take h1 0                 | amount_out_of_range  | 100/40/1 | 10/10/2 | -20
    take h1 15                |                      | 95/35/2  |         | -35
    spend a 60                |                      | 35/35/3  |         | -95
    release h1                |                      | 35/0/3   |         | -95
    release h1                | hold_not_open        | 35/0/3   |         | -95
    take h1 1                 | hold_not_open        | 35/0/3   |         | -95
    release h9                | hold_unknown         | 35/0/3   |         | -95
    take h9 1                 | hold_unknown         | 35/0/3   |         | -95
    hold h3 a 35              |                      | 35/35/3  |         | -95
    take h3 35                |                      | 0/0/4    |         | -130
    take h3 1                 | hold_not_open        | 0/0/4    |         | -130
    release h3                | hold_not_open        | 0/0/4    |         | -130
  `));

test('a hold is renewed in its place: what it held is free for itself, and for nobody else', () =>
  play(`
    step                           | refused              | a         | a.bonus | income:fee
    open a HKD & credit a 100      |                      | 100/0/1   |         | 0
    new a.bonus 30 priority 1      |                      | 100/0/1   | 30/0/1  | 0
    hold h1 a 120 for 60           |                      | 100/90/1  | 30/30/1 | 0
    renew h1 131                   | insufficient_balance | 100/90/1  | 30/30/1 | 0
    renew h1 130 for 60            |                      | 100/100/1 | 30/30/1 | 0
    renew h1 0 & spend a 10        |                      | 100/0/1   | 20/0/2  | -10
    renew h1 25 for 60             |                      | 100/5/1   | 20/20/2 | -10
    renew h1 0 & spend a 30        |                      | 90/0/2    |         | -40
    renew h1 91 & renew h1 40      | insufficient_balance | 90/40/2   |         | -40
    take h1 15 & renew h1 75       |                      | 75/75/3   |         | -55
    hold h2 a 1                    | insufficient_balance | 75/75/3   |         | -55
    renew h1 -1                    | amount_out_of_range  | 75/75/3   |         | -55
    renew h1 5 unit CNY            | unit_mismatch        | 75/75/3   |         | -55
    renew h9 5                     | hold_unknown         | 75/75/3   |         | -55
    renew h1 10 for 60             |                      | 75/10/3   |         | -55
    wait 59                        |                      | 75/10/3   |         | -55
    expire                         |                      | 75/10/3   |         | -55
    renew h1 10 for 60             |                      | 75/10/3   |         | -55
    wait 59                        |                      | 75/10/3   |         | -55
    expire                         |                      | 75/10/3   |         | -55
    wait 1                         |                      | 75/10/3   |         | -55
    expire                         |                      | 75/0/3    |         | -55
    renew h1 10                    | hold_not_open        | 75/0/3    |         | -55
    hold h3 a 5 & renew h3 0       |                      | 75/0/3    |         | -55
    release h3 & renew h3 1        | hold_not_open        | 75/0/3    |         | -55
  `));

test('a hold that nobody takes is given back when its time has come, and not before', () =>
  play(`
    step                      | refused       | a        | a.bonus
    open a HKD & credit a 100 |               | 100/0/1  |
    new a.bonus 30 priority 1 |               | 100/0/1  | 30/0/1
    hold h1 a 50 for 60       |               | 100/20/1 | 30/30/1
    hold h2 a 10 for 61       |               | 100/30/1 | 30/30/1
    wait 59                   |               | 100/30/1 | 30/30/1
    expire                    |               | 100/30/1 | 30/30/1
    wait 1                    |               | 100/30/1 | 30/30/1
    expire                    |               | 100/10/1 | 30/0/1
    take h1 1                 | hold_not_open | 100/10/1 | 30/0/1
    release h1                | hold_not_open | 100/10/1 | 30/0/1
    take h2 4                 |               | 96/6/2   | 30/0/1
    wait 1                    |               | 96/6/2   | 30/0/1
    expire                    |               | 96/0/2   | 30/0/1
    expire                    |               | 96/0/2   | 30/0/1
  `));

test('what is held in a bucket may still be taken after the bucket has expired', () =>
  play(`
    step                         | refused              | a     | a.bonus | income:fee
    open a HKD                   |                      | 0/0/0 |         | 0
    new a.bonus 30 for 60        |                      | 0/0/0 | 30/0/1  | 0
    hold h1 a 20 for 600         |                      | 0/0/0 | 30/20/1 | 0
    wait 61                      |                      | 0/0/0 |         | 0
    hold h2 a 1                  | insufficient_balance | 0/0/0 |         | 0
    take h1 15                   |                      | 0/0/0 |         | -15
    debit a.bonus 11             | insufficient_balance | 0/0/0 |         | -15
    debit a.bonus 10             |                      | 0/0/0 |         | -25
    release h1 & debit a.bonus 5 |                      | 0/0/0 |         | -30
  `));

test('a movement between accounts is whole or not at all, and leaves transit empty', () =>
  play(`
    step                      | refused              | a       | b       | transit
    open a HKD & credit a 100 |                      | 100/0/1 |         | 0
    move a b 10               | account_unknown      | 100/0/1 |         | 0
    open b HKD & open c CNY   |                      | 100/0/1 | 0/0/0   | 0
    move a b 101              | insufficient_balance | 100/0/1 | 0/0/0   | 0
    move a c 10               | unit_mismatch        | 100/0/1 | 0/0/0   | 0
    move c a 10 unit CNY      | insufficient_balance | 100/0/1 | 0/0/0   | 0
    move a b 60               |                      | 40/0/2  | 60/0/1  | 0
    move b a 5 & move a b 45  |                      | 0/0/4   | 100/0/3 | 0
    move b b 100              |                      | 0/0/4   | 100/0/5 | 0
  `));

test('what is refused within a unit of work is undone, and the rest goes on', () =>
  play(`
    step                                             | refused              | a       | a.b   | bank
    open a HKD & credit a 100                        |                      | 100/0/1 |       | 100
    debit a 60 & debit a 60 & debit a 40             | insufficient_balance | 0/0/3   |       | 100
    credit a 5 & spend a 9 & spend a 5               | insufficient_balance | 0/0/5   |       | 105
    new a.b 7 & spend a 8 & hold h1 a 3              | insufficient_balance | 0/0/5   | 7/3/1 | 112
    new a.c 7 unit CNY & new a.d 0 & release h1      |                      | 0/0/5   | 7/0/1 | 112
    new a.e 9007199254740992                         | amount_out_of_range  | 0/0/5   | 7/0/1 | 112
    hold h2 a 6 & take h2 3 & take h2 9 & release h2 | hold_exceeded        | 0/0/5   | 4/0/2 | 112
    hold h3 a 4 & take h3 1 & release h3 & take h3 1 | hold_not_open        | 0/0/5   | 3/0/3 | 112
    new a.f 5 priority 1 & spend a 5 & credit a 1    |                      | 1/0/6   | 3/0/3 | 118
  `));

test('system accounts are told before, between and after roll-ups alike', () =>
  play(`
    step                      | refused | a       | bank | income:fee
    open a HKD & credit a 100 |         | 100/0/1 | 100  | 0
    roll                      |         | 100/0/1 | 100  | 0
    debit a 30                |         | 70/0/2  | 100  | -30
    roll                      |         | 70/0/2  | 100  | -30
    roll                      |         | 70/0/2  | 100  | -30
    debit a 10 & credit a 5   |         | 65/0/4  | 105  | -40
  `));
