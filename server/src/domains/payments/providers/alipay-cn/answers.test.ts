import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, present } from '#base';
import type { HttpCall, HttpClient, HttpOutcome } from '#platform/http';
import { newRsaPair } from '#test/rsa-pair';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import { sentAttempt } from '../conformance/sent-attempt.ts';
import type { Refund, RefundEvidence } from '../../refund.ts';
import { alipayCn } from './alipay-cn.ts';
import type { AlipaySettings } from './settings.ts';

const beginning = {
  notifyUrl: 'https://lowu.example/n',
  payer: { address: '203.0.113.7', pageUrl: 'https://lowu.example/pay/1' },
};

const ours = newRsaPair();
const theirs = newRsaPair();
const settings: AlipaySettings = {
  appId: '2021004112345678',
  sellerId: '2088123412341234',
  appPrivateKey: ours.privatePem,
  alipayPublicKeys: [theirs.publicPem],
  gateway: 'https://openapi.alipay.com/gateway.do',
  isProduction: true,
};
const provider = alipayCn.open(settings);
/** Both must come to the same, whatever Alipay means by its answer. */
const protocols = [
  ['gateway', provider],
  ['REST', alipayCn.open({ ...settings, protocol: 'rest_v3' })],
] as const;
const nowMs = Date.parse('2026-11-23T00:12:00Z');

const attempt = sentAttempt(nowMs, {
  slot: 3,
  id: newId('att', nowMs, 3),
  payment: newId('pay', nowMs, 3),
  connector: 'alipay',
  scene: 'qr',
  amount: 10_050n,
  currency: 'CNY',
  subject: '充值',
  // Alipay is told seconds; what is more would be cut off.
  expiresAt: nowMs + 900_999,
});
const refund: Refund = {
  ...attempt,
  id: newId('rfd', nowMs, 3),
  attempt: attempt.id,
  reference: 'top_1',
  amount: 5_000n,
  reason: '',
  state: 'sent',
  byBank: null,
};

type Fields = Readonly<Record<string, unknown>>;
type Answer = Fields | HttpOutcome;

function ok(body: string, status = 200): HttpOutcome {
  return { outcome: 'proof', answer: { status, headers: {}, body: Buffer.from(body) } };
}

function methodOf({ url }: HttpCall): string {
  const { pathname, searchParams } = new URL(url);
  const isRest = pathname.startsWith('/v3/');
  return isRest ? pathname.slice(4).replaceAll('/', '.') : String(searchParams.get('method'));
}

function keyOf(call: HttpCall): string {
  return `${methodOf(call).replaceAll('.', '_')}_response`;
}

/** The same answer as each protocol says it, signed. */
function say(call: HttpCall, fields: Fields): HttpOutcome {
  if (!new URL(call.url).pathname.startsWith('/v3/')) {
    const inner = JSON.stringify(fields).replaceAll('/', '\\/');
    return ok(`{"${keyOf(call)}":${inner},"sign":"${theirs.sign(inner)}"}`);
  }
  const { code, msg: _msg, sub_code: subCode, ...rest } = fields;
  if (code === '10000') return signedRest(200, JSON.stringify(rest));
  const name = String(subCode).replace(/^is[vp]\./, '');
  const status = { '20000': 500, '40006': 403 }[String(code)] ?? 400;
  return signedRest(status, JSON.stringify({ code: name, message: '…', links: [] }));
}

function signedRest(status: number, body: string): HttpOutcome {
  const [at, nonce] = [String(nowMs), 'n0nce'];
  const headers = {
    'alipay-timestamp': at,
    'alipay-nonce': nonce,
    'alipay-signature': theirs.sign(`${at}\n${nonce}\n${body}\n`),
  };
  return { outcome: 'proof', answer: { status, headers, body: Buffer.from(body) } };
}

