import { changed, eachWay, gone, idIn, offOrGone, type Spoils } from '#test/spoils';

const table = 'balance_actions.action';
const names = idIn('bal');
const of = (kind: string, state: string) => ({
  where: `kind = '${kind}' and state = '${state}'`,
  names,
});
const moved = (code: string) => ({ where: `code = '${code}'`, names: 'cause', said: code });
const sale = {
  where: `client_reference ~ '^bal_[0-9a-f]{32}$'`,
  names: `substr(client_reference, 5, 8)`,
};
const undone = { ...sale, where: `${sale.where} and undone_at is not null` };
const plain = (kind: string, state: string) => ({ ...of(kind, state), names: 'id::text' });

export const balanceActionSpoils: Spoils = {
  'balance_actions.moved': [
    ...offOrGone(table, 'amount', { ...of('adjust', 'completed'), said: 'an adjustment' }),
    ...offOrGone(table, 'amount', { ...of('transfer', 'cancelled'), said: 'a transfer' }),
    ...[
      'adjustment',
      'adjustment_undone',
      'balance_transfer',
      'balance_transfer_undone',
      'reservation_taken',
    ].flatMap((code) => eachWay('ledger.transfer', 'amount', moved(code))),
    [
      'an adjustment that says it failed',
      changed(table, `state = 'failed'`, of('adjust', 'completed')),
    ],
    [
      'one that says it was cancelled',
      changed(table, `state = 'cancelled'`, of('adjust', 'completed')),
    ],
    [
      'one that says it was not cancelled',
      changed(table, `state = 'completed'`, of('transfer', 'cancelled')),
    ],
  ],
  'balance_actions.sold': [
    ['a top-up of a cent more', changed(table, 'amount = amount + 1', plain('topup', 'completed'))],
    [
      'a top-up that says it failed',
      changed(table, `state = 'failed'`, plain('topup', 'completed')),
    ],
    [
      'one that says it was cancelled',
      changed(table, `state = 'cancelled'`, plain('topup', 'completed')),
    ],
    [
      'one that was cancelled and says it was not',
      changed(table, `state = 'completed'`, plain('topup', 'cancelled')),
    ],
    ['a sale of a cent more', changed('sales.sale', 'value = value + 1', sale)],
    ['a sale that is gone', gone('sales.sale', sale)],
    ['a sale that is not undone', changed('sales.sale', 'undone_at = null', undone)],
    ['a sale without its top-up', gone(table, of('topup', 'completed'))],
  ],
  'balance_actions.reserved': [
    [
      'one that says it is over',
      changed(table, `state = 'cancelled'`, plain('reserve', 'completed')),
      'balance_actions.moved',
    ],
    [
      'one that says it was taken',
      changed(table, `state = 'completed'`, plain('reserve', 'cancelled')),
      'balance_actions.moved',
    ],
    [
      'a hold that is gone',
      gone('ledger.hold', {
        where: `cause like 'bal\\_%' and state = 'released'`,
        names: `'its hold is not there'`,
      }),
    ],
    [
      'a hold that says it was not taken',
      changed('ledger.hold', `state = 'released'`, {
        where: `cause like 'bal\\_%' and state = 'taken'`,
        names: `'released'`,
      }),
    ],
  ],
};
