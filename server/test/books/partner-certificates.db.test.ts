import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { LowuUnanswered, openLowuClient } from '@lowu/partner-client';
import { decodeJwt } from 'jose';
import { openPartnerChannel } from '#channels/partner';
import { setCertificates } from '#partners';
import { certificateOfProxy, openServer, readCertificate } from '#platform/http';
import { present } from '#base';
import { type Certified, makeCertificates } from '#test/certificates';
import { openPartnerWorld, type Partner } from '#test/partner-world';
import { commandsOn, printedBy } from '#test/printed-commands';
import { startPartnerServer } from '../../src/partner-server.ts';

const world = await openPartnerWorld({ after });
const { context, base } = world;
const { authority, server, client, neighbour, stranger } = await makeCertificates();
const metadata = '/.well-known/oauth-authorization-server';
const whoAmI = '/api/partner/v1/client';
const buckets = '/tmf-api/prepayBalanceManagement/v4/bucket?limit=1';

async function listen(callerAuthorities: string | undefined): Promise<number> {
  const tls = { ...server, callerAuthorities };
  const place = { host: 'localhost', port: 0, tls, publicUrl: base, isDemo: true };
  const certificateUrl = 'https://partners.example';
  const { port, stop } = await startPartnerServer(context, { ...place, certificateUrl });
  after(() => stop());
  return port;
}

const strict = await listen(authority);
const open = await listen(undefined);

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

interface Call {
  readonly port?: number;
  readonly as?: Certified | undefined;
  readonly token?: string;
  readonly form?: Record<string, string>;
}

async function call(path: string, { port = strict, as, token, form }: Call = {}): Promise<Answer> {
  const request = https.request({
    host: 'localhost',
    port,
    path,
    method: form ? 'POST' : 'GET',
    ca: authority,
    agent: false,
    ...(as ? { cert: as.certificate, key: as.key } : {}),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
  });
  request.end(form && new URLSearchParams(form).toString());
  const [response] = (await once(request, 'response')) as [
    AsyncIterable<Buffer> & { statusCode: number },
  ];
  let text = '';
  for await (const piece of response) text += piece.toString();
  return { status: response.statusCode, body: JSON.parse(text) as Answer['body'] };
}

function printOf({ certificate }: Certified): string {
  return present(readCertificate(certificate), 'a certificate').thumbprint;
}

function ask({ client: id }: Partner, more: Call & { secret?: string } = {}): Promise<Answer> {
  const { secret, ...how } = more;
  const form = { grant_type: 'client_credentials', client_id: id };
  return call('/oauth/token', { ...how, form: secret ? { ...form, client_secret: secret } : form });
}

async function tokenOf(partner: Partner, how: Call): Promise<string> {
  const { status, body } = await ask(partner, how);
  assert.equal(status, 200, JSON.stringify(body));
  return String(body['access_token']);
}

async function certified(...of: Certified[]): Promise<Partner> {
  const partner = await world.partner({ isHouse: true });
  await setCertificates(context, partner.client, of.map(printOf));
  return partner;
}

test('a client shows its certificate and no secret, and its token is bound to that', async () => {
  const partner = await certified(client);
  const token = await tokenOf(partner, { as: client });
  assert.deepEqual(decodeJwt(token)['cnf'], { 'x5t#S256': printOf(client) });
  const who = await call(whoAmI, { as: client, token });
  assert.equal(who.status, 200, JSON.stringify(who.body));
  assert.deepEqual(who.body['certificates'], [printOf(client)]);
  assert.equal((await call(buckets, { as: client, token })).status, 200);
  for (const as of [undefined, neighbour, stranger]) {
    const { status, body } = await call(whoAmI, { as, token });
    assert.deepEqual([status, body['code']], [401, 'partner_token_bound']);
    assert.equal((await call(buckets, { as, token })).body['code'], 'partner_token_bound');
  }
  const headers = { authorization: `Bearer ${token}` };
  const plain = await world.call(whoAmI, { headers });
  assert.deepEqual([plain.status, plain.body['code']], [401, 'partner_token_bound']);
});

test('no secret stands in for the certificate, and no certificate for a wrong secret', async () => {
  const partner = await certified(client);
  const { secret } = partner;
  const other = await world.partner();
  for (const how of [
    {},
    { secret },
    { as: neighbour },
    { as: neighbour, secret },
    { as: stranger, secret },
    { as: client, secret: other.secret },
  ]) {
    const { status, body } = await ask(partner, how);
    assert.deepEqual([status, body['error']], [401, 'invalid_client'], JSON.stringify(body));
  }
  assert.equal((await ask(partner, { as: client, secret })).status, 200);
  // A certificate says nothing of a client that is asked for its secret.
  assert.equal((await ask(other, { as: client })).body['error'], 'invalid_client');
  assert.equal((await ask(other, { as: client, secret: other.secret })).status, 200);
});

test('whoever has signed it, what is registered counts where no authority is named', async () => {
  const partner = await certified(stranger);
  assert.equal((await ask(partner, { as: stranger })).status, 401);
  const token = await tokenOf(partner, { port: open, as: stranger });
  assert.equal((await call(whoAmI, { port: open, as: stranger, token })).status, 200);
});

