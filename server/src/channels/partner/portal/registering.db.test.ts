import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hourMs, minuteMs, present } from '#base';
import { openSenders, sendDueMessages, SmtpLink } from '#notifications';
import { startMailServer } from '#test/mail-server';
import { openPartnerWorld } from '#test/partner-world';
import { openPortal } from '#test/portal';
import { openTier } from '#test/shop-world';

const world = await openPartnerWorld({ after }, { partner_registration_tier: 'usual' });
const { context } = world;
const { clock } = context;
await openTier(context);
const server = await startMailServer();
const smtp = new SmtpLink(server.place);
after(async () => {
  await smtp.close();
  await server.stop();
});
const at = await openPortal({ after }, context, {
  publicUrl: world.base,
  isDemo: true,
  mailUrl: server.address,
});

async function post(path: string, body: object): Promise<readonly [number, unknown]> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(at + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const told = (await answer.json()) as Record<string, unknown>;
  return [answer.status, told['code'] ?? told];
}

function register(email: string, emailCode?: string): Promise<readonly [number, unknown]> {
  const given = { email, password: 'tram-bell-by-the-pier', business: 'Bay', language: 'en' };
  return post('/registrations', { ...given, ...(emailCode ? { emailCode } : {}) });
}

async function mailedTo(email: string): Promise<string> {
  const before = (await server.mails(email)).length;
  assert.deepEqual(await post('/registrations/email', { email, language: 'en' }), [
    202,
    { minutes: 15 },
  ]);
  await sendDueMessages(context, openSenders({ smtp }));
  const mails = await server.mails(email);
  assert.equal(mails.length, before + 1);
  return present(/code is (\d{6})/.exec(mails[0]?.text ?? '')?.[1], 'a code');
}

function other(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

test('who registers has read the mail to their address, and nobody else does', async () => {
  const email = 'dev@bay.example';
  const session = (await (await fetch(`${at}/session`)).json()) as Record<string, unknown>;
  assert.deepEqual([session['isEmailProved'], session['mailUrl']], [true, server.address]);
  assert.deepEqual(await register(email), [400, 'developer_email_unproved']);
  const code = await mailedTo(email);
  assert.deepEqual(await register(email, other(code)), [400, 'developer_email_code_wrong']);
  // A code for one address opens no other.
  assert.deepEqual(await register('other@bay.example', code), [400, 'developer_email_code_wrong']);
  const [status, made] = await register(`  ${email.toUpperCase()}`, code);
  assert.equal(status, 201);
  // The authenticator lists it under the name by which the page calls the operator.
  const { name } = session['brand'] as { name: { en: string } };
  const { totpUri } = made as { totpUri: string };
  assert.equal(new URL(totpUri).searchParams.get('issuer'), name.en);
  assert.deepEqual(await register(email, code), [409, 'developer_email_taken']);
});

test('a code is good for a quarter of an hour at least, and not for half', async () => {
  const email = 'slow@bay.example';
  const code = await mailedTo(email);
  clock.advance(15 * minuteMs);
  assert.equal((await register(email, code))[0], 201);
  const late = await mailedTo('late@bay.example');
  clock.advance(30 * minuteMs);
  assert.deepEqual(await register('late@bay.example', late), [400, 'developer_email_code_wrong']);
});

test('nobody guesses a code, and nobody’s mailbox is flooded', async () => {
  clock.advance(hourMs);
  const email = 'guessed@bay.example';
  const code = await mailedTo(email);
  for (let guess = 0; guess < 5; guess += 1) {
    assert.deepEqual(await register(email, other(code)), [400, 'developer_email_code_wrong']);
  }
  assert.deepEqual(await register(email, code), [429, 'too_many_requests']);
  await mailedTo(email);
  await mailedTo(email);
  const asked = await post('/registrations/email', { email, language: 'en' });
  assert.deepEqual(asked, [429, 'too_many_requests']);
  for (const wrong of ['a@b', 'a b@bay.example', 'x@bay.example\r\nBcc: y@bay.example']) {
    const [status, refused] = await post('/registrations/email', { email: wrong, language: 'en' });
    assert.deepEqual([status, refused], [400, 'developer_email_invalid'], wrong);
  }
});
