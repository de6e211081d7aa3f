import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientHttp2Session, connect, type SecureClientSessionOptions } from 'node:http2';
import { text } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { makeCertificates } from '#test/certificates';
import { testDatabase, testStartMs } from '#test/database';
import { openNetworkChannel } from './open-network-channel.ts';

const path = '/nchf-convergedcharging/v3/chargingdata';
const asked = JSON.stringify({
  subscriberIdentifier: 'imsi-460009999999999',
  nfConsumerIdentification: { nodeFunctionality: 'SMF' },
  invocationTimeStamp: '2026-11-23T00:12:00Z',
  invocationSequenceNumber: 0,
});

interface Hooks {
  after(work: () => Promise<void>): void;
}

/** The channel as an operator opens it to a core network, and an NRF that signs for it. */
async function openGuarded(t: Hooks) {
  const closing: (() => Promise<void>)[] = [];
  const database = await testDatabase({ after: (work) => closing.push(work) });
  const certificates = await makeCertificates();
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256' };
  const channel = await openNetworkChannel(database.context(), {
    host: '127.0.0.1',
    port: 0,
    tls: { ...certificates.server, callerAuthorities: certificates.authority },
    tokens: { keys: { keys: [jwk] }, audience: 'CHF' },
    publicUrl: 'https://lowu.example',
  });
  t.after(async () => {
    await channel.stop();
    for (const close of closing) await close();
  });
  const sign = (scope: string): Promise<string> =>
    new SignJWT({ sub: 'smf-1', aud: 'CHF', scope })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime(testStartMs / 1_000 + 60)
      .sign(privateKey);
  return { certificates, sign, address: `https://localhost:${channel.port}` };
}

/** What a client of HTTP/2 gets that is none of ours: its status and the cause of the problem. */
async function post(session: ClientHttp2Session, token?: string) {
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  });
  stream.end(asked);
  const gone = once(session, 'close').then(() => assert.fail('the connection was closed'));
  gone.catch(() => undefined);
  const heard = once(stream, 'response') as Promise<[Record<string, unknown>]>;
  const [headers] = await Promise.race([heard, gone]);
  const { cause } = JSON.parse(await text(stream)) as { cause: string };
  return { status: headers[':status'], cause, challenge: headers['www-authenticate'] };
}

suite('a channel with mutual TLS and access tokens', () => {
  test('answers a network function that shows a certificate and a token for this', async (t) => {
    const { certificates, sign, address } = await openGuarded(t);
    const { certificate: cert, key } = certificates.client;
    const session = connect(address, { ca: certificates.authority, cert, key });
    t.after(() => session.destroy());
    const right = await post(session, await sign('nchf-convergedcharging'));
    // It was let in, and the SIM is nobody's.
    assert.deepEqual([right.status, right.cause], [404, 'USER_UNKNOWN']);
    const none = await post(session);
    assert.deepEqual([none.status, none.cause], [401, 'ACCESS_TOKEN_DENIED']);
    assert.match(String(none.challenge), /^Bearer/);
    const other = await post(session, await sign('nudm-sdm'));
    assert.deepEqual([other.status, other.cause], [403, 'ACCESS_TOKEN_DENIED']);
    const forged = await post(session, `${await sign('nchf-convergedcharging')}x`);
    assert.deepEqual([forged.status, forged.cause], [401, 'ACCESS_TOKEN_DENIED']);
  });

  test('speaks to nobody without a certificate of its authority', async (t) => {
    const { certificates, sign, address } = await openGuarded(t);
    const token = await sign('nchf-convergedcharging');
    const { stranger, authority } = certificates;
    const ways: SecureClientSessionOptions[] = [
      { ca: authority },
      { ca: authority, cert: stranger.certificate, key: stranger.key },
    ];
    for (const way of ways) {
      const session = connect(address, way);
      t.after(() => session.destroy());
      session.on('error', () => undefined);
      await assert.rejects(post(session, token));
    }
    const plain = connect(address.replace('https:', 'http:'));
    t.after(() => plain.destroy());
    plain.on('error', () => undefined);
    await assert.rejects(post(plain, token));
  });
});
