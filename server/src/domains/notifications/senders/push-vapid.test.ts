import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createECDH, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { importJWK, jwtVerify } from 'jose';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { openKeyring } from '#platform/secrets';
import { testKeys } from '#test/database';
import { vapidKeysOf } from '../vapid.ts';
import { openPushSender } from './push.ts';
import type { OutgoingMessage } from './sender.ts';

/** A push service that keeps what it was sent with. */
let heard: IncomingHttpHeaders = {};
const service = createServer((request, response) => {
  heard = request.headers;
  request.resume().once('end', () => response.writeHead(201).end());
}).listen(0, '127.0.0.1');
await once(service, 'listening');
const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
after(() => {
  http.close();
  service.close();
});

const vapid = vapidKeysOf(openKeyring(testKeys));
const sender = openPushSender(vapid);

function messageTo(endpoint: string): OutgoingMessage {
  const browser = createECDH('prime256v1');
  const publicKey = browser.generateKeys('base64url');
  const secret = randomBytes(16).toString('base64url');
  return {
    id: 'msg_00000000000000000000000000',
    to: '+85251234567',
    email: null,
    push: [{ endpoint, publicKey, secret }],
    from: '#TwinHarbour',
    title: 'Balance',
    text: 'Balance HK$18.40.',
    place: null,
    language: 'en',
    isOfApp: true,
    house: { brand: 'Twin Harbour', hotline: '188', emailFrom: 'no-reply@twin-harbour.example' },
    at: 0,
    usefulMs: 3_600_000,
  };
}

/** As a service gets it: the octets of a point in place of a key (RFC 8292, 3.2). */
function keyOf(point: string) {
  const octets = Buffer.from(point, 'base64url');
  const [x, y] = [octets.subarray(1, 33), octets.subarray(33)];
  const coordinates = { x: x.toString('base64url'), y: y.toString('base64url') };
  return importJWK({ kty: 'EC', crv: 'P-256', ...coordinates }, 'ES256');
}

test('an independent library finds every message signed by our key, for that service', async () => {
  const endpoint = `${origin}/push/1`;
  const { outcome } = await sender.send(http, messageTo(endpoint));
  assert.equal(outcome, 'accepted');
  const [, token = '', key = ''] =
    /^vapid t=([^,]+), ?k=(.+)$/.exec(heard.authorization ?? '') ?? [];
  assert.equal(key, vapid.publicKey);
  const { payload, protectedHeader } = await jwtVerify(token, await keyOf(key), {
    audience: origin,
    subject: 'mailto:no-reply@twin-harbour.example',
    algorithms: ['ES256'],
  });
  assert.equal(protectedHeader.typ, 'JWT');
  const lastsSeconds = (payload.exp ?? Number.POSITIVE_INFINITY) - Date.now() / 1_000;
  assert.ok(lastsSeconds > 0 && lastsSeconds <= 86_400, `${lastsSeconds} s`);
  await assert.rejects(jwtVerify(`${token.slice(0, -4)}AAAA`, await keyOf(key)));
});
