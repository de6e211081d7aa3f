import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, present } from '#base';
import type { HttpCall, HttpClient, HttpOutcome } from '#platform/http';
import { newRsaPair } from '#test/rsa-pair';
import type { Evidence } from '../../evidence.ts';
import { sentAttempt } from '../conformance/sent-attempt.ts';
import { antom } from './antom.ts';
import type { AntomSettings } from './settings.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const settings: AntomSettings = {
  clientId: '5Y00000000000001',
  wallet: 'ALIPAY_HK',
  merchantPrivateKey: ours.privatePem,
  antomPublicKeys: [theirs.publicPem],
  gateway: 'https://open-sea-global.alipay.com',
  isProduction: true,
};
const provider = antom.open(settings);
const nowMs = Date.parse('2026-11-23T00:12:00Z');

const attempt = sentAttempt(nowMs, {
  slot: 3,
  id: newId('att', nowMs, 3),
  payment: newId('pay', nowMs, 3),
  connector: 'alipay_hk',
  scene: 'mobile_web',
  amount: 10_050n,
  currency: 'HKD',
  subject: '增值',
  // The gateway is told seconds; what is more would be cut off.
  expiresAt: nowMs + 900_999,
});

type Fields = Readonly<Record<string, unknown>>;

/** A gateway that gives these answers in turn, each signed well, and keeps what it was asked. */
function gateway(...answers: readonly Fields[]) {
  const asked: string[] = [];
  const http: HttpClient = {
    async call(call) {
      const answer = present(answers[asked.length], `an answer to ${call.url}`);
      asked.push(call.url.split('/').slice(-1).join(''));
      return signed(call, JSON.stringify(answer).replaceAll('/', '\\/'));
    },
  };
  return { http, nowMs, asked };
}

function signed({ url }: HttpCall, body: string): HttpOutcome {
  const { pathname } = new URL(url);
  const time = '2026-11-23T08:12:00+08:00';
  const signature = encodeURIComponent(
    theirs.sign(`POST ${pathname}\n${settings.clientId}.${time}.${body}`),
  );
  const headers = { 'response-time': time, signature: `algorithm=RSA256,signature=${signature}` };
  return { outcome: 'proof', answer: { status: 200, headers, body: Buffer.from(body) } };
}

const result = (resultStatus: string, resultCode: string): Fields => ({
  result: { resultStatus, resultCode, resultMessage: resultCode },
});
const done = result('S', 'SUCCESS');
const no = (code: string): Fields => result('F', code);
const paid = {
  ...done,
  paymentStatus: 'SUCCESS',
  paymentResultCode: 'SUCCESS',
  paymentRequestId: attempt.id,
  paymentId: '20261123194010800100188000000001',
  paymentAmount: { currency: 'HKD', value: '10050' },
  paymentTime: '2026-11-23T08:11:30+08:00',
};
const capturedEvidence: Evidence = {
  says: 'captured',
  amount: 10_050n,
  currency: 'HKD',
  providerReference: paid.paymentId,
  capturedAt: nowMs - 30_000,
  isOurs: true,
};

const queries: readonly (readonly [string, Fields, Partial<Evidence>])[] = [
  ['success', paid, capturedEvidence],
  ['processing', { ...paid, paymentStatus: 'PROCESSING' }, { says: 'pending' }],
  ['pending', { ...paid, paymentStatus: 'PENDING' }, { says: 'pending' }],
  ['cancelled', { ...paid, paymentStatus: 'CANCELLED' }, { says: 'closed' }],
  ['expired', failed('ORDER_IS_CLOSED'), { says: 'closed' }],
  ['failed', failed('USER_BALANCE_NOT_ENOUGH'), { says: 'failed' }],
  ['a new status', { ...paid, paymentStatus: 'FROZEN' }, { says: 'nothing_certain' }],
  ['an amount as a number', amountOf(10_050), { says: 'nothing_certain' }],
  ['an amount in dollars', amountOf('100.50'), { says: 'nothing_certain' }],
  ['less than nothing', amountOf('-10050'), { says: 'nothing_certain' }],
  ['without a number', { ...paid, paymentId: '' }, { says: 'nothing_certain' }],
  ['without the time', { ...paid, paymentTime: undefined }, { says: 'nothing_certain' }],
  ['another payment', { ...paid, paymentRequestId: 'att_other' }, { says: 'nothing_certain' }],
  ['unknown number', no('ORDER_NOT_EXIST'), { says: 'not_found' }],
  ['unknown exception', result('U', 'UNKNOWN_EXCEPTION'), { says: 'nothing_certain' }],
  ['a question under way', result('U', 'PAYMENT_IN_PROCESS'), { says: 'nothing_certain' }],
  ['a wrong signature of ours', no('INVALID_SIGNATURE'), { says: 'nothing_certain' }],
  ['no result', { paymentStatus: 'SUCCESS' }, { says: 'nothing_certain' }],
];

