import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hongKongDay, isoTime } from '#base';
import { totpAt } from '#identity';
import { createDeveloper } from '#partners';
import { suspendReseller } from '#resellers';
import { staffCaller } from '#test/finance';
import { openPartnerWorld } from '#test/partner-world';
import { openPortal } from '#test/portal';

const world = await openPartnerWorld({ after });
const { context } = world;
const at = await openPortal({ after }, context, { publicUrl: world.base, isDemo: false });

const email = 'dev@bay.example';
const password = 'tram-bell-by-the-pier';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

async function ask(method: string, path: string, body?: object, more: object = {}) {
  const type = body ? { 'content-type': 'application/json' } : {};
  const response = await fetch(at + path, {
    method,
    headers: { ...type, ...more },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { status: response.status, text: await response.text(), cookie };
}

test('the portal of a suspended partner opens and says so, and shows what was', async () => {
  const partner = await world.partner();
  await createDeveloper(context, partner.reseller, { email, password, totpSecret });
  const headers = await world.signedIn(partner);
  const body = { reference: 'before', number: await world.newNumber(), amountMinor: 10_000 };
  const sent = { method: 'POST', headers, body };
  assert.equal((await world.call('/api/partner/v1/topups', sent)).status, 201);
  const caller = staffCaller('operator');
  await suspendReseller(context, caller, { reseller: partner.reseller, isSuspended: true });
  const code = totpAt(totpSecret, context.clock.now());
  const signedIn = await ask('POST', '/session', { email, password, code });
  assert.equal(signedIn.status, 200, signedIn.text);
  const { developer, csrfToken } = JSON.parse(signedIn.text) as {
    developer: { business: string; suspendedAt: string };
    csrfToken: string;
  };
  assert.deepEqual(
    [developer.business, developer.suspendedAt],
    ['Bay e-shop', isoTime(context.clock.now())],
  );
  const who = { cookie: signedIn.cookie, 'x-csrf-token': csrfToken };
  const day = hongKongDay(context.clock.now());
  const looks = ['/session', '/clients', '/webhooks', '/topups', `/statements/${day}`];
  for (const path of [...looks, `/statements/${day}/movements`]) {
    assert.equal((await ask('GET', path, undefined, who)).status, 200, path);
  }
  const refused = await world.call('/api/partner/v1/topups', {
    method: 'POST',
    headers,
    body: { ...body, reference: 'after' },
  });
  assert.deepEqual([refused.status, refused.body['code']], [403, 'reseller_suspended']);
  await suspendReseller(context, caller, { reseller: partner.reseller, isSuspended: false });
  const again = await ask('GET', '/session', undefined, who);
  assert.match(again.text, /"suspendedAt":null/);
});

test('a suspended partner is answered the same of what it took back before', async () => {
  const partner = await world.partner();
  const headers = await world.signedIn(partner);
  const send = async (reference: string) => {
    const body = { reference, number: await world.newNumber(), amountMinor: 10_000 };
    const sent = await world.call('/api/partner/v1/topups', { method: 'POST', headers, body });
    return `/api/partner/v1/topups/${String(sent.body['topup'])}/undo`;
  };
  const [undone, kept] = [await send('undone'), await send('kept')];
  const first = await world.call(undone, { method: 'POST', headers });
  assert.equal(first.status, 200, JSON.stringify(first.body));
  const caller = staffCaller('operator');
  await suspendReseller(context, caller, { reseller: partner.reseller, isSuspended: true });
  const again = await world.call(undone, { method: 'POST', headers });
  assert.deepEqual([again.status, again.body], [200, first.body]);
  const refused = await world.call(kept, { method: 'POST', headers });
  assert.deepEqual([refused.status, refused.body['code']], [403, 'reseller_suspended']);
});
