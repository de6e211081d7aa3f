import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const sale = 'sales.sale';
const counters = 'sales.counters';
const payouts = 'sales.payouts';
const names = idIn('top', 'topup');
const now = { where: 'is_paid_at_once and undone_at is null and commission > 0', names };
const undone = { where: 'undone_at is not null', names };
const booked = (code: string) => ({
  where: `code = '${code}' and cause like 'top\\_%'`,
  names: 'cause',
  said: code,
});
const topup = booked('topup');
const counter = { where: 'month_count > 0', names: 'reseller::text' };
const paid = { names: 'reseller::text' };
const settled = `(sold_at at time zone 'Asia/Hong_Kong')::date
  in (select day from sales.settled_day)`;
const earned = {
  where: `undone_at is null and not is_paid_at_once and commission > 0
    and ${settled}`,
  names: 'reseller::text',
};
const daily = { where: `code = 'commission_of_day'`, names: 'cause' };

export const saleSpoils: Spoils = {
  'sales.posted': [
    ...offOrGone(sale, 'value', now, counters),
    ['a discount of a cent more', changed(sale, 'discount = discount + 1', now)],
    ['a commission of a cent more', changed(sale, 'commission = commission + 1', now)],
    [
      'one that says its commission comes later',
      changed(sale, 'is_paid_at_once = false', { ...now, where: `${now.where} and ${settled}` }),
      payouts,
    ],
    ['one that is not undone', changed(sale, 'undone_at = null', undone), counters],
    ['one that says it was undone', changed(sale, 'undone_at = sold_at', now), counters],
    ...['sale', 'sale_undone', 'commission', 'commission_undone'].flatMap((code) =>
      eachWay('ledger.transfer', 'amount', booked(code)),
    ),
    ...eachWay('ledger.transfer', 'amount', { ...topup, where: `${topup.where} and amount > 0` }),
  ],
  'sales.counters': [
    ...['day_count', 'day_minor', 'week_count', 'week_minor', 'month_count', 'month_minor'].map(
      (column) =>
        [
          `one more in ${column}`,
          changed('resellers.counter', `${column} = ${column} + 1`, counter),
        ] as const,
    ),
    ['a counter that is gone', gone('resellers.counter', counter)],
  ],
  'sales.payouts': [
    ...offOrGone('sales.payout', 'amount', paid),
    ['a payout of another shop', changed('sales.payout', 'reseller = gen_random_uuid()', paid)],
    ['a commission of a cent more', changed(sale, 'commission = commission + 1', earned)],
    [
      'a commission of the chain of a cent more',
      changed(sale, 'parent_commission = parent_commission + 1', {
        ...earned,
        where: 'undone_at is null and parent_commission > 0',
        names: 'parent::text',
      }),
    ],
    ...eachWay('ledger.transfer', 'amount', { ...daily, said: 'a commission in the books' }),
    [
      'a commission in another float',
      changed('ledger.transfer', 'account = gen_random_uuid()', daily),
    ],
    [
      'a day that says it is not settled',
      gone('sales.settled_day', {
        where: 'day in (select day from sales.payout)',
        names: 'day::text',
      }),
    ],
  ],
};

const voucher = { where: 'undone_at is null', names: idIn('vsl') };
const back = { where: 'undone_at is not null', names: idIn('vsl') };
const moved = (code: string) => ({
  where: `code = '${code}' and cause like 'vsl\\_%'`,
  names: 'cause',
  said: code,
});
const number = `'batch ' || batch || ' number ' || number`;

export const voucherSaleSpoils: Spoils = {
  'sales.vouchers': [
    ...offOrGone('sales.voucher_sale', 'value', voucher, counters),
    ['one that is not undone', changed('sales.voucher_sale', 'undone_at = null', back), counters],
    [
      'one that says it was undone',
      changed('sales.voucher_sale', 'undone_at = sold_at', voucher),
      counters,
    ],
    [
      'one of another voucher',
      changed('sales.voucher_sale', 'number = number + 1000', {
        ...voucher,
        names: `'was sold 0 times'`,
      }),
    ],
    [
      'one of another batch',
      changed('sales.voucher_sale', 'batch = batch + 1', {
        ...voucher,
        names: `'was sold 0 times'`,
      }),
    ],
    [
      'a commission of a cent more',
      changed('sales.voucher_sale', 'commission = commission + 1', {
        ...voucher,
        where: 'is_paid_at_once and undone_at is null',
      }),
    ],
    [
      'a voucher that says a shop has sold it',
      changed('vouchers.voucher', 'reseller = gen_random_uuid()', {
        where: 'reseller is null',
        names: number,
      }),
    ],
    ...['sale', 'sale_undone', 'commission'].flatMap((code) =>
      eachWay('ledger.transfer', 'amount', moved(code)),
    ),
    ...['voucher', 'voucher_undone'].flatMap((code) =>
      eachWay('ledger.system_transfer', 'amount', moved(code)),
    ),
  ],
};