/** Alipay, which answers its calls in turn, with fields that it signs or as it is told. */
function gateway(...answers: readonly (Answer | ((call: HttpCall) => HttpOutcome))[]): {
  readonly http: HttpClient;
  readonly nowMs: number;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const http: HttpClient = {
    async call(call) {
      const answer = present(answers[asked.length], `an answer to ${methodOf(call)}`);
      asked.push(methodOf(call).split('.').slice(2).join('.'));
      if (typeof answer === 'function') return answer(call);
      return 'outcome' in answer ? (answer as HttpOutcome) : say(call, answer);
    },
  };
  return { http, nowMs, asked };
}

const done = { code: '10000', msg: 'Success', out_trade_no: attempt.id };
const no = (subCode: string, code = '40004'): Fields => ({ code, sub_code: subCode });
const success = {
  ...done,
  trade_no: '2026112322001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '100.50',
  send_pay_date: '2026-11-23 08:11:30',
};
const capturedEvidence: Evidence = {
  says: 'captured',
  amount: 10_050n,
  currency: 'CNY',
  providerReference: '2026112322001',
  capturedAt: nowMs - 30_000,
  isOurs: true,
};

test('a query is believed in the very characters that were signed', async () => {
  const inner = `{ "a" : "\\/ } \\" {" , ${JSON.stringify(success).slice(1)}`;
  const texts = (call: HttpCall): HttpOutcome =>
    ok(`{"sign" : "${theirs.sign(inner)}", "${keyOf(call)}":\n${inner}\t}`);
  assert.deepEqual(await provider.query(gateway(texts), attempt), capturedEvidence);
});

const queries: readonly (readonly [string, Answer, Partial<Evidence>])[] = [
  ['success', success, capturedEvidence],
  ['finished', { ...success, trade_status: 'TRADE_FINISHED' }, capturedEvidence],
  ['without the time', { ...success, send_pay_date: undefined }, { capturedAt: nowMs }],
  ['waiting', { ...success, trade_status: 'WAIT_BUYER_PAY' }, { says: 'pending' }],
  ['closed', { ...success, trade_status: 'TRADE_CLOSED' }, { says: 'closed' }],
  ['a new status', { ...success, trade_status: 'TRADE_FROZEN' }, { says: 'nothing_certain' }],
  ['an amount as a float', { ...success, total_amount: 100.5 }, { says: 'nothing_certain' }],
  ['a mill', { ...success, total_amount: '100.501' }, { says: 'nothing_certain' }],
  ['less than nothing', { ...success, total_amount: '-100.50' }, { says: 'nothing_certain' }],
  ['without a number', { ...success, trade_no: '' }, { says: 'nothing_certain' }],
  ['another trade', { ...success, out_trade_no: 'att_other' }, { says: 'nothing_certain' }],
  ['unknown number', no('ACQ.TRADE_NOT_EXIST'), { says: 'not_found' }],
  ['a system error', no('ACQ.SYSTEM_ERROR'), { reason: 'refused: 40004 ACQ.SYSTEM_ERROR' }],
  ['a busy gateway', no('isp.unknow-error', '20000'), { says: 'nothing_certain' }],
  ['a wrong signature of ours', no('isv.invalid-signature', '40002'), { says: 'nothing_certain' }],
  ['a code with markup', no('<b>x</b>'), { reason: 'refused: 40004' }],
];

test('a query says what the trade is, and nothing where that is not certain', async () => {
  for (const [name, answer, expected] of queries) {
    for (const [protocol, asked] of protocols) {
      const evidence = await asked.query(gateway(answer), attempt);
      // How a refusal is told differs; that it proves nothing does not.
      const isToldAlike = protocol === 'gateway' || !('reason' in expected);
      const wanted = isToldAlike ? expected : { says: 'nothing_certain' };
      assert.deepEqual({ ...evidence, ...wanted }, evidence, `${name} ${protocol}`);
    }
  }
});

