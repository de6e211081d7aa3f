import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import { newRsaPair } from '#test/rsa-pair';
import type { Evidence } from '../../evidence.ts';
import type { NoticeReading } from '../provider.ts';
import { alipayCn } from './alipay-cn.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const next = newRsaPair();
const settings = {
  appId: '2021004112345678',
  sellerId: '2088123412341234',
  appPrivateKey: ours.privatePem,
  alipayPublicKeys: [theirs.publicPem, next.publicPem],
  gateway: 'https://openapi.alipay.com/gateway.do',
  isProduction: true,
};
const provider = alipayCn.open(settings);
const paidAt = Date.parse('2026-11-23T00:12:00Z');
const attempt = newId('att', paidAt, 5);

type Fields = Readonly<Record<string, string>>;

const paid: Fields = {
  notify_id: '2026112300222081200071234567890123',
  notify_time: '2026-11-23 08:12:05',
  notify_type: 'trade_status_sync',
  app_id: settings.appId,
  seller_id: settings.sellerId,
  charset: 'utf-8',
  version: '1.0',
  trade_no: '2026112322001',
  out_trade_no: attempt,
  trade_status: 'TRADE_SUCCESS',
  total_amount: '100.50',
  receipt_amount: '99.50',
  gmt_payment: '2026-11-23 08:12:00',
  subject: '充值 100% + "A&B"',
  fund_bill_list: '[{"amount":"100.50","fundChannel":"ALIPAYACCOUNT"}]',
};

const nowMs = Date.parse('2026-11-23T00:12:00Z');

/** As Alipay signs: sorted, raw, without `sign` and `sign_type`. */
function signedTextOf(fields: Fields, isSigned: (value: string) => boolean): string {
  return Object.entries(fields)
    .filter(([, value]) => isSigned(value))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}

function send(fields: Fields, more: Fields = {}): NoticeReading {
  const sign = theirs.sign(signedTextOf(fields, Boolean));
  return deliver({ ...fields, sign_type: 'RSA2', sign, ...more });
}

function deliver(fields: Fields): NoticeReading {
  const body = Buffer.from(new URLSearchParams(fields).toString());
  return provider.readNotice({ headers: {}, body }, nowMs);
}

function kindOf(body: string, type = ''): string {
  const notice = { headers: { 'content-type': type }, body: Buffer.from(body) };
  return provider.readNotice(notice, nowMs).kind;
}

function evidenceOf(reading: NoticeReading): Evidence {
  assert.ok(reading.kind === 'authentic');
  return reading.evidence;
}

const captured: Evidence = {
  says: 'captured',
  amount: 10_050n,
  currency: 'CNY',
  providerReference: '2026112322001',
  capturedAt: paidAt,
  isOurs: true,
};

test('a payment is read with the ordered amount, whatever discounts were taken off', () => {
  assert.deepEqual(send(paid), {
    kind: 'authentic',
    eventId: paid['notify_id'],
    attempt,
    evidence: captured,
  });
});

test('empty fields are let pass, whether Alipay has signed them or left them out', () => {
  const fields = { ...paid, body: '', out_biz_no: '', refund_fee: '', gmt_refund: '' };
  assert.deepEqual(evidenceOf(send(fields)), captured);
  const sign = theirs.sign(signedTextOf(fields, () => true));
  assert.deepEqual(evidenceOf(deliver({ ...fields, sign_type: 'RSA2', sign })), captured);
});

test('a notice signed with the next key is believed as well, one signed with ours is not', () => {
  const text = signedTextOf(paid, Boolean);
  assert.deepEqual(evidenceOf(deliver({ ...paid, sign: next.sign(text) })), captured);
  assert.equal(deliver({ ...paid, sign: ours.sign(text) }).kind, 'forged');
});

