import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, isId, newId, type PhoneNumber } from '#base';
import { type Sender, sendDueMessages } from '#notifications';
import { statement } from '#platform/postgres';
import { createSubscriber, readSubscriber } from '#subscribers';
import { testDatabase } from '#test/database';
import { changePreferences } from './change-preferences.ts';
import { requireCsrfToken } from './csrf.ts';
import { openDevice } from './open-device.ts';
import { readVisit } from './read-visit.ts';
import { csrfTokenOf } from './visit.ts';
import { requestCode } from './request-code.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { sweepIdentity } from './sweep-identity.ts';
import type { DeviceId, Preferences } from './visit.ts';

const database = await testDatabase();
const context = database.context({ connections: 20 });
const { clock } = context;
const preferences = { language: 'zh-Hans', isCareMode: false } as const;
const ip = '203.0.113.7';

let lastNumber = 61_000_000;

/** Signs somebody in on a device, and gives the token of the session's cookie. */
async function signedIn(device: DeviceId, prefers: Partial<Preferences> = {}) {
  lastNumber += 1;
  const number: PhoneNumber = `+852${lastNumber}`;
  const person = { name: '陳大文', ...preferences, ...prefers };
  const subscriber = await context.db.transaction(async (tx) => createSubscriber(tx, person));
  await requestCode(context, { number, subscriber, device, language: 'en', ip });
  const texts: string[] = [];
  const sender: Sender = {
    async send(_http, { text }) {
      texts.push(text);
      return { outcome: 'delivered' };
    },
  };
  await sendDueMessages(context, { sms: sender });
  const code = /\d{6}/.exec(texts.join(' '))?.[0] ?? '';
  return { subscriber, ...(await signIn(context, { number, code, device, ip })) };
}

const readWhole = statement<{ tokens: bigint; whole: string }>(
  'test identity tokens',
  `select count(*) as tokens, string_agg(d::text || coalesce(s::text, ''), ' ') as whole
   from identity.device d left join identity.session s on s.device = d.id`,
);

test('a device is known again by its cookie, and by no other', async () => {
  const { visit, token } = await openDevice(context, { preferences, ip });
  assert.ok(isId('dev', visit.device));
  assert.deepEqual([visit.session, visit.subscriber, visit.preferences], [null, null, preferences]);
  assert.deepEqual(await readVisit(context, { device: token, session: undefined }), visit);
  for (const wrong of [undefined, '', 'x', `${token}a`, 'A'.repeat(43), token.toLowerCase()]) {
    assert.equal(await readVisit(context, { device: wrong, session: undefined }), undefined);
  }
});

test('tokens stand nowhere in the tables', async () => {
  const { visit, token } = await openDevice(context, { preferences, ip });
  const { token: session } = await signedIn(visit.device);
  const [row] = await context.db.read(readWhole);
  for (const secret of [token, session]) {
    assert.ok(!row?.whole.includes(secret));
    assert.ok(!row?.whole.includes(Buffer.from(secret, 'base64url').toString('hex')));
  }
});

test('a session belongs to its device, and ends by signing out', async () => {
  const one = await openDevice(context, { preferences, ip });
  const other = await openDevice(context, { preferences, ip });
  const { subscriber, visit, token } = await signedIn(one.visit.device);
  const seen = await readVisit(context, { device: one.token, session: token });
  assert.deepEqual(seen, visit);
  assert.equal(seen?.subscriber, subscriber);
  const stolen = await readVisit(context, { device: other.token, session: token });
  assert.deepEqual(stolen, other.visit);
  const after = await signOut(context, visit);
  assert.deepEqual(after, one.visit);
  assert.deepEqual(await readVisit(context, { device: one.token, session: token }), one.visit);
  assert.deepEqual(await signOut(context, visit), one.visit);
});

test('signing in again gives a new session and ends the one before', async () => {
  const { visit, token } = await openDevice(context, { preferences, ip });
  const first = await signedIn(visit.device);
  const second = await signedIn(visit.device);
  assert.notEqual(first.token, second.token);
  const old = await readVisit(context, { device: token, session: first.token });
  assert.equal(old?.subscriber, null);
  const now = await readVisit(context, { device: token, session: second.token });
  assert.equal(now?.subscriber, second.subscriber);
});

