import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import type { HttpOutcome } from '#platform/http';
import { newRsaPair } from '#test/rsa-pair';
import { sentAttempt } from '../conformance/sent-attempt.ts';
import type { Refund } from '../../refund.ts';
import type { CallTools } from '../provider.ts';
import { numberOf } from './number.ts';
import type { WechatSettings } from './settings.ts';
import { wechatKinds } from './wechat.ts';

const [ours, theirs] = [newRsaPair(), newRsaPair()];
const nowMs = Date.parse('2026-11-23T00:12:00Z');
const keyId = 'PUB_KEY_ID_0114232134912410000000000000';

const settings: WechatSettings = {
  appId: 'wx8888888888888888',
  mchId: '1900000109',
  merchantPrivateKey: ours.privatePem,
  merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
  platformPublicKeys: [{ id: keyId, key: theirs.publicPem }],
  usesCertificates: false,
  gateway: 'http://127.0.0.1:9',
  isProduction: false,
};
const [cn] = wechatKinds;
const provider = cn?.open(settings) ?? assert.fail('there is no wechat_cn');

const attempt = sentAttempt(nowMs, {
  connector: 'wechat_cn',
  scene: 'qr',
  amount: 5_000n,
  currency: 'CNY',
});
const refund: Refund = {
  slot: 0,
  id: newId('rfd', nowMs, 0),
  payment: attempt.payment,
  attempt: attempt.id,
  reference: 'top_1',
  amount: 1_000n,
  currency: 'CNY',
  reason: 'The wrong number.',
  state: 'sent',
  providerReference: null,
  evidence: null,
  askAt: null,
  asked: 1,
  byBank: null,
};
const beginning = {
  notifyUrl: 'https://lowu.example/notices/wechat_cn',
  payer: { address: '203.0.113.7', pageUrl: 'https://lowu.example/pay/1' },
};

/** An answer as WeChat signs it. */
function signed(status: number, fields: unknown): HttpOutcome {
  const body = fields === undefined ? '' : JSON.stringify(fields);
  const timestamp = String(nowMs / 1_000);
  const headers = {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'nonce',
    'wechatpay-serial': keyId,
    'wechatpay-signature': theirs.sign(`${timestamp}\nnonce\n${body}\n`),
  };
  const answer = { status, headers, body: Buffer.from(body) };
  return status >= 500
    ? { outcome: 'sent_without_proof', reason: `status ${status}`, answer }
    : { outcome: 'proof', answer };
}

/** Answers one call after the other, the last for ever. */
function tools(...outcomes: readonly HttpOutcome[]): CallTools {
  const left = [...outcomes];
  return {
    nowMs,
    http: {
      call: async () => (left.length > 1 ? left.shift() : left[0]) ?? assert.fail('no answer'),
    },
  };
}

const no = (status: number, code: string): HttpOutcome => signed(status, { code, message: 'no' });
const lost: HttpOutcome = { outcome: 'sent_without_proof', reason: 'the time was over' };
const notFound = no(404, 'ORDER_NOT_EXIST');
const transaction = {
  appid: settings.appId,
  mchid: settings.mchId,
  out_trade_no: numberOf(attempt),
  transaction_id: '4200000000202611230000000001',
  trade_state: 'SUCCESS',
  success_time: '2026-11-23T08:11:00+08:00',
  amount: { total: 5_000, payer_total: 4_500, currency: 'CNY', payer_currency: 'CNY' },
};

async function startSays(...outcomes: HttpOutcome[]): Promise<string> {
  const start = await provider.start(tools(...outcomes), attempt, beginning);
  return start.kind === 'evidence' ? start.evidence.says : start.kind;
}

test('what placing an order may answer', async () => {
  const code = { code_url: 'weixin://wxpay/bizpayurl?pr=x' };
  const cases: [string, readonly HttpOutcome[]][] = [
    ['pending', [signed(200, code)]],
    ['nothing_certain', [signed(200, {})]],
    ['failed', [no(400, 'PARAM_ERROR')]],
    ['failed', [no(400, 'APPID_MCHID_NOT_MATCH')]],
    ['failed', [no(403, 'NO_AUTH')]],
    ['nothing_certain', [no(429, 'FREQUENCY_LIMITED')]],
    ['nothing_certain', [no(500, 'SYSTEM_ERROR')]],
    ['nothing_certain', [no(403, 'SOMETHING_NEW')]],
    ['nothing_certain', [lost]],
    // It is there already, under these words or others: a query tells.
    ['captured', [no(400, 'ORDERPAID'), signed(200, transaction)]],
    ['closed', [no(400, 'ORDER_CLOSED'), signed(200, { ...transaction, trade_state: 'CLOSED' })]],
    ['failed', [no(400, 'INVALID_REQUEST'), notFound]],
    ['nothing_certain', [no(400, 'INVALID_REQUEST'), lost]],
  ];
  for (const [says, outcomes] of cases) assert.equal(await startSays(...outcomes), says);
});