const code = '{"code":"10000"}';
const unproved: readonly (readonly [string, HttpOutcome, string])[] = [
  ['not sent', { outcome: 'not_sent', reason: 'ECONNREFUSED' }, 'nothing was sent: ECONNREFUSED'],
  ['timeout', { outcome: 'sent_without_proof', reason: 'timeout' }, 'no proof: timeout'],
  ['a wall before the gateway', ok('{}', 403), 'no proof: status 403'],
  ['html', ok('<html>'), 'the answer is unreadable'],
  ['no UTF-8', ok(''), 'the answer is unreadable'],
  ['a list', ok('[]'), 'the answer is unreadable'],
  [
    'unsigned error',
    ok('{"error_response":{"code":"40002","sub_code":"isv.invalid-app-id"}}'),
    'the answer is not signed: 40002 isv.invalid-app-id',
  ],
  [
    'unsigned',
    ok(`{"alipay_trade_query_response":${JSON.stringify(success)}}`),
    'the answer is not signed: 10000',
  ],
  [
    'a signed error_response',
    ok(`{"error_response":${code},"sign":"${theirs.sign(code)}"}`),
    'the answer is not signed: 10000',
  ],
  [
    'signed by us',
    ok(
      `{"alipay_trade_query_response":{"code":"10000"},"sign":"${ours.sign('{"code":"10000"}')}"}`,
    ),
    'the signature of the answer is wrong',
  ],
  [
    'for another method',
    ok(
      `{"alipay_trade_close_response":{"code":"10000"},"sign":"${theirs.sign('{"code":"10000"}')}"}`,
    ),
    'the answer is unreadable',
  ],
];

test('without a signature that fits there is no proof, and the reason says which', async () => {
  for (const [name, outcome, reason] of unproved) {
    const evidence = await provider.query(gateway(outcome), attempt);
    assert.deepEqual(evidence, { says: 'nothing_certain', reason }, name);
  }
});

const body = JSON.stringify({ ...success, code: undefined });
const signed = signedRest(200, body);

/** The answer with its headers or its bytes changed after it was signed. */
function changed(headers: Readonly<Record<string, string>>, text = body, status = 200) {
  assert.ok(signed.outcome === 'proof');
  const answer = { status, headers: { ...signed.answer.headers, ...headers } };
  return { outcome: 'proof', answer: { ...answer, body: Buffer.from(text) } } as const;
}

const unprovedRest: readonly (readonly [string, HttpOutcome, string])[] = [
  ['timeout', { outcome: 'sent_without_proof', reason: 'timeout' }, 'no proof: timeout'],
  ['a wall before it', ok('<html>', 403), 'the answer is unreadable: 403'],
  ['unsigned', ok(body), 'the answer is not signed: 200'],
  [
    'an unsigned no',
    ok('{"code":"invalid-app-id"}', 400),
    'the answer is not signed: 400 invalid-app-id',
  ],
  ['another nonce', changed({ 'alipay-nonce': 'other' }), 'the signature of the answer is wrong'],
  ['another time', changed({ 'alipay-timestamp': '1' }), 'the signature of the answer is wrong'],
  ['another word', changed({}, `${body} `), 'the signature of the answer is wrong'],
  ['a yes that came as a no', changed({}, body, 400), 'no proof: status 400'],
  ['a yes that is not there yet', changed({}, body, 202), 'no proof: status 202'],
  ['a no that came as a yes', signedRest(200, '{"code":"ACQ.X"}'), 'no proof: status 200'],
];

test('over REST the status is borne out by what was signed, or there is no proof', async () => {
  const [, [, overRest]] = protocols;
  assert.deepEqual(await overRest.query(gateway(signed), attempt), capturedEvidence);
  for (const [name, outcome, reason] of unprovedRest) {
    const evidence = await overRest.query(gateway(outcome), attempt);
    assert.deepEqual(evidence, { says: 'nothing_certain', reason }, name);
  }
});

