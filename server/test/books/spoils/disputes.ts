import { changed, eachWay, gone, type Spoils, twice } from '#test/spoils';

const credit = {
  where: `event = 'answered' and details ->> 'gives' = 'credit'`,
  names: `'apl_' || replace(appeal::text, '-', '')`,
};
const posted = {
  where: `system_account = 'expense:goodwill'`,
  names: 'cause',
  said: 'goodwill in the books',
};
const events = 'disputes.appeal_events';
const named = {
  where: `event = 'answered' and details ->> 'refund' is not null`,
  names: `details ->> 'refund'`,
};
const opened = { where: `event <> 'answered'`, names: 'appeal::text' };

export const disputeSpoils: Spoils = {
  'disputes.goodwill': [
    [
      'an answer of a cent more',
      changed(
        'disputes.event',
        `details = jsonb_set(details::jsonb, '{amountMinor}',
           to_jsonb((details ->> 'amountMinor')::bigint + 1))`,
        credit,
      ),
    ],
    ['an answer that is gone', gone('disputes.event', credit), events],
    ['an answer twice', twice('disputes.event', credit), events],
    ...eachWay('ledger.transfer', 'amount', posted),
  ],
  'disputes.appeal_refunds': [
    [
      'a refund that nobody knows',
      changed(
        'disputes.event',
        `details = jsonb_set(details::jsonb, '{refund}', '"rfd_0"')`,
        named,
      ),
    ],
    [
      'a refund that is gone',
      `delete from payments.refund r using disputes.event e where e.event = 'answered'
         and e.details ->> 'refund' = 'rfd_' || replace(r.id::text, '-', '')
       returning e.details ->> 'refund'`,
    ],
  ],
  'disputes.appeal_events': [
    ['an event that is gone', gone('disputes.event', opened)],
    ['an event twice', twice('disputes.event', opened)],
    [
      'an appeal of an event more',
      changed('disputes.appeal', 'events = events + 1', { names: 'id::text' }),
    ],
    ['an appeal that is gone', gone('disputes.appeal', { names: 'id::text' })],
    ['an event under another number', changed('disputes.event', 'seq = seq + 1000', opened)],
  ],
};
