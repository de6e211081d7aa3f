import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { after, suite, test } from 'node:test';
import { generate } from 'selfsigned';
import { addDays, hongKongDay, hourMs, present } from '#base';
import { totpAt } from '#identity';
import { readCertificate } from '#platform/http';
import { makeCertificates } from '#test/certificates';
import { openPartnerWorld } from '#test/partner-world';
import { openPortal } from '#test/portal';
import { openTier } from '#test/shop-world';
import { eventTypes } from '#webhooks';
import { portalRoutes } from '@lowu/contract/portal';

const world = await openPartnerWorld(
  { after },
  {
    partner_registration_tier: 'usual',
    partner_registrations_per_address_hour: 100,
    partner_email_proved: false,
  },
);
const { context } = world;
await openTier(context);
const sandboxClock = {
  forward: (byMs: number) => context.clock.advance(byMs),
  realNow: () => context.clock.now(),
};
const place = {
  publicUrl: world.base,
  isDemo: true,
  sandboxClock,
  certificateUrl: 'https://partners.example' as string | undefined,
};
const at = await openPortal({ after }, context, place);

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookie: string;
}

async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = body ? { 'content-type': 'application/json' } : {};
  const response = await fetch(at + path, {
    method,
    headers: { ...type, ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const isTable = response.headers.get('content-type')?.startsWith('text/csv') ?? false;
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { status: response.status, body: bodyOf(text, isTable), cookie };
}

function bodyOf(text: string, isTable: boolean): Record<string, unknown> {
  if (isTable) return { table: text };
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

let people = 0;
const password = 'tram-bell-by-the-pier';

/** Registers and signs in, as a page would. */
async function newcomer() {
  people += 1;
  const email = `dev-${people}@example.net`;
  const given = { email, password, business: `Shop ${people}`, language: 'en' };
  const registered = await ask('POST', '/registrations', given);
  assert.equal(registered.status, 201, JSON.stringify(registered.body));
  const secret = String(registered.body['totpSecret']);
  const code = totpAt(secret, context.clock.now());
  const signedIn = await ask('POST', '/session', { email, password, code });
  assert.equal(signedIn.status, 200, JSON.stringify(signedIn.body));
  const headers = { cookie: signedIn.cookie, 'x-csrf-token': String(signedIn.body['csrfToken']) };
  return { email, secret, headers, session: signedIn.body };
}

type Keys = { readonly client: string; readonly secret: string };

async function newKeys(headers: Record<string, string>, more: object = {}): Promise<Keys> {
  const made = await ask('POST', '/clients', { name: 'My program', ...more }, headers);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body as unknown as Keys;
}

function tokenOf({ client, secret }: Keys): Promise<{ status: number }> {
  const form = { grant_type: 'client_credentials', client_id: client, client_secret: secret };
  return world.call('/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
}

suite('a developer who has never been here', () => {
  test('registers, gets keys and play money, and sells by them', async () => {
    const { headers, session } = await newcomer();
    const developer = session['developer'] as { float: { available: { amountMinor: number } } };
    assert.equal(developer.float.available.amountMinor, 1_000_000);
    const keys = await newKeys(headers);
    const [clients] = [await ask('GET', '/clients', undefined, headers)];
    assert.ok(!JSON.stringify(clients.body).includes(keys.secret), 'a secret is shown once');
    const bearer = await world.signedIn(keys as never);
    const body = { reference: 'order-1', number: await world.newNumber(), amountMinor: 10_000 };
    const asked = { method: 'POST', headers: bearer, body };
    assert.equal((await world.call('/api/partner/v1/topups', asked)).status, 201);
    const listed = await ask('GET', '/topups', undefined, headers);
    assert.equal((listed.body['topups'] as { reference: string }[])[0]?.reference, 'order-1');
    const day = hongKongDay(context.clock.now());
    const statement = await ask('GET', `/statements/${day}`, undefined, headers);
    assert.equal((statement.body['closing'] as { amountMinor: number }).amountMinor, 990_200);
    const table = await ask('GET', `/statements/${day}/movements`, undefined, headers);
    assert.match(String(table.body['table']), /,sale,top_/);
    const ahead = await ask('GET', `/statements/${addDays(day, 1)}`, undefined, headers);
    assert.deepEqual([ahead.status, ahead.body['code']], [404, 'statement_day_ahead']);
    assert.match(String(ahead.body['detail']), /尚未開始/);
  });

  test('changes secrets, of which the one before still opens unless it has leaked', async () => {
    const { headers } = await newcomer();
    const first = await newKeys(headers);
    const path = `/clients/${first.client}/rotate`;
    const second = await ask('POST', path, { isLeaked: false }, headers);
    assert.equal((await tokenOf(first)).status, 200);
    const third = await ask('POST', path, { isLeaked: true }, headers);
    assert.equal((await tokenOf(first)).status, 401);
    assert.equal((await tokenOf(second.body as unknown as Keys)).status, 401);
    assert.equal((await tokenOf(third.body as unknown as Keys)).status, 200);
  });

  test('stops a program and lets it come again', async () => {
    const { headers } = await newcomer();
    const keys = await newKeys(headers, { networks: ['127.0.0.0/8', '::1'] });
    for (const [isSuspended, status] of [
      [true, 400],
      [false, 200],
    ] as const) {
      const path = `/clients/${keys.client}/suspend`;
      assert.equal((await ask('POST', path, { isSuspended }, headers)).status, 200);
      assert.equal((await tokenOf(keys)).status, status);
    }
  });

  test('is told what is wrong with what was typed', async () => {
    const { email } = await newcomer();
    const given = { email, password, business: 'Shop', language: 'en' };
    const code = async (more: object) => {
      const { status, body } = await ask('POST', '/registrations', { ...given, ...more });
      return [status, body['code']];
    };
    context.clock.advance(hourMs);
    assert.deepEqual(await code({}), [409, 'developer_email_taken']);
    assert.deepEqual(await code({ email: ` ${email.toUpperCase()}` }), [
      409,
      'developer_email_taken',
    ]);
    assert.deepEqual(await code({ email: 'nobody' }), [400, 'developer_email_invalid']);
    assert.deepEqual(await code({ password: 'short' }), [400, 'password_weak']);
  });
});

suite('certificates of a program', () => {
  test('are added, as PEM or by fingerprint, and once ended the secret opens again', async () => {
    const { headers } = await newcomer();
    const keys = await newKeys(headers);
    const path = `/clients/${keys.client}/certificates`;
    const { client, neighbour, stranger } = await makeCertificates();
    const add = (certificate: string) => ask('POST', path, { certificate }, headers);
    const added = await add(client.certificate);
    assert.equal(added.status, 201, JSON.stringify(added.body));
    const { thumbprint } = present(readCertificate(client.certificate), 'a certificate');
    const [first] = added.body['certificates'] as Record<string, unknown>[];
    assert.deepEqual(first, {
      thumbprint,
      subject: 'CN=smf.example',
      expiresAt: '2126-01-01T00:00:00.000Z',
      addedAt: new Date(context.clock.now()).toISOString(),
    });
    assert.equal((await tokenOf(keys)).status, 401, 'the secret alone opens nothing more');
    const hex = new X509Certificate(neighbour.certificate).fingerprint256;
    for (const again of [`sha256 Fingerprint=${hex}\n`, hex.toLowerCase(), client.certificate]) {
      assert.equal((await add(again)).status, 201);
    }
    const [listed] = (await ask('GET', '/clients', undefined, headers)).body['clients'] as {
      certificates: { thumbprint: string; subject: string | null }[];
    }[];
    const next = present(readCertificate(neighbour.certificate), 'a certificate').thumbprint;
    assert.deepEqual(
      listed?.certificates.map((one) => [one.thumbprint, one.subject]),
      [
        [thumbprint, 'CN=smf.example'],
        [next, null],
      ],
    );
    for (const one of [thumbprint, next]) {
      assert.equal((await ask('DELETE', `${path}/${one}`, undefined, headers)).status, 200);
    }
    const gone = await ask('DELETE', `${path}/${next}`, undefined, headers);
    assert.deepEqual([gone.status, gone.body['code']], [404, 'client_certificate_unknown']);
    assert.equal((await tokenOf(keys)).status, 200, 'the secret opens again');
    place.certificateUrl = undefined;
    const refused = await add(stranger.certificate);
    place.certificateUrl = 'https://partners.example';
    assert.deepEqual([refused.status, refused.body['code']], [409, 'certificates_not_asked']);
  });

  test('are refused where they are none, a key, over, or too many', async () => {
    const { headers } = await newcomer();
    const { client } = await newKeys(headers);
    const { client: made } = await makeCertificates();
    const code = async (certificate: string) => {
      const path = `/clients/${client}/certificates`;
      const { status, body } = await ask('POST', path, { certificate }, headers);
      return [status, body['code']];
    };
    assert.deepEqual(await code('no certificate'), [400, 'client_certificate_unreadable']);
    const cut = made.certificate.replace('MII', 'MIX');
    assert.deepEqual(await code(cut), [400, 'client_certificate_unreadable']);
    const both = `${made.certificate}\n${made.key}`;
    assert.deepEqual(await code(both), [400, 'client_certificate_is_key']);
    const notAfterDate = new Date(context.clock.now() - hourMs);
    const { cert: old } = await generate([{ name: 'commonName', value: 'old' }], { notAfterDate });
    assert.deepEqual(await code(old), [400, 'client_certificate_over']);
    for (const letter of 'ABCD') assert.deepEqual(await code(letter.repeat(43)), [201, undefined]);
    assert.deepEqual(await code('E'.repeat(43)), [400, 'client_certificates_invalid']);
  });
});

async function newEndpoint(headers: Record<string, string>) {
  const body = { url: 'https://hooks.example.com/' };
  const added = await ask('POST', '/webhooks', body, headers);
  assert.equal(added.status, 201, JSON.stringify(added.body));
  const { endpoint } = added.body['endpoint'] as { endpoint: string };
  const tested = await ask('POST', `/webhooks/${endpoint}/test`, undefined, headers);
  assert.equal(tested.status, 202, JSON.stringify(tested.body));
  return {
    endpoint,
    secret: String(added.body['secret']),
    delivery: String(tested.body['delivery']),
  };
}

suite('an endpoint', () => {
  test('is opened, looked at, sent to again, turned off and removed by its people', async () => {
    const { headers } = await newcomer();
    const { endpoint, secret, delivery } = await newEndpoint(headers);
    assert.match(secret, /^whsec_/);
    const hook = `/webhooks/${endpoint}`;
    const listed = await ask('GET', '/webhooks', undefined, headers);
    assert.ok(!JSON.stringify(listed.body).includes(secret), 'a secret is shown once');
    const sent = await ask('GET', `${hook}/deliveries/${delivery}`, undefined, headers);
    assert.match(String(sent.body['body']), /"type":"endpoint.test"/);
    const { headers: shown, event } = sent.body as { headers: object; event: string };
    assert.deepEqual(shown, {
      'content-type': 'application/json',
      'user-agent': 'Lowu-Webhooks/1',
      'webhook-id': event,
    });
    const path = `${hook}/deliveries/${delivery}/replay`;
    world.context.clock.advance(90_000);
    const again = await ask('POST', path, undefined, headers);
    assert.equal(again.status, 202);
    const { body } = await ask('GET', `${hook}/deliveries`, undefined, headers);
    const log = body['deliveries'] as { event: string; isReplay: boolean; queuedAt: string }[];
    const events = log.map((one) => one.event);
    assert.deepEqual([events.length, new Set(events).size], [2, 1], 'the same event, twice');
    assert.deepEqual(
      log.map(({ isReplay }) => isReplay),
      [true, false],
      'the second is a replay',
    );
    const [secondAt = '', firstAt = ''] = log.map(({ queuedAt }) => queuedAt);
    assert.equal(Date.parse(secondAt) - Date.parse(firstAt), 90_000, 'with a time of its own');
    const off = await ask('PATCH', hook, { isEnabled: false }, headers);
    assert.equal(off.body['disabledWhy'], 'owner');
    assert.equal((await ask('POST', path, undefined, headers)).body['code'], 'webhook_disabled');
    assert.equal((await ask('DELETE', hook, undefined, headers)).status, 204);
    const left = await ask('GET', '/webhooks', undefined, headers);
    assert.deepEqual(left.body['endpoints'], []);
  });
});

test('whoever reads Chinese is told in Chinese why nothing can be sent to an address', async () => {
  const { headers } = await newcomer();
  const inChinese = { ...headers, 'x-language': 'zh-Hant' };
  const urls = [
    'nowhere',
    'http://shop.example.com/hook',
    'https://a:b@shop.example.com/',
    'https://169.254.169.254/',
  ];
  for (const url of urls) {
    const { status, body } = await ask('POST', '/webhooks', { url }, inChinese);
    assert.deepEqual([status, body['code']], [400, 'webhook_url_invalid'], url);
    const said = String(body['detail']).replaceAll(/https?:\/\/\w*/g, '');
    assert.match(said, /^[^a-z]+$/i, said);
  }
});

test('what others read as a name is one line that shows something', async () => {
  const { headers } = await newcomer();
  for (const name of ['   ', 'Shop\nother', '\u001B[2JShop']) {
    const given = { email: 'named@example.net', password, business: name, language: 'en' };
    for (const asked of [
      await ask('POST', '/registrations', given),
      await ask('POST', '/clients', { name }, headers),
    ]) {
      assert.deepEqual([asked.status, asked.body['code']], [400, 'request_invalid'], name);
    }
  }
  assert.equal((await ask('POST', '/clients', { name: '港灣 e-shop №1' }, headers)).status, 201);
});

suite('a sandbox', () => {
  test('sends an endpoint each type of event, made up, and nothing else does', async () => {
    context.clock.advance(hourMs);
    const { headers } = await newcomer();
    const { endpoint } = await newEndpoint(headers);
    const hook = `/webhooks/${endpoint}`;
    for (const type of eventTypes) {
      const made = await ask('POST', `${hook}/simulate`, { type }, headers);
      assert.equal(made.status, 202, JSON.stringify(made.body));
      const path = `${hook}/deliveries/${String(made.body['delivery'])}`;
      const sent = (await ask('GET', path, undefined, headers)).body;
      assert.equal(sent['type'], type);
      const { data } = JSON.parse(String(sent['body'])) as { data: Record<string, unknown> };
      const { reference, number } = data;
      const isOfTopup = type.startsWith('topup.');
      const about = isOfTopup ? { reference, number: '+852 5****000' } : null;
      assert.deepEqual(sent['about'], about);
      assert.ok(!isOfTopup || number === '+85259000000', 'masked in the list alone');
      if (!isOfTopup) continue;
      assert.match(String(data['reference']), /^simulated-/);
      assert.deepEqual(data['value'], { amountMinor: 10_000, currency: 'HKD' });
      const isBack = type === 'topup.refunded' || type === 'topup.reversed';
      assert.equal(typeof data['undoneAt'] === 'string', isBack);
      assert.equal('refusal' in data, type === 'topup.failed');
      assert.match(String(data['state']), isBack ? /^undone$/ : /^(?:credited|refused)$/);
      assert.match(String(data['soldAt'] ?? data['refusedAt']), /Z$/);
    }
    const wrong = await ask('POST', `${hook}/simulate`, { type: 'topup.dreamt' }, headers);
    assert.equal(wrong.status, 400);
    place.isDemo = false;
    const refused = await ask('POST', `${hook}/simulate`, { type: 'float.low' }, headers);
    place.isDemo = true;
    assert.deepEqual([refused.status, refused.body['code']], [403, 'sandbox_only']);
  });

  test('lets time pass: what is set aside lapses, and the authenticator still opens', async (t) => {
    const { email, secret, headers, session } = await newcomer();
    assert.equal(session['isClockMovable'], true);
    const bearer = await world.signedIn((await newKeys(headers)) as never);
    const body = { reference: 'held-1', number: await world.newNumber(), amountMinor: 10_000 };
    const asked = { method: 'POST', headers: bearer, body };
    assert.equal((await world.call('/api/partner/v1/orders', asked)).status, 201);
    const realMs = context.clock.now() + 30_000;
    sandboxClock.realNow = () => realMs;
    t.after(() => (sandboxClock.realNow = () => context.clock.now()));
    const forward = { forwardSeconds: 7 * 24 * 3_600 };
    const moved = await ask('POST', '/sandbox/clock', forward, headers);
    assert.equal(moved.body['now'], new Date(context.clock.now()).toISOString());
    assert.equal((await ask('GET', '/clients', undefined, headers)).status, 401, 'a session ends');
    const code = totpAt(secret, realMs);
    const again = await ask('POST', '/session', { email, password, code });
    assert.equal(again.status, 200, JSON.stringify(again.body));
    const made = { cookie: again.cookie, 'x-csrf-token': String(again.body['csrfToken']) };
    const fresh = await world.signedIn((await newKeys(made)) as never);
    const left = await world.call('/api/partner/v1/references/held-1', { headers: fresh });
    assert.equal(left.body['state'], 'lapsed');
    place.isDemo = false;
    const refused = await ask('POST', '/sandbox/clock', forward, made);
    place.isDemo = true;
    assert.deepEqual([refused.status, refused.body['code']], [403, 'sandbox_only']);
    assert.equal((await ask('POST', '/sandbox/clock', { forwardSeconds: -1 }, made)).status, 400);
  });
});

suite('the way in', () => {
  test('takes a code once, and whatever is wrong is one answer', async () => {
    const { email, secret } = await newcomer();
    const right = () => totpAt(secret, context.clock.now());
    const code = async (given: object) => {
      const body = { email, password, code: right(), ...given };
      return (await ask('POST', '/session', body)).body['code'];
    };
    assert.equal(await code({}), 'developer_sign_in_wrong', 'a code that was used');
    context.clock.advance(60_000);
    assert.equal(await code({ password: 'not-that-password' }), 'developer_sign_in_wrong');
    assert.equal(await code({ email: 'nobody@example.net' }), 'developer_sign_in_wrong');
    assert.equal(await code({}), undefined);
  });

  test('is out again once one has signed out', async () => {
    const { headers } = await newcomer();
    assert.equal((await ask('DELETE', '/session', undefined, headers)).status, 200);
    assert.equal((await ask('GET', '/clients', undefined, headers)).status, 401);
  });
});

test('each operation is for whom it is: nothing of another is told or changed', async () => {
  context.clock.advance(hourMs);
  const own = await newcomer();
  const other = await newcomer();
  const { client } = await newKeys(own.headers);
  const { endpoint, delivery } = await newEndpoint(own.headers);
  const hook = `/webhooks/${endpoint}`;
  const changes: [string, string, object?][] = [
    ['POST', `/clients/${client}/rotate`, { isLeaked: true }],
    ['POST', `/clients/${client}/suspend`, { isSuspended: true }],
    ['POST', `/clients/${client}/certificates`, { certificate: 'A'.repeat(43) }],
    ['DELETE', `/clients/${client}/certificates/${'A'.repeat(43)}`],
    ['PATCH', hook, { isEnabled: false }],
    ['DELETE', hook],
    ['POST', `${hook}/secret`, {}],
    ['POST', `${hook}/test`],
    ['POST', `${hook}/simulate`, { type: 'float.low' }],
    ['POST', `${hook}/replay`, { since: '2026-11-22T00:00:00Z' }],
    ['POST', `${hook}/deliveries/${delivery}/replay`],
  ];
  const looks = [`${hook}/deliveries`, `${hook}/deliveries/${delivery}`];
  for (const path of looks) {
    assert.equal((await ask('GET', path)).status, 401, path);
    assert.equal((await ask('GET', path, undefined, other.headers)).status, 404, path);
  }
  for (const [method, path, body] of changes) {
    assert.equal((await ask(method, path, body)).status, 401, path);
    assert.equal((await ask(method, path, body, { cookie: own.headers.cookie })).status, 403, path);
    assert.equal((await ask(method, path, body, other.headers)).status, 404, path);
  }
  const day = '2026-11-23';
  for (const path of [
    '/clients',
    '/webhooks',
    '/topups',
    '/waiting',
    `/statements/${day}`,
    `/statements/${day}/movements`,
  ]) {
    assert.equal((await ask('GET', path)).status, 401, path);
    const told = await ask('GET', path, undefined, other.headers);
    assert.equal(told.status, 200, path);
    const all = JSON.stringify(told.body);
    assert.ok(!all.includes(client) && !all.includes(endpoint), path);
  }
  const guarded = Object.values(portalRoutes).filter(({ access }) => access === 'developer');
  // Beside these: to make keys, to add an endpoint, to sign out and the sandbox's clock concern
  // nobody else's things.
  const known = changes.length + looks.length + 6 + 4;
  assert.equal(guarded.length, known, 'a route that this test does not know');
});