test('a close that the trade has outrun is answered by a query', async () => {
  for (const subCode of [
    'ACQ.TRADE_HAS_SUCCESS',
    'ACQ.TRADE_STATUS_ERROR',
    'ACQ.REASON_TRADE_STATUS_INVALID',
    'ACQ.TRADE_HAS_FINISHED',
    'ACQ.TRADE_HAS_CLOSE',
  ]) {
    for (const [, asked] of protocols) {
      const tools = gateway(no(subCode), success);
      assert.deepEqual(await asked.close(tools, attempt), capturedEvidence);
      assert.deepEqual(tools.asked, ['close', 'query']);
    }
  }
});

const closes: readonly (readonly [string, Answer, Evidence['says']])[] = [
  ['closed', { ...done, trade_no: '1' }, 'closed'],
  ['another trade', { ...done, out_trade_no: 'att_other' }, 'nothing_certain'],
  ['no trade', no('ACQ.TRADE_NOT_EXIST'), 'not_found'],
  ['a system error', no('ACQ.SYSTEM_ERROR'), 'nothing_certain'],
  ['turned away', no('isv.invalid-signature', '40002'), 'nothing_certain'],
];

test('a close is certain only of what was signed for this trade', async () => {
  for (const [name, answer, says] of closes) {
    for (const [protocol, asked] of protocols) {
      const evidence = await asked.close(gateway(answer), attempt);
      assert.equal(evidence.says, says, `${name} ${protocol}`);
    }
  }
});

const codes: readonly (readonly [string, Answer, Evidence['says']])[] = [
  ['a code', { ...done, qr_code: 'https://qr.alipay.com/bax1' }, 'pending'],
  ['no code', done, 'nothing_certain'],
  ['a script', { ...done, qr_code: 'x'.repeat(2_000) }, 'nothing_certain'],
  ['forbidden words', no('ACQ.EXIST_FORBIDDEN_WORD'), 'failed'],
  ['no contract', no('isv.insufficient-isv-permissions', '40006'), 'failed'],
  ['a system error', no('ACQ.SYSTEM_ERROR'), 'nothing_certain'],
  ['a refusal nobody knows', no('ACQ.SOMETHING_NEW'), 'nothing_certain'],
];

test('a code is made, or the order is refused for good, or nobody knows', async () => {
  for (const [name, answer, says] of codes) {
    for (const [protocol, asked] of protocols) {
      const start = await asked.start(gateway(answer), attempt, beginning);
      assert.ok(start.kind === 'evidence');
      assert.equal(start.evidence.says, says, `${name} ${protocol}`);
    }
  }
});

test('a code for what has been paid meanwhile is answered by a query', async () => {
  for (const subCode of ['ACQ.TRADE_HAS_SUCCESS', 'ACQ.CONTEXT_INCONSISTENT']) {
    const tools = gateway(no(subCode), success);
    const start = await provider.start(tools, attempt, beginning);
    assert.deepEqual(start, { kind: 'evidence', evidence: capturedEvidence });
  }
});

test('a charge that was taken and is not paid yet is asked about', async () => {
  const contract = {
    agreementProduct: 'GENERAL_WITHHOLDING',
    signScene: 'INDUSTRY|CARRIER',
  } as const;
  for (const protocol of ['gateway', 'rest_v3'] as const) {
    const charging = alipayCn.open({ ...settings, ...contract, protocol });
    const charge = async (...answers: readonly Answer[]) => {
      const tools = gateway(...answers);
      const given = { ...beginning, mandateToken: '20261123000000000001' };
      const start = await charging.start(tools, { ...attempt, scene: 'mandate' }, given);
      assert.ok(start.kind === 'evidence');
      return [start.evidence, tools.asked] as const;
    };
    const waiting = { ...success, trade_status: 'WAIT_BUYER_PAY' };
    const [pending, asked] = await charge({ ...success, gmt_payment: undefined }, waiting);
    assert.deepEqual([pending.says, asked], ['pending', ['pay', 'query']]);
    const [paid, once] = await charge({ ...success, gmt_payment: success.send_pay_date });
    assert.deepEqual([paid, once], [capturedEvidence, ['pay']]);
  }
});

