import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hourMs } from '#base';
import { totpAt } from '#identity';
import { dismissDeveloper, inviteDeveloper, sweepDeveloperSessions } from '#partners';
import { statement } from '#platform/postgres';
import { mailedCode } from '#test/developer-mail';
import { openPartnerWorld } from '#test/partner-world';
import { openPortal } from '#test/portal';

const world = await openPartnerWorld({ after });
const { context } = world;
const { clock } = context;
// No demo: nobody registers here.
const at = await openPortal({ after }, context, { publicUrl: world.base, isDemo: false });
const password = 'tram-bell-by-the-pier';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookie: string;
}

async function ask(path: string, body?: object, cookie?: string): Promise<Answer> {
  const response = await fetch(at + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const [given = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  const told = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body: told, cookie: given };
}

async function look(invitation: string): Promise<{ secret: string; enrolment: string }> {
  const { status, body } = await ask('/invitations/look', { invitation });
  assert.equal(status, 200, JSON.stringify(body));
  return { secret: String(body['totpSecret']), enrolment: String(body['enrolment']) };
}

interface Begun extends Answer {
  readonly secret: string;
}

async function begin(invitation: string, more: object = {}): Promise<Begun> {
  const { secret, enrolment } = await look(invitation);
  const code = totpAt(secret, clock.now());
  const answer = await ask('/invitations', { invitation, enrolment, password, code, ...more });
  return { ...answer, secret };
}

interface ActRow {
  readonly action: string;
  readonly outcome: string;
  readonly subject: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

const readActs = statement<ActRow>(
  'test: read the trail of a developer',
  `select action, outcome, subject, details from identity.audit
   where action like 'developer.%' order by at, id`,
);

const countTold = statement<{ readonly rows: bigint }>(
  'test: count mails that both were set anew',
  `select count(*) as rows from notifications.message
   where kind = 'developer_factors_set' and receiver = $1`,
);

const countInvitations = statement<{ readonly rows: bigint }>(
  'test: count invitations',
  'select count(*) as rows from partners.invitation',
);

async function codeOf(path: string, body: object): Promise<readonly [number, unknown]> {
  const answer = await ask(path, body);
  return [answer.status, answer.body['code']];
}

const traced = ['developer.invite', 'developer.create', 'developer.sign_in'];
const partner = await world.partner();

test('who is invited sets password and authenticator, once, and is at the desk', async () => {
  const email = 'dev@bay.example';
  const registering = { email, password, business: 'Bay', language: 'en' };
  assert.deepEqual(await codeOf('/registrations', registering), [403, 'registration_closed']);
  const { code, isKnown } = await inviteDeveloper(context, partner.reseller, ` ${email} `);
  assert.equal(isKnown, false);
  assert.equal(await mailedCode(context, email), code, 'it is mailed as well');
  const shown = await ask('/invitations/look', { invitation: code });
  assert.deepEqual(
    [shown.body['email'], shown.body['business'], shown.body['needsProof']],
    [email, 'Bay e-shop', false],
  );
  // Read out over a telephone it is the same code, and nothing is used up by what was mistyped.
  const spoken = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  const wrong = await begin(spoken, { code: '000000' });
  assert.deepEqual([wrong.status, wrong.body['code']], [400, 'developer_authenticator_wrong']);
  const weak = await begin(spoken, { password: 'short' });
  assert.deepEqual([weak.status, weak.body['code']], [400, 'password_weak']);
  const begun = await begin(spoken);
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const developer = begun.body['developer'] as Record<string, unknown>;
  assert.deepEqual([developer['email'], developer['partner']], [email, partner.reseller]);
  assert.equal((await ask('/clients', undefined, begun.cookie)).status, 200);
  assert.deepEqual(await codeOf('/invitations/look', { invitation: code }), [
    404,
    'developer_invitation_unknown',
  ]);
  const used = totpAt(begun.secret, clock.now());
  const again = { email, password, code: used };
  assert.deepEqual(await codeOf('/session', again), [401, 'developer_sign_in_wrong']);
  clock.advance(60_000);
  const fresh = { email, password, code: totpAt(begun.secret, clock.now()) };
  assert.equal((await ask('/session', fresh)).status, 200);
});

test('a code ends with its time and with the next, and of two at once one is let in', async () => {
  clock.advance(hourMs);
  const email = 'slow@bay.example';
  const { code: first } = await inviteDeveloper(context, partner.reseller, email);
  const { code: second } = await inviteDeveloper(context, partner.reseller, email);
  const unknown = [404, 'developer_invitation_unknown'];
  assert.deepEqual(await codeOf('/invitations/look', { invitation: first }), unknown);
  const { enrolment } = await look(second);
  const { code: other } = await inviteDeveloper(context, partner.reseller, 'x@bay.example');
  const mixed = { invitation: other, enrolment, password, code: '000000' };
  assert.deepEqual(await codeOf('/invitations', mixed), [400, 'seal_broken']);
  clock.advance(72 * hourMs);
  assert.deepEqual(await codeOf('/invitations/look', { invitation: second }), unknown);
  await sweepDeveloperSessions(context);
  assert.equal((await context.db.read(countInvitations))[0]?.rows, 0n);
  const { code: third } = await inviteDeveloper(context, partner.reseller, email);
  const both = await Promise.all([begin(third), begin(third)]);
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([200, 404]));
});

test('who has lost one factor begins anew by mail and the other, and by nothing less', async () => {
  clock.advance(hourMs);
  const email = 'lost@bay.example';
  const invited = await inviteDeveloper(context, partner.reseller, email);
  const first = await begin(invited.code);
  const recover = (address: string) => ask('/recoveries', { email: address, language: 'en' });
  clock.advance(1_000);
  const told = await recover(email);
  assert.deepEqual(await recover('nobody@bay.example'), told, 'whether it is known is not told');
  const code = await mailedCode(context, email);
  for (const proof of [undefined, 'not-that-password', '000000']) {
    const refused = await begin(code, { password: 'another-bell-at-dawn', proof });
    assert.deepEqual([refused.status, refused.body['code']], [401, 'developer_proof_wrong']);
  }
  assert.equal((await ask('/clients', undefined, first.cookie)).status, 200, 'nothing has changed');
  clock.advance(hourMs / 2);
  const anew = await begin(code, { password: 'another-bell-at-dawn', proof: password });
  assert.equal(anew.status, 200, JSON.stringify(anew.body));
  assert.equal((await ask('/clients', undefined, first.cookie)).status, 401, 'old visits end');
  assert.equal((await ask('/clients', undefined, anew.cookie)).status, 200);
  clock.advance(hourMs);
  await recover(email);
  const lostPassword = await begin(await mailedCode(context, email), {
    proof: totpAt(anew.secret, clock.now()),
  });
  assert.equal(lostPassword.status, 200, JSON.stringify(lostPassword.body));
  const acts = await context.db.read(readActs);
  const resets = acts.filter(({ action }) => action === 'developer.reset');
  assert.deepEqual(
    resets.map(({ outcome }) => outcome),
    ['denied', 'denied', 'denied', 'done', 'done'],
  );
  const [subject] = new Set(resets.map((act) => act.subject));
  assert.ok(subject?.startsWith('dev_'), 'whose they are stands beside what was denied');
  assert.ok(resets.every((act) => act.subject === subject));
  // Who asked for an address that is nobody's waited for the same work, and is in the trail too.
  const asked = acts.filter(({ action }) => action === 'developer.recover');
  assert.deepEqual(asked.map((act) => `${act.outcome} ${act.subject}`).toSorted(), [
    'denied null',
    `done ${subject}`,
    `done ${subject}`,
  ]);
  const [mails] = await context.db.read(countTold, [email]);
  assert.equal(mails?.rows, 2n, 'whoever was taken in by it hears of it each time');
});

test('whoever begins is in the trail with who invited them, and whoever was tried at', async () => {
  clock.advance(hourMs);
  const email = 'traced@bay.example';
  const { code } = await inviteDeveloper(context, partner.reseller, email);
  await begin(code);
  const wrong = { email, password, code: '000000' };
  assert.deepEqual(await codeOf('/session', wrong), [401, 'developer_sign_in_wrong']);
  const acts = (await context.db.read(readActs)).slice(-3);
  assert.deepEqual(new Set(acts.map(({ action }) => action)), new Set(traced));
  const [invited, created, denied] = traced.map((one) => acts.find((act) => act.action === one));
  assert.ok(invited?.details['invitation']);
  assert.equal(created?.details['invitation'], invited.details['invitation']);
  assert.deepEqual([denied?.outcome, denied?.subject], ['denied', created.subject]);
});

test('of two invitations of one moment the address keeps one', async () => {
  clock.advance(hourMs);
  for (let time = 0; time < 4; time += 1) {
    const email = `twice${time}@bay.example`;
    const invite = () => inviteDeveloper(context, partner.reseller, email);
    const both = await Promise.all([invite(), invite()]);
    const looks = both.map(({ code }) => ask('/invitations/look', { invitation: code }));
    const statuses = (await Promise.all(looks)).map(({ status }) => status);
    assert.deepEqual(
      statuses.toSorted((one, other) => one - other),
      [200, 404],
    );
  }
});

test('who has lost both is invited again by the operator, and only where they belong', async () => {
  clock.advance(hourMs);
  const email = 'both@bay.example';
  await begin((await inviteDeveloper(context, partner.reseller, email)).code);
  const other = await world.partner();
  await assert.rejects(inviteDeveloper(context, other.reseller, email), {
    code: 'developer_email_taken',
  });
  // An invitation by the operator outlives what anybody asks for under the address.
  const { code, isKnown } = await inviteDeveloper(context, partner.reseller, email);
  assert.equal(isKnown, true);
  clock.advance(1_000);
  await ask('/recoveries', { email, language: 'zh-Hant' });
  const mailed = await mailedCode(context, email);
  // Of two codes of one person that are used at once one lets them in.
  const anew = { password: 'another-bell-at-dawn' };
  const both = await Promise.all([begin(code, anew), begin(mailed, { ...anew, proof: password })]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((one, other) => one - other),
    [200, 404],
  );
  assert.equal((await ask('/invitations/look', { invitation: mailed })).status, 404);
});

test('who has left is out at once, and only another invitation lets them in again', async () => {
  clock.advance(hourMs);
  const email = 'left@bay.example';
  const begun = await begin((await inviteDeveloper(context, partner.reseller, email)).code);
  clock.advance(1_000);
  await ask('/recoveries', { email, language: 'en' });
  const own = await mailedCode(context, email);
  const id = await dismissDeveloper(context, email);
  assert.equal(await dismissDeveloper(context, id), id, 'twice is once');
  await assert.rejects(dismissDeveloper(context, 'nobody@bay.example'), {
    code: 'developer_unknown',
  });
  assert.equal((await ask('/clients', undefined, begun.cookie)).status, 401);
  clock.advance(60_000);
  const right = { email, password, code: totpAt(begun.secret, clock.now()) };
  assert.deepEqual(await codeOf('/session', right), [401, 'developer_sign_in_wrong']);
  assert.equal((await ask('/invitations/look', { invitation: own })).status, 404);
  assert.equal((await ask('/recoveries', { email, language: 'en' })).status, 202);
  assert.equal(await mailedCode(context, email), own, 'nothing more was mailed');
  const { code } = await inviteDeveloper(context, partner.reseller, email);
  const back = await begin(code);
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.equal((await ask('/clients', undefined, back.cookie)).status, 200);
});

test('nobody floods a mailbox, and nobody tries codes for long', async () => {
  clock.advance(hourMs);
  const email = 'both@bay.example';
  const asked: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    asked.push((await ask('/recoveries', { email, language: 'en' })).status);
  }
  assert.deepEqual(asked, [202, 202, 202, 429]);
  const tries: number[] = [];
  for (let time = 0; time < 61; time += 1) {
    const invitation = `0000-0000-0000-${String(1_000 + time)}`;
    tries.push((await ask('/invitations/look', { invitation })).status);
  }
  assert.deepEqual([new Set(tries.slice(0, 60)), tries[60]], [new Set([404]), 429]);
});
