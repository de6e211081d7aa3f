import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { hourMs, minuteMs } from '#base';
import { statement } from '#platform/postgres';
import { rotateSecret, suspendClient } from '#partners';
import { openPartnerWorld, type Partner } from '#test/partner-world';

const world = await openPartnerWorld({ after });
const { context, call, base } = world;
const grant = { grant_type: 'client_credentials' };

function ask(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return call('/oauth/token', { method: 'POST', body: new URLSearchParams(fields), headers });
}

function shown({ client, secret }: Partner, more: Record<string, string> = {}) {
  return { ...grant, client_id: client, client_secret: secret, ...more };
}

async function errors(fields: Record<string, string>, headers = {}) {
  const { status, body } = await ask(fields, headers);
  return [status, body['error']];
}

function whoAmI(headers: Record<string, string>) {
  return call('/api/partner/v1/client', { headers });
}

suite('an independent OAuth 2 client', () => {
  const insecure = { [oauth.allowInsecureRequests]: true };
  for (const [way, authenticate] of [
    ['HTTP Basic', oauth.ClientSecretBasic],
    ['the form', oauth.ClientSecretPost],
  ] as const) {
    test(`finds the server by itself and gets a token by ${way}`, async () => {
      const partner = await world.partner();
      const issuer = new URL(base);
      const options = { ...insecure, algorithm: 'oauth2' } as const;
      const found = await oauth.discoveryRequest(issuer, options);
      const server = await oauth.processDiscoveryResponse(issuer, found);
      const client = { client_id: partner.client };
      const answer = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        authenticate(partner.secret),
        { scope: 'topups.send float.read' },
        insecure,
      );
      const token = await oauth.processClientCredentialsResponse(server, client, answer);
      assert.equal(token.token_type, 'bearer');
      assert.equal(token.expires_in, 900);
      assert.equal(token.scope, 'topups.send float.read');
      const url = new URL('/api/partner/v1/client', base);
      const used = await oauth.protectedResourceRequest(
        token.access_token,
        'GET',
        url,
        undefined,
        undefined,
        insecure,
      );
      const who = (await used.json()) as Record<string, unknown>;
      assert.equal(who['client'], partner.client);
      assert.deepEqual(who['scopes'], ['topups.send', 'float.read']);
    });
  }
});

suite('a token is not given', () => {
  test('to who shows no secret, a wrong one or that of another, all with one answer', async () => {
    const [one, other] = [await world.partner(), await world.partner()];
    const wrong = [
      shown({ ...one, secret: other.secret }),
      shown({ ...one, secret: 'lowu_sk_short' }),
      shown({ ...one, client: 'cli_nobody' }),
      { ...grant },
    ];
    const answers = await Promise.all(wrong.map((fields) => ask(fields)));
    for (const { status, body, headers } of answers) {
      assert.equal(status, 401);
      assert.equal(body['error'], 'invalid_client');
      assert.match(String(headers.get('www-authenticate')), /^Basic/);
      assert.equal(headers.get('cache-control'), 'no-store');
    }
    assert.equal(new Set(answers.map(({ body }) => body['error_description'])).size, 1);
  });

  test('for another grant, another scope or more than the client has', async () => {
    const partner = await world.partner({ scopes: ['numbers.read'] });
    const password = shown(partner, { grant_type: 'password' });
    assert.deepEqual(await errors(password), [400, 'unsupported_grant_type']);
    const unknown = shown(partner, { scope: 'everything' });
    assert.deepEqual(await errors(unknown), [400, 'invalid_scope']);
    const more = shown(partner, { scope: 'numbers.read topups.send' });
    assert.deepEqual(await errors(more), [400, 'invalid_scope']);
    assert.deepEqual(await errors({ client_id: partner.client }), [400, 'invalid_request']);
    const basic = Buffer.from(`${partner.client}:${partner.secret}`).toString('base64');
    const twice = await errors(shown(partner), { authorization: `Basic ${basic}` });
    assert.deepEqual(twice, [400, 'invalid_request']);
  });

  test('to a form with a field twice, nor to JSON', async () => {
    const partner = await world.partner();
    const fields = new URLSearchParams(shown(partner));
    fields.append('client_id', partner.client);
    const twice = await call('/oauth/token', { method: 'POST', body: fields });
    assert.deepEqual([twice.status, twice.body['error']], [400, 'invalid_request']);
    const json = await call('/oauth/token', { method: 'POST', body: shown(partner) });
    assert.deepEqual([json.status, json.body['error']], [415, 'invalid_request']);
    assert.match(String(json.body['error_description']), /application\/x-www-form-urlencoded/);
    const bare = new URLSearchParams({ client_id: partner.client });
    const missing = await call('/oauth/token', { method: 'POST', body: bare });
    assert.deepEqual([missing.status, missing.body['error']], [400, 'invalid_request']);
    assert.match(String(missing.body['error_description']), /^Send grant_type=client_credentials/);
  });

  test('from elsewhere, nor to a client that is suspended', async () => {
    const elsewhere = await world.partner({ networks: ['203.0.113.0/24'] });
    const answer = await ask(shown(elsewhere));
    assert.deepEqual([answer.status, answer.body['error']], [400, 'unauthorized_client']);
    const here = await world.partner({ networks: ['127.0.0.0/8', '::1'] });
    assert.equal((await ask(shown(here))).status, 200);
    await suspendClient(context, here.client, true);
    assert.equal((await ask(shown(here))).body['error'], 'unauthorized_client');
  });

  test('too often', async () => {
    const partner = await world.partner();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(shown(partner))));
    const limited = answers.filter(({ status }) => status === 429);
    assert.equal(limited.length, 10);
    assert.equal(limited[0]?.body['error'], 'temporarily_unavailable');
    assert.ok(limited[0]?.headers.has('retry-after'));
  });
});

