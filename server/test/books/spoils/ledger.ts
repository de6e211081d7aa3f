import { changed, eachWay, gone, type Spoil, type Spoils, twice } from '#test/spoils';

const names = 'account::text';
const whole = { where: 'balance <> 0', names };
const total = { where: "debit > 0 and unit = 'HKD'", names: 'account' };
const between = {
  where: `seq = 1 and exists (select from ledger.transfer n where n.slot = transfer.slot
       and n.account = transfer.account and n.bucket = transfer.bucket and n.seq = 2)`,
  names,
};
const open = { where: `state = 'open' and amount > 0`, names };

export const ledgerSpoils: Spoils = {
  'ledger.zero_sum': [
    [
      'a bucket of one more',
      changed('ledger.bucket', 'balance = balance + 1', { ...whole, names: 'unit' }),
      'ledger.balances',
    ],
    [
      'a total of one more',
      changed('ledger.system_total', 'debit = debit + 1', { ...total, names: 'unit' }),
      'ledger.system_accounts',
    ],
  ],
  'ledger.accounts': [
    ['an account that is gone', gone('ledger.account', { names: 'id::text' })],
    [
      'an account without a bucket',
      `insert into ledger.account select slot, gen_random_uuid(), kind, opened_at
       from ledger.account limit 1 returning id::text`,
    ],
    [
      'an account without its main bucket',
      gone('ledger.bucket', {
        where: 'number = 0 and balance = 0 and seq = 0 and held = 0',
        names,
      }),
    ],
  ],
  'ledger.main_buckets': [
    ...[
      `source = 'paid'`,
      `eligibility = 'voice'`,
      'zones = 7',
      'priority = 99',
      'blocks = true',
      `expires_at = opened_at`,
      `cause = 'acc_'`,
      `opened_at = opened_at + interval '1 microsecond'`,
    ].map((set): Spoil => {
      return [`one with ${set}`, changed('ledger.bucket', set, { where: 'number = 0', names })];
    }),
    [
      'another beginning of the openings in the log',
      changed('ledger.opening_leaf', `recorded_after = '2100-01-01'`, {
        names: `'since 2100-01-01'`,
      }),
    ],
    [
      'another beginning of the sums',
      changed('ledger.opening_leaf', `sums_after = '2100-01-01'`, {
        names: `'sums since 2100-01-01'`,
      }),
    ],
    ['no beginning of either', gone('ledger.opening_leaf', { names: `'log is gone'` })],
    [
      'an account opened at another instant',
      changed('ledger.account', `opened_at = opened_at + interval '1 microsecond'`, {
        names: 'id::text',
      }),
    ],
  ],
  'ledger.balances': [
    ['a bucket after one transfer more', changed('ledger.bucket', 'seq = seq + 1', whole)],
    [
      'a bucket of another unit',
      changed('ledger.bucket', `unit = 'CNY'`, {
        where: `unit = 'HKD' and balance = 0 and held = 0 and seq > 0`,
        names,
      }),
    ],
    [
      'a bucket that is gone',
      gone('ledger.bucket', {
        where: 'balance = 0 and held = 0 and seq > 0 and number > 0',
        names,
      }),
    ],
    [
      'a bucket twice',
      twice('ledger.bucket', { where: 'balance = 0 and held = 0 and seq > 0', names }),
    ],
    [
      'a bucket that has left with something',
      changed('ledger.closed_bucket', 'held = 1', { names }),
    ],
    ['a bucket that has left and is gone', gone('ledger.closed_bucket', { names })],
  ],
  'ledger.chains': [
    [
      'a balance after it of one more',
      changed('ledger.transfer', 'balance_after = balance_after + 1', between),
    ],
    ['a transfer under another number', changed('ledger.transfer', 'seq = seq + 1000', between)],
    [
      'a transfer that is gone',
      gone('ledger.transfer', between),
      'ledger.balances',
      'ledger.system_accounts',
    ],
  ],
  'ledger.holds': [
    ['a bucket of which one more is held', changed('ledger.bucket', 'held = held + 1', { names })],
    ['a hold that is gone', gone('ledger.hold', open)],
    ['a hold twice', twice('ledger.hold', open)],
    [
      'a hold of one more',
      changed('ledger.hold', 'amount = amount + 1', { ...open, names: 'id::text' }),
      'ledger.sums',
    ],
    [
      'a hold in another unit',
      changed('ledger.hold', `unit = 'CNY'`, {
        where: `${open.where} and unit <> 'CNY'`,
        names: 'id::text',
      }),
      'ledger.sums',
    ],
    [
      'a hold that says it is over',
      changed('ledger.hold', `state = 'released'`, open),
      'ledger.sums',
    ],
  ],
  'ledger.sums': [
    ...[
      `cause = cause || '.'`,
      `placed_at = placed_at - interval '1 microsecond'`,
      `expires_at = expires_at + interval '1 microsecond'`,
      'sum = null',
    ].map((set): Spoil => [`one with ${set}`, changed('ledger.hold', set, { names: 'id::text' })]),
    [
      'a bucket that left at another instant',
      changed('ledger.closed_bucket', `closed_at = closed_at + interval '1 microsecond'`, {
        names,
      }),
    ],
    ['a bucket that left without a sum', changed('ledger.closed_bucket', 'sum = null', { names })],
    [
      'one that ended at another instant',
      changed('ledger.hold', `closed_at = closed_at + interval '1 microsecond'`, {
        where: 'closed_at is not null',
        names: 'id::text',
      }),
    ],
  ],
  'ledger.system_accounts': [
    ['a total that is gone', gone('ledger.system_total', total), 'ledger.zero_sum'],
    ['a total twice', twice('ledger.system_total', total), 'ledger.zero_sum'],
    ...eachWay('ledger.system_transfer', 'amount', { names: 'debit_account' }),
  ],
  'ledger.transit': [
    [
      'money that stays on its way',
      changed('ledger.system_transfer', `credit_account = 'transit'`, {
        where: `debit_account <> 'transit'`,
        names: `'transit keeps'`,
      }),
      'ledger.system_accounts',
    ],
    [
      'money of a line that stays on its way',
      changed('ledger.transfer', `system_account = 'transit'`, {
        where: `system_account <> 'transit'`,
        names: `'transit keeps'`,
      }),
      'ledger.system_accounts',
    ],
  ],
};