test('a session ends after 30 days without a visit, and after 90 days in any case', async () => {
  const { visit, token } = await openDevice(context, { preferences, ip });
  const tokens = { device: token, session: (await signedIn(visit.device)).token };
  const startMs = clock.now();
  for (let day = 29; day < 90; day += 29) {
    clock.set(startMs + day * dayMs);
    assert.notEqual((await readVisit(context, tokens))?.session, null, `day ${day}`);
  }
  clock.set(startMs + 90 * dayMs);
  assert.equal((await readVisit(context, tokens))?.session, null);
  const idle = { ...tokens, session: (await signedIn(visit.device)).token };
  clock.advance(30 * dayMs);
  assert.equal((await readVisit(context, idle))?.session, null);
});

test('a token against forged requests fits one device in one session', async () => {
  const one = await openDevice(context, { preferences, ip });
  const other = await openDevice(context, { preferences, ip });
  const { visit } = await signedIn(one.visit.device);
  const visits = [one.visit, other.visit, visit];
  const [before = '', , right = ''] = visits.map((each) => csrfTokenOf(context.secrets, each));
  assert.equal(new Set(visits.map((each) => csrfTokenOf(context.secrets, each))).size, 3);
  requireCsrfToken(right, right);
  for (const wrong of [undefined, '', before, `${right}=`]) {
    assert.throws(() => requireCsrfToken(right, wrong), { code: 'csrf_token_wrong' });
  }
});

test('preferences stay with the device', async () => {
  const { visit, token } = await openDevice(context, { preferences, ip });
  const changed = await changePreferences(context, visit, { isCareMode: true });
  assert.deepEqual(changed.preferences, { language: 'zh-Hans', isCareMode: true });
  await changePreferences(context, changed, { language: 'en' });
  const seen = await readVisit(context, { device: token, session: undefined });
  assert.deepEqual(seen?.preferences, { language: 'en', isCareMode: true });
  const gone = { ...visit, device: newId('dev', clock.now(), 2) };
  await assert.rejects(changePreferences(context, gone, { language: 'en' }), {
    code: 'device_unknown',
  });
});

test('whoever signs in is spoken to as they prefer, and changes follow them', async () => {
  const one = await openDevice(context, { preferences, ip });
  const prefers = { language: 'zh-Hant', isCareMode: true } as const;
  const { visit, subscriber, token } = await signedIn(one.visit.device, prefers);
  assert.deepEqual(visit.preferences, prefers);
  const seen = await readVisit(context, { device: one.token, session: token });
  assert.deepEqual(seen, visit);
  await changePreferences(context, visit, { language: 'en' });
  const person = await readSubscriber(context, subscriber);
  assert.deepEqual([person.language, person.isCareMode], ['en', true]);
});

test('one address cannot fill the table with devices', async () => {
  const strict = database.context({ clock, settings: { 'identity.devices_per_address_hour': 3 } });
  const open = (from: string) => openDevice(strict, { preferences, ip: from });
  for (let index = 0; index < 3; index += 1) await open(`2001:db8:5:6::${index + 1}`);
  await assert.rejects(open('2001:db8:5:6:7::1'), { code: 'too_many_requests' });
  await open('2001:db8:5:7::1');
});

test('sweeping takes what has ended and nothing else', async () => {
  const kept = await openDevice(context, { preferences, ip });
  const idle = await openDevice(context, { preferences, ip });
  const session = (await signedIn(kept.visit.device)).token;
  clock.advance(20 * dayMs);
  await sweepIdentity(context);
  const tokens = { device: kept.token, session };
  assert.notEqual((await readVisit(context, tokens))?.session, null);
  clock.advance(390 * dayMs);
  const seen = await readVisit(context, tokens);
  assert.equal(seen?.session, null);
  clock.advance(11 * dayMs - hourMs);
  await sweepIdentity(context);
  assert.equal(await readVisit(context, { device: idle.token, session: undefined }), undefined);
  assert.deepEqual(await readVisit(context, tokens), kept.visit);
  const [row] = await context.db.read(readWhole);
  assert.equal(row?.tokens, 1n);
});
