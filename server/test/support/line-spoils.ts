import { changed, gone, type Spoils } from '#test/spoils';

const line = { names: 'id::text' };
const grant = { names: 'line::text' };
const number = { names: 'number' };
const numbers = 'subscribers.phone_number';

export const lineSpoils: Spoils = {
  'subscribers.validity': [
    [
      'a line that lives longer than it was granted',
      changed('subscribers.line', `valid_until = valid_until + interval '1 day'`, line),
    ],
    ['a grant that is gone', gone('subscribers.validity_grant', grant)],
    [
      'a grant that was taken back',
      `insert into subscribers.validity_reversal select slot, line, cause, granted_at
       from subscribers.validity_grant limit 1 returning line::text`,
    ],
    [
      'a grant of another line',
      changed('subscribers.validity_grant', 'line = gen_random_uuid()', grant),
    ],
  ],
  'subscribers.accounts': [
    [
      'a line without an account',
      `update ledger.account a set kind = 'float' from subscribers.line l
       where l.id = (select id from subscribers.line limit 1) and a.slot = l.slot and a.id = l.id
       returning l.id::text`,
    ],
    [
      'a line that may owe',
      `update ledger.bucket b set floor = -1 from subscribers.line l
       where l.id = (select id from subscribers.line limit 1) and b.slot = l.slot
         and b.account = l.id and b.number = 0
       returning l.id::text`,
    ],
  ],
  'subscribers.numbers': [
    ['one without history', changed(numbers, `registration = 'suspended'`, number)],
    ['an event that is gone', gone('subscribers.phone_number_event', number)],
    [
      'an event too many',
      `insert into subscribers.phone_number_event
       select number, seq + 1, line, registration, cause, recorded_at
       from subscribers.phone_number_event limit 1 returning number`,
    ],
    ['one of another line', changed(numbers, 'line = gen_random_uuid()', number)],
    ['one that its line does not know', gone('subscribers.line_number', number)],
    [
      'one that never was the line’s',
      changed('subscribers.line_number', `number = '+85299999999'`, number),
    ],
    ['one that is gone', gone(numbers, number)],
    [
      'one that its line does not serve',
      changed('subscribers.line', 'usable_homes = 0', { names: `'and its line serves it as '` }),
    ],
  ],
};
