import { changed, eachWay, type Spoils } from '#test/spoils';

const names = `'to owners of closed lines, promised are'`;
const owed = { where: `credit_account = 'closing_payable'`, names };

export const closingSpoils: Spoils = {
  'closings.owed': [
    ...eachWay('ledger.system_transfer', 'amount', {
      ...owed,
      said: 'what leaves by a refund',
      where: `debit_account = 'closing_payable'`,
    }),
    ...eachWay('ledger.transfer', 'amount', {
      names,
      where: `system_account = 'closing_payable'`,
      said: 'what a line gave up',
    }),
    ...eachWay('payments.refund', 'amount', {
      where: `reference like 'cls\\_%' and state not in ('succeeded', 'failed')`,
      names,
    }),
    ...eachWay('banking.transfer', 'amount', {
      where: `kind = 'closing' and state not in ('done', 'withdrawn')`,
      names,
    }),
    [
      'a transfer that says it is out',
      changed('banking.transfer', `state = 'done'`, {
        where: `kind = 'closing' and state = 'to_send'`,
        names,
      }),
    ],
    [
      'a refund that says it has come',
      changed('payments.refund', `state = 'succeeded'`, {
        where: `reference like 'cls\\_%' and state not in ('succeeded', 'failed')`,
        names,
      }),
    ],
  ],
};