function failed(code: string): Fields {
  return { ...paid, paymentStatus: 'FAIL', paymentResultCode: code };
}

function amountOf(value: unknown): Fields {
  return { ...paid, paymentAmount: { currency: 'HKD', value } };
}

test('a query says what the payment is, and nothing where that is not certain', async () => {
  for (const [name, answer, expected] of queries) {
    const evidence = await provider.query(gateway(answer), attempt);
    assert.deepEqual({ ...evidence, ...expected }, evidence, name);
  }
});

test('what is paid is found and never cancelled, because that would give it back', async () => {
  const tools = gateway(paid);
  assert.deepEqual(await provider.close(tools, attempt), capturedEvidence);
  assert.deepEqual(tools.asked, ['inquiryPayment']);
});

test('a cancellation that the payment has outrun is answered by a query', async () => {
  const waiting = { ...paid, paymentStatus: 'PROCESSING' };
  const tools = gateway(waiting, no('ORDER_STATUS_INVALID'), paid);
  assert.deepEqual(await provider.close(tools, attempt), capturedEvidence);
  assert.deepEqual(tools.asked, ['inquiryPayment', 'cancel', 'inquiryPayment']);
});

const beginning = {
  notifyUrl: 'https://lowu.example/notices/alipay_hk',
  payer: { address: '203.0.113.7', pageUrl: 'https://lowu.example/pay/1' },
};
const inProcess = { ...result('U', 'PAYMENT_IN_PROCESS'), paymentId: paid.paymentId };

test('a payment is begun at the page that the answer names, if it is one', async () => {
  const page = 'https://open-sea-global.alipay.com/cashier/1';
  const start = await provider.start(
    gateway({ ...inProcess, normalUrl: page }),
    attempt,
    beginning,
  );
  assert.deepEqual(start, { kind: 'redirect', url: page });
  for (const normalUrl of [undefined, '', 'javascript:alert(1)', 'http://open.example/']) {
    const answer = gateway({ ...inProcess, normalUrl });
    const other = await provider.start(answer, attempt, beginning);
    assert.ok(other.kind === 'evidence' && other.evidence.says === 'nothing_certain');
  }
});

const begins: readonly (readonly [string, readonly Fields[], Evidence['says']])[] = [
  ['paid before', [done, paid], 'captured'],
  ['cancelled before', [no('ORDER_IS_CANCELED'), failed('ORDER_IS_CLOSED')], 'closed'],
  ['other words before', [no('REPEAT_REQ_INCONSISTENT'), paid], 'captured'],
  ['never accepted', [no('PARAM_ILLEGAL')], 'failed'],
  ['nobody can say', [result('U', 'UNKNOWN_EXCEPTION')], 'nothing_certain'],
  ['a refusal nobody knows', [no('SOMETHING_NEW')], 'nothing_certain'],
];

test('begun again, a payment is where it is', async () => {
  for (const [name, answers, says] of begins) {
    const start = await provider.start(gateway(...answers), attempt, beginning);
    assert.ok(start.kind === 'evidence');
    assert.equal(start.evidence.says, says, name);
  }
});