test('an answer that is not signed proves nothing, whatever its status says', async () => {
  for (const status of [200, 401, 404]) {
    const body = Buffer.from(JSON.stringify({ code: 'ORDER_NOT_EXIST' }));
    const outcome: HttpOutcome = { outcome: 'proof', answer: { status, headers: {}, body } };
    const said = await provider.query(tools(outcome), attempt);
    assert.deepEqual(said, {
      says: 'nothing_certain',
      reason: `no proof: status ${status}, no signature`,
    });
  }
});

test('every state of an order, and states that nobody knows', async () => {
  const states = {
    SUCCESS: 'captured',
    NOTPAY: 'pending',
    USERPAYING: 'pending',
    PAYERROR: 'pending',
    CLOSED: 'closed',
    REVOKED: 'closed',
    REFUND: 'nothing_certain',
    SOMETHING_NEW: 'nothing_certain',
  };
  for (const [state, says] of Object.entries(states)) {
    const said = await provider.query(
      tools(signed(200, { ...transaction, trade_state: state })),
      attempt,
    );
    assert.equal(said.says, says, state);
  }
});

test('what was ordered counts, not what the payer paid after coupons', async () => {
  const said = await provider.query(tools(signed(200, transaction)), attempt);
  assert.deepEqual(said, {
    says: 'captured',
    amount: 5_000n,
    currency: 'CNY',
    providerReference: transaction.transaction_id,
    capturedAt: Date.parse('2026-11-23T00:11:00Z'),
    isOurs: true,
  });
});

test('paid, without a readable amount, number or time, or about another order', async () => {
  for (const change of [
    { amount: { total: '5000', currency: 'CNY' } },
    { amount: { total: 50.5, currency: 'CNY' } },
    { amount: { total: 5_000, currency: 'USD' } },
    { amount: undefined },
    { transaction_id: 42 },
    { success_time: 'yesterday' },
    { out_trade_no: '0'.repeat(32) },
  ]) {
    const said = await provider.query(tools(signed(200, { ...transaction, ...change })), attempt);
    assert.equal(said.says, 'nothing_certain', JSON.stringify(change));
  }
  const elsewhere = signed(200, { ...transaction, mchid: '1900000999' });
  const said = await provider.query(tools(elsewhere), attempt);
  assert.ok(said.says === 'captured' && !said.isOurs);
});

test('what closing may answer', async () => {
  const cases: [string, readonly HttpOutcome[]][] = [
    ['closed', [signed(204, undefined)]],
    ['not_found', [notFound]],
    ['captured', [no(400, 'ORDERPAID'), signed(200, transaction)]],
    ['nothing_certain', [no(500, 'SYSTEM_ERROR')]],
    ['nothing_certain', [lost]],
  ];
  for (const [says, outcomes] of cases) {
    assert.equal((await provider.close(tools(...outcomes), attempt)).says, says);
  }
});

test('what a refund may answer', async () => {
  const fields = { out_refund_no: refund.id, refund_id: '50300', amount: { refund: 1_000 } };
  const state = (status: string): HttpOutcome => signed(200, { ...fields, status });
  const unknown = no(404, 'RESOURCE_NOT_EXISTS');
  const cases: [string, readonly HttpOutcome[]][] = [
    ['succeeded', [state('SUCCESS')]],
    ['pending', [state('PROCESSING')]],
    ['failed', [state('CLOSED')]],
    ['nothing_certain', [state('ABNORMAL')]],
    ['nothing_certain', [signed(200, { ...fields, status: 'SUCCESS', amount: { refund: 1 } })]],
    ['nothing_certain', [no(403, 'NOT_ENOUGH')]],
    ['nothing_certain', [no(429, 'FREQUENCY_LIMITED')]],
    ['nothing_certain', [lost]],
    ['failed', [no(403, 'USER_ACCOUNT_ABNORMAL'), unknown]],
    ['failed', [no(400, 'INVALID_REQUEST'), unknown]],
    // Refused because it has happened before.
    ['succeeded', [no(400, 'INVALID_REQUEST'), state('SUCCESS')]],
    ['nothing_certain', [no(400, 'INVALID_REQUEST'), lost]],
  ];
  for (const [says, outcomes] of cases) {
    assert.equal((await provider.refund(tools(...outcomes), refund, attempt)).says, says);
  }
  const second = { ...refund, asked: 2 };
  const again = tools(no(400, 'INVALID_REQUEST'), unknown);
  assert.equal((await provider.refund(again, second, attempt)).says, 'nothing_certain');
});