test('another currency than CNY is a fault of ours', async () => {
  const foreign: Attempt = { ...attempt, currency: 'HKD' };
  await assert.rejects(provider.start(gateway(), foreign, beginning), /HKD/);
});

const trace = { ...done, out_request_no: refund.id, refund_amount: '50.00' };
const settled = { ...trace, refund_status: 'REFUND_SUCCESS' };
const refunds: readonly (readonly [string, readonly Answer[], RefundEvidence['says']])[] = [
  ['moved', [{ ...done, fund_change: 'Y' }], 'succeeded'],
  ['for another trade', [{ ...done, fund_change: 'Y', out_trade_no: 'x' }], 'nothing_certain'],
  ['moved before', [{ ...done, fund_change: 'N' }, settled], 'succeeded'],
  ['not moved yet', [{ ...done, fund_change: 'N' }, trace], 'pending'],
  ['without a word of it', [done, { code: '10000' }], 'nothing_certain'],
  ['more than the rest', [no('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL'), { code: '10000' }], 'failed'],
  ['refused for itself', [no('ACQ.TRADE_HAS_CLOSE'), settled], 'succeeded'],
  ['finished', [no('ACQ.TRADE_HAS_FINISHED'), { code: '10000' }], 'failed'],
  ['refused, then unclear', [no('ACQ.TRADE_HAS_FINISHED'), ok('')], 'nothing_certain'],
  ['the seller has too little', [no('ACQ.SELLER_BALANCE_NOT_ENOUGH')], 'nothing_certain'],
  ['the trade is frozen', [no('ACQ.REASON_TRADE_BEEN_FREEZEN')], 'nothing_certain'],
  ['another amount before', [no('ACQ.DISCORDANT_REPEAT_REQUEST')], 'nothing_certain'],
  ['no such trade', [no('ACQ.TRADE_NOT_EXIST')], 'nothing_certain'],
  ['a busy gateway', [no('isp.unknow-error', '20000')], 'nothing_certain'],
];

test('a refund has failed where Alipay refuses it for good and knows nothing of it', async () => {
  for (const [name, answers, says] of refunds) {
    for (const [protocol, asked] of protocols) {
      const tools = gateway(...answers);
      const evidence = await asked.refund(tools, refund, attempt);
      assert.equal(evidence.says, says, `${name} ${protocol}`);
      assert.equal(tools.asked.length, answers.length, name);
    }
  }
});

test('refused at the second try, the first may just not have shown up yet', async () => {
  const answers = [no('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL'), { code: '10000' }];
  for (const [asked, says] of [
    [1, 'failed'],
    [2, 'nothing_certain'],
    [3, 'failed'],
  ] as const) {
    const evidence = await provider.refund(gateway(...answers), { ...refund, asked }, attempt);
    assert.equal(evidence.says, says, `try ${asked}`);
  }
});

const refundQueries: readonly (readonly [string, Answer, RefundEvidence['says']])[] = [
  ['done', settled, 'succeeded'],
  ['under way', trace, 'pending'],
  ['no trace', { code: '10000', msg: 'Success' }, 'nothing_certain'],
  ['of another refund', { ...settled, out_request_no: 'rfd_2' }, 'nothing_certain'],
  ['of another amount', { ...settled, refund_amount: '50.01' }, 'nothing_certain'],
  ['of another trade', { ...settled, out_trade_no: 'att_2' }, 'nothing_certain'],
  ['refused', no('ACQ.TRADE_NOT_EXIST'), 'nothing_certain'],
];

test('a refund is done when a query says so of this refund, amount and trade', async () => {
  for (const [name, answer, says] of refundQueries) {
    for (const [protocol, asked] of protocols) {
      const evidence = await asked.queryRefund(gateway(answer), refund, attempt);
      assert.equal(evidence.says, says, `${name} ${protocol}`);
    }
  }
});
