import { changed, eachWay, gone, type Spoils, twice } from '#test/spoils';

const topup = 'topups.topup';
const names = 'id::text';
const subject = 'topup::text';
const ofCause = `(select t.id::text from topups.topup t
  where 'top_' || replace(t.id::text, '-', '') = cause)`;
const credited = { where: `state = 'credited' and attempt is not null`, names };
const captured = {
  where: `state = 'captured' and id in (select attempt from topups.topup where state = 'credited')
    and id not in (select attempt from payments.refund)
    and id not in (select attempt from payments.dispute)`,
  names: `(select t.id::text from topups.topup t where t.attempt = attempt.id)`,
};
const value = {
  where: `code = 'topup' and amount > 0 and cause like 'top\\_%'`,
  names: ofCause,
  said: 'the value of an order',
};
const taken = {
  where: `kind <> 'undo' and state in ('open', 'done') and taken > 0`,
  names: subject,
};
const owed = {
  where: `'refund_payable' in (debit_account, credit_account)`,
  names: `': the books owe '`,
  said: 'what is owed to a payer',
};
const apart = {
  where: `'under_review' in (debit_account, credit_account)`,
  names: `' for review, the orders '`,
  said: 'what is held for review',
};
const waits = {
  where: `approved_at is null and topup in (select id from topups.topup where state = 'held_for_review')`,
  names: `topup || ' is held'`,
};

export const topupSpoils: Spoils = {
  'topups.captured_credited': [
    ['an order that says it was cancelled', changed(topup, `state = 'cancelled'`, credited)],
    ['a payment that is gone', gone('payments.attempt', captured)],
    ['a payment twice', twice('payments.attempt', captured)],
    [
      'a payment of no order',
      changed('payments.payment', `reference = reference || '0'`, {
        where: `id in (select payment from topups.topup where ${credited.where})`,
        names: 'reference',
      }),
    ],
  ],
  'topups.credited_posted': [
    ['an order of a cent more', changed(topup, 'value = value + 1', credited)],
    ['a bonus of a cent more', changed(topup, 'bonus = bonus + 1', credited)],
    ['one that says it was never credited', changed(topup, 'credited_at = null', credited)],
    ...eachWay('ledger.transfer', 'amount', value),
    ['value on another line', changed('ledger.transfer', 'account = gen_random_uuid()', value)],
    ['a claw-back of a cent more', changed('topups.claw_back', 'taken = taken + 1', taken)],
    [
      'a claw-back that is gone',
      gone('topups.claw_back', { ...taken, names: `replace(id::text, '-', '')` }),
    ],
  ],
  'topups.refunds': [
    ...eachWay('ledger.system_transfer', 'amount', owed),
    [
      'a refund that says it has come',
      changed('payments.refund', `state = 'succeeded'`, {
        where: `state not in ('succeeded', 'failed') and reference like 'top\\_%'`,
        names: owed.names,
      }),
    ],
  ],
  'topups.held': [
    ['a review that is gone', gone('topups.review', waits)],
    ['a review that says it is over', changed('topups.review', 'approved_at = held_at', waits)],
  ],
};

const disputed = {
  where: `state <> 'won' and attempt not in (select attempt from payments.refund)`,
  names: `'dsp_' || replace(id::text, '-', '')`,
};
const bankTook = (where: string, said: string) => ({
  where: `cause like 'dsp\\_%' and 'chargeback_loss' in (debit_account, credit_account)
    and ${where}`,
  names: 'cause',
  said,
});

export const chargebackSpoils: Spoils = {
  'topups.disputes': [
    ['a dispute of a cent more', changed('payments.dispute', 'amount = amount + 1', disputed)],
    ['one counted as more', changed('payments.dispute', 'of_payment = of_payment + 1', disputed)],
    ['one that says it is won', changed('payments.dispute', `state = 'won'`, disputed)],
    [
      'one counted in what did not come',
      changed('payments.dispute', `of_currency = 'CNY'`, disputed),
    ],
    ['one that is gone', gone('payments.dispute', disputed)],
    ...eachWay(
      'ledger.system_transfer',
      'amount',
      bankTook(`code = 'charged_back' and credit_account like 'clearing:%'`, 'what a bank took'),
    ),
    ...eachWay(
      'ledger.system_transfer',
      'amount',
      bankTook(`code = 'chargeback_exchanged'`, 'an exchange'),
    ),
  ],
};

export const screeningSpoils: Spoils = {
  'topups.held': eachWay('ledger.system_transfer', 'amount', apart),
};
