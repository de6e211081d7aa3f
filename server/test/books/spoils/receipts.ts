import { changed, gone, idIn, type Spoils } from '#test/spoils';

const receipt = 'receipts.receipt';
const topup = { where: `kind = 'topup'`, names: idIn('top', 'cause') };

const byOrder = 'receipts.by_order';
const number = 'receipts.receipt_number';
const named = (added = 0) => `entity || ' ' || year || ' ' || number + ${added}`;
const last = { where: `number = (select max(number) from ${number})`, names: named() };
const before = { where: `number = (select max(number) - 1 from ${number})`, names: named(1) };

export const receiptSpoils: Spoils = {
  'receipts.proved': [
    ['a receipt that is gone', gone(receipt, topup), 'receipts.by-order'],
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
  'receipts.numbers': [
    ['a number that is gone', gone(number, before)],
    ['a number of another receipt', changed(number, 'code = reverse(code)', last)],
    ['a number of another year', changed(number, 'year = year + 1', last)],
    [
      'a receipt that waits and has its number',
      `insert into receipts.awaiting_number (slot, issued_at, code, entity)
       select p.slot, p.issued_at, p.code, n.entity from receipts.receipt_number n
       join receipts.receipt p using (slot, code) limit 1 returning code`,
    ],
    [
      'none that waits',
      `insert into receipts.awaiting_number (slot, issued_at, code, entity)
       values (0, now(), 'ABCDEFGHJKMN', 'TH-HK') returning code`,
    ],
  ],
  'receipts.by-order': [
    ['a receipt that is not on the list', gone(byOrder, { names: 'code' })],
    [
      'a receipt listed under another order',
      changed(byOrder, 'reference = reverse(reference)', { names: 'code' }),
    ],
    [
      'a receipt listed as of another instant',
      changed(byOrder, `issued_at = issued_at + interval '1 microsecond'`, { names: 'code' }),
    ],
    [
      'a receipt on the list that is none',
      `insert into receipts.by_order (reference, issued_at, slot, code)
       values ('ABC234', now(), 0, 'ABCDEFGHJKMN') returning code`,
    ],
  ],
};
