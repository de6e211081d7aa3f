import { changed, eachWay, gone, type Spoils } from '#test/spoils';

const voucher = 'vouchers.voucher';
const number = `'batch ' || batch || ' number ' || number`;
const holders = `'holders of batch ' || batch || ' are owed'`;
const batch = `'batch ' || batch || ' has '`;
const owed = 'vouchers.owed';
const sold = { where: 'is_owed', names: holders };
const unsold = { where: 'sold_at is null', names: batch };
const redeemed = { where: 'topup is not null', names: number };
const paid = { where: `system_account like 'vouchers:%' and code = 'topup'`, names: 'cause' };

export const voucherSpoils: Spoils = {
  'vouchers.batches': [
    ['a voucher that is gone', gone(voucher, unsold)],
    ['a voucher under another number', changed(voucher, 'number = number + 1000', unsold)],
    [
      'a voucher of another batch',
      changed(voucher, 'batch = batch + 100', { ...unsold, names: `'there are '` }),
    ],
    [
      'a batch of one more',
      changed('vouchers.batch', 'count = count + 1', {
        where: `state = 'made'`,
        names: `'batch ' || number || ' has '`,
      }),
    ],
    [
      'a voucher that was sold before it might be',
      changed('vouchers.activation', `state = 'refused'`, {
        where: `state = 'active'`,
        names: `'was sold and is in no active part'`,
      }),
    ],
    [
      'a batch that is gone',
      gone('vouchers.batch', {
        where: `number in (select batch from vouchers.voucher where topup is null group by batch having not bool_or(is_owed))`,
        names: `'batch ' || number || ' has '`,
      }),
    ],
  ],
  'vouchers.owed': [
    ['one that says nothing is owed', changed(voucher, 'is_owed = false', sold)],
    [
      'one that is over and says it is owed',
      changed(voucher, 'is_owed = true', { where: `state = 'redeemed'`, names: holders }),
    ],
    ...eachWay('ledger.system_transfer', 'amount', {
      where: `credit_account like 'vouchers:%'`,
      names: `'holders of batch ' || substr(credit_account, 10)::int || ' are owed'`,
    }),
  ],
  'vouchers.redeemed': [
    ...eachWay('ledger.transfer', 'amount', { ...paid, said: 'what a voucher paid' }, owed),
    ['one of another top-up', changed(voucher, 'topup = gen_random_uuid()', redeemed)],
    [
      'one that says it was not redeemed',
      changed(voucher, 'topup = null, redeemed_at = null, receiver = null', {
        where: 'topup is not null',
        names: `'is no voucher''s'`,
      }),
    ],
    [
      'one that was redeemed twice',
      changed(
        voucher,
        `topup = (select v.topup from vouchers.voucher v where v.topup <> voucher.topup limit 1)`,
        { ...redeemed, names: `'was paid by 2 vouchers'` },
      ),
    ],
  ],
};
