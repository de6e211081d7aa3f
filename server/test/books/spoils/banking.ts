import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const names = idIn('ent');
const entry = (kind: string) => ({ where: `taken_for = '${kind}'`, names });
const booked = {
  where: `cause like 'ent\\_%' and 'bank' in (debit_account, credit_account)`,
  names: 'cause',
};
const transfer = (state: string) => ({ where: `state = '${state}'`, names: idIn('btr') });
const left = { where: `taken_for = 'transfer'`, names: 'subject' };
const decided = { where: `way is not null and state = 'resolved'`, names: idIn('ent', 'entry') };
const waits = { where: `state = 'open'`, names: idIn('ent', 'entry') };

const told = {
  where: 'opening is not null and closing is not null and differs is null',
  names: 'account',
};

export const bankingSpoils: Spoils = {
  'banking.bank': [
    ...offOrGone('banking.entry', 'amount', entry('payment')),
    ...eachWay('ledger.system_transfer', 'amount', { ...booked, said: 'an entry in the books' }),
    [
      'an entry in another currency',
      changed('banking.entry', `currency = 'CNY'`, entry('payment')),
    ],
  ],
  'banking.suspense': [
    ['what nobody knows, in no suspense', gone('banking.suspense', waits)],
    ['what its proposer decided', changed('banking.suspense', 'decided_by = proposed_by', decided)],
    ['what nobody decided', changed('banking.suspense', 'decided_by = null', decided)],
  ],
  'banking.transfers': [
    [
      'one that says it is on its way',
      changed('banking.transfer', `state = 'sent'`, transfer('done')),
    ],
    ['one of a cent more', changed('banking.transfer', 'amount = amount + 1', transfer('done'))],
    ['one that is gone', gone('banking.transfer', { ...transfer('done') })],
    [
      'its entry of a cent more',
      changed('banking.entry', 'amount = amount - 1', left),
      'banking.bank',
    ],
    ['its entry, gone', gone('banking.entry', left), 'banking.bank'],
  ],
};

export const bankDaySpoils: Spoils = {
  'banking.statements': [
    [
      'a day that began with a cent more',
      changed('banking.bank_day', 'opening = opening + 1', told),
    ],
    [
      'a day that ended with a cent more',
      changed('banking.bank_day', 'closing = closing + 1', told),
    ],
  ],
};
