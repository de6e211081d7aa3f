import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const table = 'acquirers.exchange';
const days = 'acquirers.days';
const names = idIn('top', 'topup');
const sold = { where: `state = 'sold' and business_day = '2026-11-23'`, names };
const reversed = { where: `state = 'reversed'`, names };
const owed = { where: `system_account like 'clearing:atm%' and code = 'topup'`, names: 'cause' };
const agreed = { where: 'is_balanced', names: `acquirer || ' agreed on '` };

export const acquirerSpoils: Spoils = {
  'acquirers.exchanges': [
    ...eachWay(table, 'value', sold, days),
    ...eachWay('ledger.transfer', 'amount', { ...owed, said: 'a sale in the books' }),
    ['a sale that says it was reversed', changed(table, `state = 'reversed'`, sold)],
    ['a reversal that says it was sold', changed(table, `state = 'sold'`, reversed)],
  ],
  'acquirers.days': [
    ['a day of one sale more', changed('acquirers.day', 'sales = sales + 1', agreed)],
    ['a day of a cent more', changed('acquirers.day', 'sales_value = sales_value + 1', agreed)],
    ['a day of one reversal more', changed('acquirers.day', 'reversals = reversals + 1', agreed)],
    [
      'reversals of a cent less',
      changed('acquirers.day', 'reversals_value = reversals_value - 1', agreed),
    ],
    [
      'a sale of another day',
      changed(table, 'business_day = business_day + 1', { ...sold, names: `'agreed on'` }),
    ],
    [
      'a refusal that is gone',
      gone(table, { where: `state = 'reversed_before'`, names: `'agreed on'` }),
    ],
  ],
};

const unpaid = { where: `state = 'owed'`, names: idIn('exc', 'key') };

/** Of what machines took and could not be credited yet. */
export const owedAdviceSpoils: Spoils = {
  'acquirers.owed': offOrGone('acquirers.exchange', 'value', unpaid),
};
