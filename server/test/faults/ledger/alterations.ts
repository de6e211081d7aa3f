/** A row of a table that somebody with all rights might alter: which rows, and how. */
export interface Alteration {
  readonly name: string;
  /**
   * One statement. `:seed` stands for a text that decides which row is meant, and `:by` for an
   * amount that is not zero.
   */
  readonly sql: string;
}

/** One row of those that a condition names, by its place in the table. */
function one(table: string, where = 'true', alias = 't'): string {
  return `${alias}.ctid = (select ctid from ${table} t where ${where}
    order by md5(t.ctid::text || :seed) limit 1)`;
}

function change(table: string, set: string, where?: string): string {
  return `update ${table} t set ${set} where ${one(table, where)}`;
}

function lose(table: string, where?: string): string {
  return `delete from ${table} t where ${one(table, where)}`;
}

/** Copies a row, with some columns given another value. */
function double(table: string, changed: Readonly<Record<string, string>>, where?: string): string {
  const values = Object.entries(changed).map(([column, value]) => `'${column}', ${value}`);
  return `insert into ${table} select (jsonb_populate_record(t,
    jsonb_build_object(${values.join(', ')}))).* from ${table} t where ${one(table, where)}`;
}

const otherUnit = `case when t.unit = 'HKD' then 'CNY' else 'HKD' end`;

/** The newest transfer of its bucket: what comes after it does not tell on it. */
const isLast = `not exists (select from ledger.transfer o where o.slot = t.slot
  and o.account = t.account and o.bucket = t.bucket and o.seq > t.seq)`;

const transfers: readonly Alteration[] = [
  {
    name: 'the amount of a transfer',
    sql: change('ledger.transfer', 'amount = amount + :by', 'amount <> -:by'),
  },
  { name: 'the sign of a transfer', sql: change('ledger.transfer', 'amount = -amount') },
  {
    name: 'a balance after a transfer',
    sql: change('ledger.transfer', 'balance_after = balance_after + :by'),
  },
  {
    name: 'amount and balance of the last transfer of a bucket',
    sql: change(
      'ledger.transfer',
      'amount = amount + :by, balance_after = balance_after + :by',
      `${isLast} and amount <> -:by`,
    ),
  },
  {
    name: 'the last transfer of a bucket, and the bucket with it',
    sql: `with changed as (
        update ledger.transfer t set amount = amount + 1, balance_after = balance_after + 1
        where ${one('ledger.transfer', `${isLast} and amount <> -1 and bucket = 0`)}
        returning slot, account, bucket
      )
      update ledger.bucket b set balance = balance + 1 from changed c
      where b.slot = c.slot and b.account = c.account and b.number = c.bucket`,
  },
  { name: 'a lost transfer', sql: lose('ledger.transfer') },
  { name: 'the lost last transfer of a bucket', sql: lose('ledger.transfer', isLast) },
  {
    name: 'the lost last transfer of a bucket that forgot it',
    sql: `with lost as (
        delete from ledger.transfer t
        where ${one('ledger.transfer', `${isLast} and bucket = 0 and amount < 0`)}
        returning slot, account, bucket, amount
      )
      update ledger.bucket b set balance = balance - amount, seq = seq - 1 from lost c
      where b.slot = c.slot and b.account = c.account and b.number = c.bucket`,
  },
  {
    name: 'a bucket lost with all its transfers',
    sql: `with lost as (
        delete from ledger.bucket t where ${one('ledger.bucket', 'balance <> 0')}
        returning slot, account, number
      )
      delete from ledger.transfer t using lost c
      where t.slot = c.slot and t.account = c.account and t.bucket = c.number`,
  },
  {
    name: 'a doubled transfer',
    sql: double('ledger.transfer', { seq: '(t.seq + 1)' }, isLast),
  },
  { name: 'a gap before a transfer', sql: change('ledger.transfer', 'seq = seq + 1', isLast) },
  {
    name: 'a transfer of another bucket',
    sql: change('ledger.transfer', 'bucket = bucket + 1'),
  },
  {
    name: 'a transfer of another account',
    sql: change('ledger.transfer', `account = md5(:seed)::uuid`),
  },
  { name: 'a transfer in another slot', sql: change('ledger.transfer', 'slot = 64') },
  { name: 'the unit of a transfer', sql: change('ledger.transfer', `unit = ${otherUnit}`) },
  {
    name: 'the other side of a transfer',
    sql: change('ledger.transfer', `system_account = 'cash:nowhere'`),
  },
];

