import { changed, gone, idIn, type Spoils } from '#test/spoils';

const receipt = 'receipts.receipt';
const topup = { where: `kind = 'topup'`, names: idIn('top', 'cause') };

export const receiptSpoils: Spoils = {
  'receipts.proved': [
    ['a receipt that is gone', gone(receipt, topup)],
    ['a receipt of another kind', changed(receipt, `kind = 'undo'`, topup)],
    ['a receipt of what never moved', changed(receipt, 'cause = gen_random_uuid()', topup)],
    [
      'what was taken back, of a cent more',
      changed(receipt, 'taken_before = 1', {
        where: `kind = 'taken_back' and taken_before is null`,
        names: `replace(cause::text, '-', '')`,
      }),
    ],
  ],
  'receipts.by-order': [
    [
      'a list that says it goes on for ever',
      changed('receipts.by_order_place', `indexed_until = 'infinity'`, {
        names: `' is listed under its order 0 times'`,
      }),
    ],
    [
      'a receipt on the list that is none',
      `insert into receipts.by_order (reference, issued_at, slot, code)
       values ('ABC234', now(), 0, 'ABCDEFGHJKMN') returning code`,
    ],
  ],
};
