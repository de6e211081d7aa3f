import { changed, gone, type Spoils } from '#test/spoils';

const order = 'sales.program_order';
const ordered = (state: string) => ({ where: `state = '${state}'`, names: 'id::text' });
const held = {
  where: `id in (select hold from sales.program_order where state = 'held') and state = 'open'`,
  names: `'is held'`,
};

export const orderSpoils: Spoils = {
  'sales.orders': [
    ['one of a cent more', changed(order, 'value = value + 1', ordered('credited'))],
    ['one for another number', changed(order, `number = '+85260000000'`, ordered('credited'))],
    ['one of another top-up', changed(order, 'topup = gen_random_uuid()', ordered('credited'))],
    [
      'one that is sold and says it was refused',
      changed(order, `state = 'refused'`, ordered('credited')),
    ],
    [
      'one that was refused and says it is sold',
      changed(order, `state = 'credited'`, ordered('refused')),
    ],
    ['a hold of a cent more', changed('ledger.hold', 'amount = amount + 1', held)],
    ['a hold that says it was taken', changed('ledger.hold', `state = 'taken'`, held)],
    ['a hold that is gone', gone('ledger.hold', held)],
    [
      'one that says it is over and keeps its hold',
      changed(order, `state = 'refused'`, {
        ...ordered('held'),
        where: `hold in (select id from ledger.hold where state = 'open')`,
      }),
    ],
  ],
};