const buckets: readonly Alteration[] = [
  {
    name: 'the balance of a bucket',
    sql: change('ledger.bucket', 'balance = balance + abs(:by)'),
  },
  {
    name: 'what is held in a bucket, up',
    sql: change('ledger.bucket', 'held = held + 1', 'balance - held > floor'),
  },
  {
    name: 'what is held in a bucket, down',
    sql: change('ledger.bucket', 'held = held - 1', 'held > 0'),
  },
  { name: 'the count of a bucket', sql: change('ledger.bucket', 'seq = seq + 1') },
  {
    name: 'the unit of a bucket',
    sql: change('ledger.bucket', `unit = ${otherUnit}`, 'seq > 0'),
  },
  { name: 'a lost bucket', sql: lose('ledger.bucket', 'seq > 0') },
  { name: 'a lost main bucket', sql: lose('ledger.bucket', 'number = 0') },
  {
    name: 'a doubled bucket',
    sql: double('ledger.bucket', { number: '(t.number + 1)' }, 'seq > 0'),
  },
  {
    name: 'a bucket of an account that was not opened',
    sql: double('ledger.bucket', { account: 'md5(:seed)', balance: '0', held: '0', seq: '0' }),
  },
  {
    name: 'a bucket that is there and has left',
    sql: `insert into ledger.closed_bucket select (jsonb_populate_record(null::ledger.closed_bucket,
      to_jsonb(t) || jsonb_build_object('closed_at', t.opened_at))).* from ledger.bucket t
      where ${one('ledger.bucket')}`,
  },
  {
    name: 'the balance of a bucket that has left',
    sql: change('ledger.closed_bucket', 'balance = balance + abs(:by)'),
  },
  {
    name: 'what is held in a bucket that has left',
    sql: change('ledger.closed_bucket', 'balance = balance + 1, held = held + 1'),
  },
  {
    name: 'the count of a bucket that has left',
    sql: change('ledger.closed_bucket', 'seq = seq + 1'),
  },
  {
    name: 'the unit of a bucket that has left',
    sql: change('ledger.closed_bucket', `unit = ${otherUnit}`, 'seq > 0'),
  },
  { name: 'a lost bucket that had left', sql: lose('ledger.closed_bucket', 'seq > 0') },
  {
    name: 'a bucket that comes back',
    sql: `insert into ledger.bucket
      select (jsonb_populate_record(null::ledger.bucket, to_jsonb(t))).* from ledger.closed_bucket t
      where ${one('ledger.closed_bucket')}`,
  },
  { name: 'a lost account', sql: lose('ledger.account') },
  {
    name: 'an account without buckets',
    sql: double('ledger.account', { id: 'md5(:seed)' }),
  },
];

const isOpen = `state = 'open'`;

