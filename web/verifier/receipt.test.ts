import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Malformed } from './bytes.ts';
import { rowsOf } from './facts.ts';
import { kinds, receiptOf, TooNew } from './receipt.ts';

const hash = 'a'.repeat(64);
const plan = { name: { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' } };
const name = { en: '5 GB, 30 days', 'zh-Hant': '5 GB（30日）', 'zh-Hans': '5 GB（30天）' };
const about = { reference: null, maskedNumber: '+852 5****567', plan, channel: 'automatic' };
const amounts = { paid: '4800 HKD', fee: '0 HKD', value: '4800 HKD', bonus: '0 HKD' };
const rest = { bonusExpiresAt: null, validUntilAfter: '2027-05-22', providerReference: null };
const term = { name, startsAt: Date.parse('2026-11-23'), endsAt: Date.parse('2026-12-22') };

function sealed(
  kind: string,
  version = 2,
  says: object = { term },
  of: object = {},
): Uint8Array<ArrayBuffer> {
  const lines = [`lowu.receipt/v${version}`, 'code 7K2M9QPX4TB3', `kind ${kind}`, 'subject x'];
  const content = JSON.stringify({ ...amounts, ...rest, ...says });
  const subject = JSON.stringify({ ...about, method: 'balance', rate: null, ...of });
  lines.push('cause y', 'issued_us 1795397400000000', `says ${content}`, `about ${subject}`);
  return new TextEncoder().encode(`${'s'.repeat(16)}${[...lines, `own ${hash}\n`].join('\n')}`);
}

test('a sealed receipt of every kind is read, and of no other', () => {
  for (const kind of kinds) assert.equal(receiptOf(sealed(kind)).kind, kind);
  assert.throws(() => receiptOf(sealed('present')), Malformed);
});

test('a form that is younger than the page is too new, and not forged', () => {
  assert.throws(() => receiptOf(sealed('renewal', 6)), TooNew);
});

test('what is proved of any way to buy or to pay is named as on the paper, and by no code', () => {
  const place = { origin: 'log', index: 0, size: 1, witnessed: [], witnesses: 0 };
  const ways = [
    ['ussd', 'voucher', 'USSD', '增值券'],
    ['atm', 'atm_harbour', '櫃員機', '櫃員機提款卡'],
    ['kiosk', 'alipay_cn', '自助增值機', '支付寶（內地）'],
  ] as const;
  for (const [channel, method, through, by] of ways) {
    const receipt = receiptOf(sealed('topup', 1, {}, { channel, method }));
    const rows = new Map(rowsOf({ sealed: receipt, own: undefined, ...place }, 'zh-Hant'));
    assert.deepEqual([rows.get('途徑'), rows.get('付款方法')], [through, by]);
  }
});

test('what is proved of a line’s end says how its money goes back, and what is lost', () => {
  const ways = [
    { method: 'alipay_cn', back: '4416 CNY' },
    { method: null, back: '320 HKD' },
  ];
  const says = { value: '5120 HKD', fee: '0 HKD', closing: { ways, lapsed: '500 HKD' } };
  const bytes = sealed('closing', 3, says);
  const place = { origin: 'log', index: 0, size: 1, witnessed: [], witnesses: 0 };
  const rows = new Map(rowsOf({ sealed: receiptOf(bytes), own: undefined, ...place }, 'en'));
  assert.equal(rows.get('Refunded'), 'HK$51.20');
  assert.equal(rows.get('Alipay'), '¥44.16');
  assert.equal(rows.get('Bank transfer'), 'HK$3.20');
  assert.equal(rows.get('Bonus, not paid back'), 'HK$5.00');
  assert.equal(rows.get('Closing fee'), undefined);
});

test('what is proved of a renewal says what was bought, for when, and that it renewed', () => {
  const place = { origin: 'log', index: 0, size: 1, witnessed: [], witnesses: 0 };
  const facts = { sealed: receiptOf(sealed('renewal')), own: undefined, ...place };
  const rows = new Map(rowsOf(facts, 'en'));
  assert.equal(rows.get('Bought'), '5 GB, 30 days');
  assert.equal(rows.get('Period'), '2026-11-23 – 2026-12-22');
  assert.equal(rows.get('Paid'), 'HK$48.00');
  assert.equal(rows.get('Payment method'), 'Balance');
  assert.equal(rows.get('Through'), 'Automatic renewal');
  assert.equal(rows.get('Value'), undefined);
});

test('what is proved of a voucher’s sale says its number, its place and when it ends', () => {
  const says = { value: '10000 HKD', paid: '10000 HKD', providerReference: '0007 000012' };
  const of = { maskedNumber: '', plan: null, channel: 'agent', method: 'float', place: 'Wing Fat' };
  const place = { origin: 'log', index: 0, size: 1, witnessed: [], witnesses: 0 };
  const rowsIn = (kind: string) => {
    const read = receiptOf(sealed(kind, 5, says, of));
    return new Map(rowsOf({ sealed: read, own: undefined, ...place }, 'en'));
  };
  const sold = rowsIn('voucher_sale');
  assert.equal(sold.get('Voucher number'), '0007 000012');
  assert.equal(sold.get('Paid'), 'HK$100.00');
  assert.equal(sold.get('Payment method'), 'Paid to the seller');
  assert.equal(sold.get('Place'), 'Wing Fat');
  assert.equal(sold.get('Valid until'), '2027-05-22');
  for (const name of ['Number', 'Plan']) assert.equal(sold.get(name), undefined);
  assert.equal(rowsIn('voucher_undone').get('Refunded'), 'HK$100.00');
});
