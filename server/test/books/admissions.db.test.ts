import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { totpAt } from '#identity';
import {
  acceptInvitation,
  decideAdmission,
  dismissDeveloper,
  inviteDeveloper,
  listAdmissions,
  listDevelopers,
  proposeAdmission,
  readInvitation,
  signInDeveloper,
  sweepDeveloperSessions,
} from '#partners';
import { statement } from '#platform/postgres';
import { mailedCode } from '#test/developer-mail';
import { staffCaller } from '#test/finance';
import { openPartner } from '#test/partner-world';
import { openShop } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';

const world = await openTopupWorld();
const { context } = world;
const { clock } = context;
const { reseller } = await openPartner(context);

const operator = staffCaller('operator');
const finance = staffCaller('finance');
const both = staffCaller('operator', 'finance');
const reason = 'called back at the number of their contract';
const password = 'tram-bell-by-the-pier';
const ip = '192.0.2.7';

const want = (email: string, caller = operator) =>
  proposeAdmission(context, caller, { reseller, email, reason });
type Wanted = Awaited<ReturnType<typeof want>>;
const decide = (admission: Wanted, isApproved: boolean, caller = finance) =>
  decideAdmission(context, caller, { admission, isApproved });

async function begin(invitation: string, chosen = password): Promise<string> {
  const { totpSecret, enrolment } = await readInvitation(context, invitation, ip);
  const codeAt = clock.now();
  const code = totpAt(totpSecret, codeAt);
  await acceptInvitation(context, { invitation, enrolment, password: chosen, code, codeAt, ip });
  clock.advance(60_000);
  return totpSecret;
}

const signIn = (email: string, totpSecret: string, chosen = password) => {
  const code = totpAt(totpSecret, clock.now());
  return signInDeveloper(context, { email, password: chosen, code, codeAt: clock.now(), ip });
};

const countMails = statement<{ readonly rows: bigint }>(
  'test: count invitations that were mailed',
  `select count(*) as rows from notifications.message
   where kind = 'developer_invitation' and receiver = $1`,
);

async function mailsTo(email: string): Promise<number> {
  return Number((await context.db.read(countMails, [email]))[0]?.rows);
}

const readActs = statement<{ readonly action: string; readonly details: object }>(
  'test: read acts of admissions',
  `select action, details from identity.audit where action like 'admission.%' order by at, id`,
);

test('who begins is wanted by one person and let in by another, by a mailed code', async () => {
  const email = 'new@bay.example';
  const wanted = await want(` ${email.toUpperCase()} `);
  assert.equal(await mailsTo(email), 0, 'nothing is sent before somebody else agrees');
  const [waiting] = await listAdmissions(context, finance);
  assert.deepEqual([waiting?.id, waiting?.email, waiting?.developer], [wanted, email, null]);
  await assert.rejects(want(email, both), { code: 'admission_waiting' });
  clock.advance(1);
  await decide(wanted, true);
  assert.deepEqual(await listAdmissions(context, finance), []);
  const secret = await begin(await mailedCode(context, email));
  await signIn(email, secret);
  await assert.rejects(decide(wanted, true), { code: 'admission_unknown' });
  const { developers } = await listDevelopers(context, staffCaller('auditor'), { resellers: [] });
  const [made] = developers;
  assert.deepEqual([made?.email, made?.reseller, made?.isDismissed], [email, reseller, false]);
  const acts = await context.db.read(readActs, []);
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['admission.propose', 'admission.approve'],
  );
  assert.ok(!JSON.stringify(acts).includes('@'), 'the trail has no address');
});

test('nobody alone sets both factors of a developer anew, whatever their roles are', async () => {
  const email = 'lost@bay.example';
  const secret = await begin((await inviteDeveloper(context, reseller, email)).code);
  const wanted = await want(email, both);
  await assert.rejects(decide(wanted, true, both), { code: 'second_person_needed' });
  await assert.rejects(decide(wanted, false, both), { code: 'second_person_needed' });
  assert.equal(await mailsTo(email), 1, 'only the first');
  await decide(wanted, true);
  await signIn(email, secret);
  const another = 'another-bell-at-dawn';
  const anew = await begin(await mailedCode(context, email), another);
  await signIn(email, anew, another);
  clock.advance(60_000);
  await assert.rejects(signIn(email, secret), { code: 'developer_sign_in_wrong' });
});

test('of two who decide at once one does, and one code is mailed', async () => {
  const email = 'race@bay.example';
  const wanted = await want(email);
  const deciding = [decide(wanted, true), decide(wanted, true, staffCaller('finance'))];
  const ends = await Promise.allSettled(deciding);
  assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal(await mailsTo(email), 1);
});

test('what is refused, left, outdated or not theirs lets nobody in', async () => {
  const email = 'no@bay.example';
  await decide(await want(email), false);
  assert.equal(await mailsTo(email), 0);
  // Asked for again it waits for a month, and no longer.
  const late = await want(email);
  clock.advance(30 * dayMs);
  await sweepDeveloperSessions(context);
  await assert.rejects(decide(late, true), { code: 'admission_unknown' });
  // Who has begun meanwhile by another way was not to have both set anew; a no is still said.
  const overtaken = await want(email);
  await begin((await inviteDeveloper(context, reseller, email)).code);
  await assert.rejects(decide(overtaken, true), { code: 'developer_email_taken' });
  await decide(overtaken, false);
  // Who is let go meanwhile is not let in again by what was asked for before.
  const gone = await want(email);
  await dismissDeveloper(context, email);
  await assert.rejects(decide(gone, true), { code: 'admission_unknown' });
  const other = await openPartner(context);
  const elsewhere = { reseller: other.reseller, email, reason };
  await assert.rejects(proposeAdmission(context, operator, elsewhere), {
    code: 'developer_email_taken',
  });
  const { id: shop } = await openShop(context);
  const atShop = { reseller: shop, email: 'x@shop.example', reason };
  await assert.rejects(proposeAdmission(context, operator, atShop), { code: 'partner_unknown' });
  await assert.rejects(want('no address'), { code: 'developer_email_invalid' });
});

test('only the operator asks, only finance decides, and nobody else looks', async () => {
  const denied = { code: 'permission_missing' };
  const wanted = await want('roles@bay.example');
  for (const role of ['support', 'clerk', 'supervisor'] as const) {
    await assert.rejects(listDevelopers(context, staffCaller(role), { resellers: [] }), denied);
    await assert.rejects(listAdmissions(context, staffCaller(role)), denied);
  }
  await assert.rejects(want('a@bay.example', finance), denied);
  await assert.rejects(decide(wanted, true, operator), denied);
  await assert.rejects(decide(wanted, true, staffCaller('auditor')), denied);
});
