import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { AlipayRequestError, AlipaySdk } from 'alipay-sdk';
import { present } from '#base';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { newRsaPair } from '#test/rsa-pair';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './request.ts';
import { callRest, resources, restCall } from './rest.ts';
import { type Merchant, merchantOf } from './settings.ts';

const ours = newRsaPair();
const theirs = newRsaPair();
const appId = '2021004112345678';

interface Heard {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A machine that writes down what it hears and says what it is told: both clients call it. */
const heard: Heard[] = [];
let said: Said = { status: 500, headers: {}, body: '' };
let server: Server | undefined;

before(async () => {
  server = createServer((request, response) => void answer(request, response));
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
});

after(() => {
  server?.close();
  server?.closeAllConnections();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url: target = '', headers } = request;
  heard.push({ method, target, headers, body: await text(request) });
  response.writeHead(said.status, said.headers).end(said.body);
}

function addressOf(): string {
  const { port } = present(server, 'the server').address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** Alipay's own client, set up as the same shop. */
function clientOf(): AlipaySdk {
  return new AlipaySdk({
    appId,
    privateKey: ours.privatePem,
    keyType: 'PKCS8',
    alipayPublicKey: theirs.publicPem,
    endpoint: addressOf(),
  });
}

function merchant(): Merchant {
  return merchantOf({
    appId,
    sellerId: '2088123412341234',
    appPrivateKey: ours.privatePem,
    alipayPublicKeys: [theirs.publicPem],
    gateway: `${addressOf()}/gateway.do`,
    protocol: 'rest_v3',
    isProduction: false,
  });
}

function signed(status: number, body: string): Said {
  const [at, nonce] = ['1795392720000', '5f1f2cbd'];
  const headers = {
    'content-type': 'application/json',
    'alipay-timestamp': at,
    'alipay-nonce': nonce,
    'alipay-signature': theirs.sign(`${at}\n${nonce}\n${body}\n`),
  };
  return { status, headers, body };
}

const subject = '充值 100% + "5"／元 \\/';
const requests: readonly ApiRequest[] = [
  {
    method: 'alipay.trade.precreate',
    content: { out_trade_no: 'att_1', subject, total_amount: '100.00' },
    notifyUrl: 'https://lowu.example/notices/alipay_cn',
  },
  { method: 'alipay.trade.query', content: { out_trade_no: 'att_1' } },
  {
    method: 'alipay.user.agreement.query',
    content: { sign_scene: 'INDUSTRY|CARRIER', external_agreement_no: 'a b+c&d=ü' },
  },
  {
    method: 'alipay.data.dataservice.bill.downloadurl.query',
    content: { bill_type: 'trade', bill_date: '2026-11-23' },
  },
];

/** The nonce and the time that the other client chose. */
function chosenIn({ headers }: Heard): { readonly nonce: string; readonly nowMs: number } {
  const found = /nonce=([^,]+),timestamp=(\d+),/.exec(String(headers.authorization));
  const [, nonce, at] = present(found, 'a nonce and a time');
  return { nonce: String(nonce), nowMs: Number(at) };
}

test("over REST we say and sign the very bytes of Alipay's client", async () => {
  said = signed(200, '{}');
  for (const { method, content, notifyUrl } of requests) {
    const { verb, path } = resources[method];
    const body = { ...(notifyUrl === undefined ? {} : { notify_url: notifyUrl }), ...content };
    const texts = Object.fromEntries(Object.entries(content).map(([k, v]) => [k, String(v)]));
    await clientOf().curl(verb, path, verb === 'GET' ? { query: texts } : { body });
    const them = present(heard.pop(), 'what was heard');
    const asked: ApiRequest = {
      method,
      content,
      ...(notifyUrl === undefined ? {} : { notifyUrl }),
    };
    const us = restCall(merchant(), asked, chosenIn(them));
    assert.equal(us.url, `${addressOf()}${them.target}`);
    assert.equal(us.method, them.method);
    assert.equal(us.body ?? '', them.body);
    assert.equal(us.headers?.['authorization'], them.headers.authorization);
    assert.equal(us.headers?.['content-type'], them.headers['content-type']);
  }
});

const good = signed(200, '{"trade_status":"TRADE_SUCCESS","subject":"充值 \\/ "}');
const answers: readonly (readonly [string, Said, Answer['kind'], string])[] = [
  ['as it was signed', good, 'done', 'believed'],
  [
    'with another word',
    { ...good, body: good.body.replace('SUCCESS', 'FINISHED') },
    'nothing_certain',
    'response-signature-verify-error',
  ],
  [
    'parsed and printed again',
    { ...good, body: JSON.stringify(JSON.parse(good.body)) },
    'nothing_certain',
    'response-signature-verify-error',
  ],
  [
    'with another nonce',
    { ...good, headers: { ...good.headers, 'alipay-nonce': 'other' } },
    'nothing_certain',
    'response-signature-verify-error',
  ],
  [
    'at another time',
    { ...good, headers: { ...good.headers, 'alipay-timestamp': '1795392720001' } },
    'nothing_certain',
    'response-signature-verify-error',
  ],
  ['a no', signed(400, '{"code":"ACQ.TRADE_NOT_EXIST"}'), 'refused', 'ACQ.TRADE_NOT_EXIST'],
];

/** Whether the client believes it, or the code of its error. */
async function verdictOfClient(): Promise<string> {
  try {
    await clientOf().curl('POST', resources['alipay.trade.query'].path, { body: {} });
    return 'believed';
  } catch (error) {
    assert.ok(error instanceof AlipayRequestError, String(error));
    return String(error.code);
  }
}

test("over REST we believe the answers that Alipay's client believes, and no others", async () => {
  const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
  const query: ApiRequest = { method: 'alipay.trade.query', content: { out_trade_no: 'att_1' } };
  try {
    for (const [name, answer, kind, verdict] of answers) {
      said = answer;
      const ourAnswer = await callRest(merchant(), { http, nowMs: 1_795_392_720_000 }, query);
      assert.equal(ourAnswer.kind, kind, name);
      assert.equal(await verdictOfClient(), verdict, name);
    }
  } finally {
    http.close();
  }
});

test('what is refused before it reached a trade is told apart from what may have', async () => {
  const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
  const order: ApiRequest = { method: 'alipay.trade.precreate', content: {} };
  try {
    for (const [status, code, isTurnedAway] of [
      [400, 'invalid-signature', true],
      [403, 'insufficient-isv-permissions', true],
      [429, 'app-call-limited', false],
      [400, 'ACQ.SYSTEM_ERROR', false],
    ] as const) {
      said = signed(status, JSON.stringify({ code, message: '' }));
      const answer = await callRest(merchant(), { http, nowMs: 1_795_392_720_000 }, order);
      const told = { kind: 'refused', code: String(status), subCode: code, isTurnedAway };
      assert.deepEqual(answer, told);
    }
    said = signed(500, '{"code":"unknow-error"}');
    const busy = await callRest(merchant(), { http, nowMs: 1_795_392_720_000 }, order);
    assert.equal(busy.kind, 'nothing_certain');
  } finally {
    http.close();
  }
});