const holds: readonly Alteration[] = [
  { name: 'the amount of a hold', sql: change('ledger.hold', 'amount = amount + 1', isOpen) },
  {
    name: 'the amount of a leg of a hold',
    sql: change('ledger.hold', `legs = jsonb_set(legs, '{0,amount}', '"1000"')`, isOpen),
  },
  {
    name: 'amount and leg of a hold',
    sql: change(
      'ledger.hold',
      `amount = amount + 1,
       legs = legs || jsonb_build_object('bucket', legs->0->>'bucket', 'amount', '1')`,
      isOpen,
    ),
  },
  {
    name: 'the bucket of a leg of a hold',
    sql: change('ledger.hold', `legs = jsonb_set(legs, '{0,bucket}', '"77"')`, isOpen),
  },
  {
    name: 'a lost leg of a hold',
    sql: change(
      'ledger.hold',
      `amount = amount - (legs->0->>'amount')::bigint, legs = legs - 0`,
      isOpen,
    ),
  },
  {
    name: 'a hold that was released by nobody',
    sql: change(
      'ledger.hold',
      `state = 'released', amount = 0, legs = '[]', closed_at = placed_at`,
      isOpen,
    ),
  },
  {
    name: 'a closed hold that is open again',
    sql: change(
      'ledger.hold',
      `state = 'open', amount = 1, legs = '[{"bucket": "0", "amount": "1"}]', closed_at = null`,
      `not ${isOpen}`,
    ),
  },
  { name: 'a lost hold', sql: lose('ledger.hold', isOpen) },
  { name: 'a doubled hold', sql: double('ledger.hold', { id: 'md5(:seed)' }, isOpen) },
  {
    name: 'the account of a hold',
    sql: change('ledger.hold', `account = md5(:seed)::uuid`, isOpen),
  },
  { name: 'the unit of a hold', sql: change('ledger.hold', `unit = ${otherUnit}`, isOpen) },
  {
    name: 'legs in a closed hold',
    sql: change('ledger.hold', `legs = '[{"bucket": "0", "amount": "1"}]'`, `not ${isOpen}`),
  },
];

function systemRows(table: string): readonly Alteration[] {
  const [, name = ''] = table.split('.');
  return [
    { name: `the debit of a ${name}`, sql: change(table, 'debit = debit + abs(:by)') },
    { name: `the credit of a ${name}`, sql: change(table, 'credit = credit + abs(:by)') },
    {
      name: `both sides of a ${name}`,
      sql: change(table, 'debit = debit + 1, credit = credit + 1'),
    },
    {
      name: `the sides of a ${name}, exchanged`,
      sql: change(table, 'debit = credit, credit = debit', 'debit <> credit'),
    },
    { name: `the account of a ${name}`, sql: change(table, `account = 'cash:nowhere'`) },
    { name: `the unit of a ${name}`, sql: change(table, `unit = 'SECOND'`) },
    { name: `a lost ${name}`, sql: lose(table) },
    { name: `a doubled ${name}`, sql: double(table, { account: `'cash:nowhere'` }) },
  ];
}

const systemAccounts: readonly Alteration[] = [
  ...systemRows('ledger.system_delta'),
  ...systemRows('ledger.system_total'),
  { name: 'a system_delta twice', sql: double('ledger.system_delta', {}) },
  {
    name: 'the amount of a system_transfer',
    sql: change('ledger.system_transfer', 'amount = amount + abs(:by)'),
  },
  {
    name: 'the sides of a system_transfer, exchanged',
    sql: change(
      'ledger.system_transfer',
      'debit_account = credit_account, credit_account = debit_account',
    ),
  },
  {
    name: 'the debited account of a system_transfer',
    sql: change('ledger.system_transfer', `debit_account = 'cash:nowhere'`),
  },
  {
    name: 'the unit of a system_transfer',
    sql: change('ledger.system_transfer', `unit = ${otherUnit}`),
  },
  { name: 'a lost system_transfer', sql: lose('ledger.system_transfer') },
  {
    name: 'a doubled system_transfer',
    sql: double('ledger.system_transfer', { id: 'md5(:seed)' }),
  },
  {
    name: 'a system_transfer that leaves something in transit',
    sql: double('ledger.system_transfer', { id: 'md5(:seed)', credit_account: `'transit'` }),
  },
];

export const alterations: readonly Alteration[] = [
  ...transfers,
  ...buckets,
  ...holds,
  ...systemAccounts,
];