test('without a signature, with another one or of another kind, a notice is forged', () => {
  assert.equal(deliver(paid).kind, 'forged');
  assert.equal(send(paid, { sign: '' }).kind, 'forged');
  assert.equal(send(paid, { sign_type: 'RSA' }).kind, 'forged');
  assert.equal(send(paid, { total_amount: '1000.50' }).kind, 'forged');
  assert.equal(send(paid, { out_biz_no: 'added' }).kind, 'forged');
});

test('what is not a form in UTF-8 is unreadable', () => {
  const form = new URLSearchParams(paid).toString();
  assert.equal(kindOf(form, 'application/x-www-form-urlencoded; charset=utf-8'), 'forged');
  assert.equal(kindOf(form, 'application/x-www-form-urlencoded; charset=GBK'), 'unreadable');
  assert.equal(kindOf(form, 'application/x-www-form-urlencoded; charset="gb18030"'), 'unreadable');
  assert.equal(kindOf('{"a": 1}'), 'unreadable');
  assert.equal(kindOf(`a=${'x'.repeat(70_000)}`), 'unreadable');
  assert.equal(send({ ...paid, charset: 'GBK' }).kind, 'unreadable');
});

test('an authentic notice without its id could not be told from its repetitions', () => {
  const { notify_id: _id, ...rest } = paid;
  assert.equal(send(rest).kind, 'unreadable');
});

const states: readonly (readonly [string, Fields, Partial<Evidence>])[] = [
  ['waiting', { trade_status: 'WAIT_BUYER_PAY', gmt_payment: '' }, { says: 'pending' }],
  ['closed', { trade_status: 'TRADE_CLOSED', gmt_payment: '' }, { says: 'closed' }],
  ['finished', { trade_status: 'TRADE_FINISHED' }, captured],
  ['a part given back', { refund_fee: '1.00' }, { says: 'nothing_certain' }],
  ['given back at a time', { gmt_refund: '2026-11-23 09:00:00.123' }, { says: 'nothing_certain' }],
  ['a refund of nothing', { refund_fee: '0.00' }, captured],
  [
    'all given back',
    { trade_status: 'TRADE_CLOSED', refund_fee: '100.50', gmt_refund: '2026-11-23 09:00:00' },
    { says: 'nothing_certain' },
  ],
  ['closed after payment', { trade_status: 'TRADE_CLOSED' }, { says: 'nothing_certain' }],
  ['a new status', { trade_status: 'TRADE_FROZEN' }, { says: 'nothing_certain' }],
  ['without the time of payment', { gmt_payment: '' }, { capturedAt: paidAt + 5_000 }],
  ['without any time', { gmt_payment: '', notify_time: '' }, { says: 'nothing_certain' }],
  ['an amount that is none', { total_amount: '1e2' }, { says: 'nothing_certain' }],
  ['another seller', { seller_id: '2088999999999999' }, { says: 'captured', isOurs: false }],
  ['another application', { app_id: '2021004999999999' }, { says: 'captured', isOurs: false }],
];

test('each state of a trade says what it proves and no more', () => {
  for (const [name, change, expected] of states) {
    const evidence = evidenceOf(send({ ...paid, ...change }));
    assert.deepEqual({ ...evidence, ...expected }, evidence, name);
  }
});

test("somebody else's close, and news of another type, are about no attempt of ours", () => {
  const changes: readonly Fields[] = [
    { seller_id: '2088999999999999', trade_status: 'TRADE_CLOSED', gmt_payment: '' },
    { notify_type: 'dut_user_sign' },
  ];
  for (const change of changes) {
    const reading = send({ ...paid, ...change });
    assert.ok(reading.kind === 'authentic');
    assert.equal(reading.attempt, undefined);
    assert.equal(reading.evidence.says, 'nothing_certain');
  }
});

test('a number that is not of our making is nobody we know', () => {
  for (const number of ['', 'shop_1', attempt.toUpperCase(), attempt.replace('att_', 'pay_')]) {
    const reading = send({ ...paid, out_trade_no: number });
    assert.ok(reading.kind === 'authentic');
    assert.equal(reading.attempt, undefined);
  }
});
