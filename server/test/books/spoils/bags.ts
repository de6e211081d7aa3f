import { changed, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const bag = (where: string) => ({ where, names: idIn('cbg') });
const isBooked = bag('entry is not null');
const isOpen = bag('entry is null');
const taken = { where: `taken_for = 'bag'`, names: 'subject' };
const onAccount = (code: string) => ({
  where: `code = '${code}' and 'clearing:cash_transport' in (debit_account, credit_account)`,
  names: 'cause',
});

export const bagSpoils: Spoils = {
  'banking.bags': [
    ['one of a cent more', changed('banking.bag', 'amount = amount + 1', isBooked)],
    ['one on its way of a cent more', changed('banking.bag', 'amount = amount + 1', isOpen)],
    ['one counted otherwise', changed('banking.bag', 'counted = counted + 1', isBooked)],
    ['one that is gone', gone('banking.bag', isBooked)],
    [
      'one that says it is on its way',
      changed('banking.bag', 'entry = null, counted = null', isBooked),
    ],
    [
      'one that says it was booked',
      changed('banking.bag', 'entry = gen_random_uuid(), counted = amount', isOpen),
    ],
    [
      'its entry of a cent more',
      changed('banking.entry', 'amount = amount + 1', taken),
      'banking.bank',
    ],
    ['its entry, for something else', changed('banking.entry', `taken_for = 'payout'`, taken)],
    ...offOrGone('ledger.system_transfer', 'amount', onAccount('bag_difference')),
    ...offOrGone('ledger.system_transfer', 'amount', onAccount('safe_to_bank')),
  ],
};
