import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const ofDay = `connector || ' ' || day`;
const sums = 'reconciliation.sums';
const batches = 'reconciliation.batches';
const file = { names: `'bil_' || bill` };
const day = { where: `kind = 'payment'`, names: ofDay };
const payment = { where: `kind = 'payment'`, names: `' items, and '` };
const differ = (what: string) => `': about ${what} bills and we differ by '`;
const fee = { where: `why = 'fee'`, names: 'cause', said: 'a fee that was posted' };
const resolved = { where: `state = 'resolved'`, names: idIn('brk') };
const batch = { names: ofDay };
const took = {
  where: `cause like 'ent\\_%' and 'clearing:alipay_cn' in (debit_account, credit_account)`,
  names: 'cause',
  said: 'what a payout took',
};

export const reconciliationSpoils: Spoils = {
  'reconciliation.files': [
    [
      'a file of a byte more',
      changed('reconciliation.bill_part', `content = content || '\\x00'`, file),
    ],
    ['a part that is gone', gone('reconciliation.bill_part', file)],
  ],
  'reconciliation.sums': [
    ...offOrGone('reconciliation.day_sum', 'amount', day, batches),
    ['one item more', changed('reconciliation.day_sum', 'items = items + 1', day)],
  ],
  'reconciliation.items': [
    ['an item that is gone', gone('reconciliation.item', payment), sums],
    [
      'a bill of one row more',
      changed('reconciliation.day', 'bill_rows = bill_rows + 1', {
        where: 'bill_rows > 0',
        names: ofDay,
      }),
    ],
  ],
  'reconciliation.gaps': [
    [
      'a payment of a cent more',
      changed('payments.attempt', 'amount = amount + 1', {
        where: `state = 'captured'`,
        names: differ('payments'),
      }),
    ],
    [
      'a refund of a cent more',
      changed('payments.refund', 'amount = amount + 1', {
        where: `state = 'succeeded'`,
        names: differ('refunds'),
      }),
    ],
    [
      'an item of a cent more',
      changed('reconciliation.item', 'amount = amount + 1', {
        ...payment,
        names: differ('payments'),
      }),
      sums,
    ],
  ],
  'reconciliation.postings': [
    ...eachWay('reconciliation.posting', 'amount', fee),
    ...eachWay('ledger.system_transfer', 'amount', {
      where: `cause like 'bil\\_%'`,
      names: 'cause',
      said: 'a fee in the books',
    }),
  ],
  'reconciliation.decisions': [
    [
      'one that its proposer decided',
      changed('reconciliation.break', 'decided_by = proposed_by', resolved),
    ],
    ['one that nobody decided', changed('reconciliation.break', 'decided_by = null', resolved)],
    [
      'one that says nothing was posted',
      changed('reconciliation.break', `way = 'accept'`, resolved),
    ],
    [
      'one whose posting is gone',
      gone('reconciliation.posting', { where: `why = 'resolution'`, names: 'cause' }),
      'reconciliation.postings',
    ],
  ],
  'reconciliation.batches': [
    [
      'a day that has to bring a cent more',
      changed('reconciliation.batch', 'expected = expected + 1', batch),
    ],
    [
      'a day to which a cent more came',
      changed('reconciliation.batch', 'arrived = arrived + 1', { names: 'connector' }),
    ],
    ['a payout that is gone', gone('reconciliation.payout', { names: 'connector' })],
  ],
  'reconciliation.payouts': [
    [
      'a payout of a cent more',
      changed('reconciliation.payout', 'amount = amount + 1', { names: 'id' }),
      batches,
    ],
    [
      'a cent more that lacks',
      changed('reconciliation.payout', 'lacking = lacking + 1', { names: 'id' }),
    ],
    ...eachWay('ledger.system_transfer', 'amount', took),
  ],
};

const unmatched = 'reconciliation.unmatched';
const setOff = { where: `way = 'set_off'`, names: idIn('brk', 'break') };

export const unmatchedSpoils: Spoils = {
  'reconciliation.unmatched': [
    ...offOrGone('reconciliation.disposal', 'amount', {
      where: `way = 'write_off'`,
      names: `'the list has '`,
    }),
    ...eachWay(
      'ledger.system_transfer',
      'amount',
      { where: `'unmatched' in (debit_account, credit_account)`, names: `'the list has '` },
      'reconciliation.postings',
    ),
  ],
  'reconciliation.set off': [
    ...offOrGone('reconciliation.disposal', 'amount', setOff, unmatched),
    [
      'one that another person decided',
      changed('reconciliation.disposal', `decided_by = 'nobody'`, setOff),
    ],
  ],
};