test('a certificate is changed for the next while work goes on, and ends at once', async () => {
  const partner = await certified(client, neighbour);
  const [one, next] = [
    await tokenOf(partner, { as: client }),
    await tokenOf(partner, { as: neighbour }),
  ];
  await setCertificates(context, partner.client, [printOf(neighbour)]);
  assert.equal((await call(whoAmI, { as: client, token: one })).status, 401);
  assert.equal((await call(whoAmI, { as: neighbour, token: next })).status, 200);
  await setCertificates(context, partner.client, []);
  assert.equal((await call(whoAmI, { as: neighbour, token: next })).status, 401);
  const headers = await world.signedIn(partner);
  assert.equal((await world.call(whoAmI, { headers })).status, 200);
  await setCertificates(context, partner.client, [printOf(client)]);
  const before = await world.call(whoAmI, { headers });
  assert.deepEqual([before.status, before.body['code']], [401, 'partner_token_bound']);
  await assert.rejects(setCertificates(context, partner.client, ['no thumbprint']), {
    code: 'client_certificate_unreadable',
  });
});

test('a program finds out where certificates are shown', async () => {
  const { body } = await call(metadata);
  assert.equal(body['tls_client_certificate_bound_access_tokens'], true);
  const methods = body['token_endpoint_auth_methods_supported'] as string[];
  assert.ok(methods.includes('self_signed_tls_client_auth'));
  const token_endpoint = 'https://partners.example/oauth/token';
  assert.deepEqual(body['mtls_endpoint_aliases'], { token_endpoint });
  const plain = await world.call(metadata);
  assert.ok(!('mtls_endpoint_aliases' in plain.body));
});

/** A port where a proxy, as which a test calls, tells certificates. */
async function listenBehind(proxies: readonly string[]): Promise<string> {
  const { log, metrics } = context;
  const app = openServer({ log, metrics });
  const certificateOf = certificateOfProxy('Client-Cert', proxies);
  const place = { publicUrl: base, isDemo: true, certificateOf };
  await app.register(async (scope) => openPartnerChannel(scope, context, place));
  await app.listen({ host: '127.0.0.1', port: 0 });
  after(() => app.close());
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

test('what a proxy of ours tells of a certificate is believed, and nobody else', async () => {
  const partner = await certified(client);
  const [ours, others] = [await listenBehind(['127.0.0.0/8']), await listenBehind(['10.0.0.0/8'])];
  const nobodys = await listenBehind([]);
  const der = client.certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const form = { grant_type: 'client_credentials', client_id: partner.client };
  const post = (at: string, said: string) =>
    fetch(`${at}/oauth/token`, {
      method: 'POST',
      headers: { 'client-cert': said },
      body: new URLSearchParams(form),
    });
  for (const said of [`:${der}:`, encodeURIComponent(client.certificate)]) {
    assert.equal((await post(ours, said)).status, 200);
    assert.equal((await post(others, said)).status, 401);
    assert.equal((await post(nobodys, said)).status, 401);
  }
  for (const said of [`:${der.slice(8)}:`, ':!:', '%', encodeURIComponent(neighbour.certificate)]) {
    assert.equal((await post(ours, said)).status, 401, said.slice(0, 20));
  }
});

const shown = ({ certificate, key }: Certified) => ({ certificate, key, authority });

test('our own client shows its certificate, and is refused without the right one', async () => {
  const partner = await certified(client);
  const baseUrl = `https://localhost:${strict}`;
  const { reseller, client: clientId } = partner;
  const lowu = openLowuClient({ baseUrl, clientId, certificate: shown(client) });
  const { partner: whose, certificates } = await lowu.call('readClient', {});
  assert.deepEqual([whose, certificates], [reseller, [printOf(client)]]);
  const number = await world.newNumber();
  const outcome = await lowu.topUp({ number, amountMinor: 10_000 });
  assert.ok('topup' in outcome && outcome.topup.state === 'credited');
  const wrong = openLowuClient({ baseUrl, clientId, certificate: shown(neighbour) });
  await assert.rejects(wrong.call('readClient', {}), { code: 'invalid_client', party: 'client' });
  const patience = { tries: 1 };
  const { certificate, key } = client;
  const trustless = { baseUrl, clientId, patience, certificate: { certificate, key } };
  await assert.rejects(openLowuClient(trustless).call('readClient', {}), LowuUnanswered);
  assert.throws(() => openLowuClient({ baseUrl, clientId }), TypeError);
});

test('what docs/operating/partner-certificates.md prints makes one, and sells by it', async () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'lowu-certificates-'));
  after(() => rmSync(cwd, { recursive: true }));
  const CURL_CA_BUNDLE = path.join(cwd, 'authority.pem');
  writeFileSync(CURL_CA_BUNDLE, authority);
  const [making = '', calling = ''] = commandsOn('partner-certificates.md');
  const at = `https://localhost:${open}`;
  const partner = await world.partner();
  const place = { cwd, CURL_CA_BUNDLE };
  const fingerprint = await printedBy(making, at, partner, place);
  await assert.rejects(printedBy(calling, at, partner, place), 'before it is registered');
  await setCertificates(context, partner.client, [fingerprint]);
  const told = JSON.parse(await printedBy(calling, at, partner, place)) as { client: string };
  assert.equal(told.client, partner.client);
});
