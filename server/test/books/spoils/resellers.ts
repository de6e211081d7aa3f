import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const issue = 'resellers.issue';
const of = (state: string) => ({ where: `state = '${state}'`, names: idIn('iss') });
const booked = (code: string) => ({ where: `code = '${code}'`, names: 'cause', said: code });
const move = { names: idIn('flt') };
const float = {
  where: `number = 0 and balance > 0 and account in (select float_owner from resellers.reseller)`,
  names: 'account::text',
};

export const resellerSpoils: Spoils = {
  'resellers.floats': [
    ['a float below zero', changed('ledger.bucket', 'balance = -1', float)],
    ['a float that is gone', gone('ledger.bucket', float)],
    ['a float that may owe', changed('ledger.bucket', 'floor = -1', float)],
    [
      'an account that is no float',
      changed('ledger.account', `kind = 'line'`, {
        where: 'id in (select float_owner from resellers.reseller)',
        names: 'id::text',
      }),
    ],
    [
      'a float of nobody',
      changed('resellers.reseller', 'float_owner = gen_random_uuid()', { names: 'id::text' }),
      'resellers.issues',
    ],
  ],
  'resellers.issues': [
    ...offOrGone(issue, 'amount', { ...of('issued'), said: 'what was issued' }),
    ...offOrGone(issue, 'amount', { ...of('paid'), said: 'what was paid' }),
    ['one that says it was refused', changed(issue, `state = 'refused'`, of('issued'))],
    ['one that says it was paid', changed(issue, `state = 'paid'`, of('issued'))],
    ['one that was paid and says it was not', changed(issue, `state = 'issued'`, of('paid'))],
    ...eachWay('ledger.transfer', 'amount', booked('issue')),
    ...eachWay('ledger.system_transfer', 'amount', booked('issue_paid')),
    ['one of another shop', changed(issue, 'reseller = gen_random_uuid()', of('issued'))],
  ],
  'resellers.recalls': [
    ...offOrGone('resellers.recall', 'amount', {
      where: `state = 'done' and issue is null`,
      names: idIn('rcl'),
      said: 'what was paid out',
    }),
    ...offOrGone('resellers.recall', 'amount', {
      where: `state = 'done' and into_account = 'clearing:floats' and issue is not null`,
      names: idIn('rcl'),
      said: 'what was undone',
    }),
    ...eachWay('ledger.transfer', 'amount', booked('issue_undone')),
    ...eachWay('ledger.transfer', 'amount', booked('float_payout')),
    [
      'one that says it was refused',
      changed('resellers.recall', `state = 'refused', into_account = null`, {
        where: `state = 'done' and issue is null`,
        names: idIn('rcl'),
      }),
    ],
    ['stock that is undone and says it was not', changed(issue, `state = 'issued'`, of('undone'))],
    ['stock that says it is undone', changed(issue, `state = 'undone'`, of('issued'))],
  ],
  'resellers.moves': [
    ...['down', 'return', 'withdraw'].flatMap((kind) =>
      offOrGone('resellers.float_move', 'amount', {
        ...move,
        where: `move = '${kind}'`,
        said: kind,
      }),
    ),
    ['one of another shop', changed('resellers.float_move', 'agent = gen_random_uuid()', move)],
    [
      'one the other way',
      changed('resellers.float_move', `move = 'return'`, { ...move, where: `move = 'down'` }),
    ],
    ...['float_down', 'float_return', 'float_withdraw'].flatMap((code) =>
      eachWay('ledger.transfer', 'amount', booked(code)),
    ),
  ],
};
