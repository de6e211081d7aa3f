import { changed, eachWay, gone, idIn, type Spoils } from '#test/spoils';

const sale = 'tills.sale';
const names = idIn('top', 'topup');
const cash = { where: `tender = 'cash' and undone_at is null`, names };
const closed = { where: 'closed_at is not null', names: 'id::text' };
const drawers = 'tills.drawers';
const sales = 'tills.sales';
const booked = (code: string) => ({
  where: `code = '${code}' and system_account like 'cash:%'`,
  names: 'cause',
  said: code,
});
const paid = (code: string) => ({ where: `code = '${code}'`, names: 'cause', said: code });
const sold = { where: 'undone_at is null', names: idIn('vsl') };
const safe = { names: `'in safe, counts make '` };

export const tillSpoils: Spoils = {
  'tills.sales': [
    [
      'a sale by card of a cent more',
      changed(sale, 'value = value + 1', { where: `tender = 'card'`, names }),
    ],
    ['a sale by card that is gone', gone(sale, { where: `tender = 'card'`, names })],
    ...eachWay(
      'ledger.transfer',
      'amount',
      { ...booked('topup'), where: `${booked('topup').where} and amount > 0` },
      drawers,
    ),
    [
      'a sale of another till',
      changed(sale, `till = (select code from tills.till where code <> sale.till limit 1)`, cash),
    ],
  ],
  'tills.vouchers': [
    ...eachWay('ledger.system_transfer', 'amount', paid('voucher')),
    ...eachWay('ledger.system_transfer', 'amount', paid('voucher_undone')),
    ...eachWay('ledger.system_transfer', 'amount', paid('voucher_paid_back'), sales, drawers),
    ['one of another batch', changed('tills.voucher_sale', 'batch = batch + 1', sold)],
    [
      'one of another voucher',
      changed('tills.voucher_sale', 'number = number + 1000', {
        ...sold,
        names: `'was sold at counters 0 times'`,
      }),
    ],
    [
      'a voucher that a shop has sold, too',
      changed('vouchers.voucher', 'reseller = gen_random_uuid()', {
        where: 'sold_at is not null and reseller is null',
        names: `'which no counter has sold'`,
      }),
    ],
  ],
  'tills.shifts': [
    [
      'an expectation of a cent more',
      changed('tills.shift', 'closing_expected = closing_expected + 1', closed),
    ],
    [
      'a difference of a cent more',
      changed('tills.shift', 'opening_difference = opening_difference + 1', closed),
    ],
    [
      'one in which a sale is that was made in another',
      changed(sale, `shift = gen_random_uuid()`, {
        ...cash,
        where: `tender = 'cash' and shift in (select id from tills.shift where closed_at is not null)`,
        names: `'its counts and sales make '`,
      }),
    ],
  ],
  'tills.drawers': [
    ['a bag of a cent more', changed('tills.safe_move', 'amount = amount + 1', safe)],
    ['a bag that is gone', gone('tills.safe_move', safe)],
    [
      'a bag the other way',
      changed(
        'tills.safe_move',
        `direction = case direction when 'to_bank' then 'from_bank' else 'to_bank' end`,
        safe,
      ),
    ],
    [
      'money in the books that left no drawer',
      changed('ledger.system_transfer', 'amount = amount + 1', {
        where: `'cash:safe' in (debit_account, credit_account)`,
        ...safe,
      }),
    ],
    [
      'a delivery of a cent more',
      changed('tills.shift', 'delivered = delivered + 1', {
        ...safe,
        where: `closed_at is not null and not exists (select from tills.shift n where n.till = shift.till and n.number > shift.number)`,
      }),
    ],
  ],
};