suite('a secret', () => {
  test('opens for a day beside the one that follows it, and then no more', async () => {
    const partner = await world.partner();
    const next = { ...partner, ...(await rotateSecret(context, partner.client, notLeaked)) };
    assert.equal((await ask(shown(partner))).status, 200);
    assert.equal((await ask(shown(next))).status, 200);
    context.clock.advance(24 * hourMs);
    assert.equal((await ask(shown(partner))).status, 401);
    assert.equal((await ask(shown(next))).status, 200);
  });

  test('that has leaked opens nothing from then on', async () => {
    const partner = await world.partner();
    const next = await rotateSecret(context, partner.client, { isLeaked: true });
    assert.equal((await ask(shown(partner))).status, 401);
    assert.equal((await ask(shown({ ...partner, ...next }))).status, 200);
  });
});

const notLeaked = { isLeaked: false };

suite('an access token', () => {
  test('opens for its minutes and not longer', async () => {
    const headers = await world.signedIn(await world.partner());
    assert.equal((await whoAmI(headers)).status, 200);
    context.clock.advance(15 * minuteMs);
    const { status, body } = await whoAmI(headers);
    assert.deepEqual([status, body['code']], [401, 'partner_token_ended']);
    assert.doesNotMatch(JSON.stringify(body), /ERR_|JWT|JOSE/);
  });

  test('is refused altered, unsigned, or where there is none', async () => {
    const { authorization = '' } = await world.signedIn(await world.partner());
    const [head = '', claims = '', signature = ''] = authorization.slice(7).split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const token of [`${head}.${claims}.${flipped}`, `${none}.${claims}.`, 'nonsense']) {
      const { status, body, headers } = await whoAmI({ authorization: `Bearer ${token}` });
      assert.deepEqual([status, body['code']], [401, 'partner_token_wrong']);
      assert.match(String(headers.get('www-authenticate')), /^Bearer/);
    }
    assert.equal((await whoAmI({})).body['code'], 'partner_token_needed');
  });

  test('of a client that is suspended opens nothing from its next request on', async () => {
    const partner = await world.partner();
    const headers = await world.signedIn(partner);
    await suspendClient(context, partner.client, true);
    const { status, body } = await whoAmI(headers);
    assert.deepEqual([status, body['code']], [403, 'client_suspended']);
  });

  test('opens as often as was agreed, and then tells when to come again', async () => {
    const partner = await world.partner({ requestsPerMinute: 5 });
    const headers = await world.signedIn(partner);
    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1) statuses.push((await whoAmI(headers)).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    context.clock.advance(12_000);
    assert.equal((await whoAmI(headers)).status, 200);
  });
});

const readKept = statement<{ kept: string }>(
  'read partners all',
  `select (select string_agg(c::text, ' ') from partners.client c) ||
     (select string_agg(encode(s.hash, 'escape') || s::text, ' ') from partners.secret s) ||
     (select string_agg(a::text, ' ') from identity.audit a) as kept`,
);

test('no secret stands in the database', async () => {
  const partner = await world.partner();
  const [{ kept }] = (await context.db.read(readKept)) as [{ kept: string }];
  assert.ok(kept.includes('Bay e-shop'));
  assert.ok(!kept.includes(partner.secret.slice(8)));
});
