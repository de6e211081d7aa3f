import { changed, eachWay, gone, type Spoils } from '#test/spoils';

const isBooked = { where: 'entry is not null', names: 'cause' };
const isOpen = { where: 'entry is null', names: 'cause' };
const taken = { where: `taken_for = 'awaited'`, names: 'subject' };
const booked = (code: string) => ({ where: `code = '${code}'`, names: 'cause', said: code });

export const awaitedSpoils: Spoils = {
  'banking.awaited': [
    ['one of a cent more', changed('banking.awaited', 'amount = amount + 1', isBooked)],
    ['one that is gone', gone('banking.awaited', { ...isBooked, names: 'cause' })],
    ['one that says it has not come', changed('banking.awaited', 'entry = null', isBooked)],
    ['one that says it has come', changed('banking.awaited', 'entry = gen_random_uuid()', isOpen)],
    ['its entry, for something else', changed('banking.entry', `taken_for = 'payout'`, taken)],
    ...eachWay('ledger.system_transfer', 'amount', booked('awaited'), 'banking.bank'),
    ...eachWay('ledger.system_transfer', 'amount', booked('awaited_back'), 'banking.bank'),
  ],
};
