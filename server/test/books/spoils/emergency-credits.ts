import { changed, eachWay, offOrGone, type Spoils } from '#test/spoils';

const loan = { where: 'outstanding_minor > 0', names: 'id::text' };
const repaid = { names: 'loan::text' };
const lent = { where: `system_account = 'loans'`, names: `'lines owe '` };

export const emergencyCreditSpoils: Spoils = {
  'emergency_credits.loans': [
    ...offOrGone('emergency_credits.loan', 'outstanding_minor', { ...loan, names: `'lines owe '` }),
    [
      'a loan of a cent more',
      changed('emergency_credits.loan', 'amount_minor = amount_minor + 1', loan),
    ],
    ...eachWay('emergency_credits.repayment', 'amount_minor', repaid),
    ...eachWay('ledger.transfer', 'amount', { ...lent, said: 'a loan in the books' }),
  ],
};
