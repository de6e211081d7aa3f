import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, isId, minuteMs, Refusal } from '#base';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { changePassword } from './change-password.ts';
import { changeStaff } from './change-staff.ts';
import { confirmTotp } from './confirm-totp.ts';
import { createStaff } from './create-staff.ts';
import { enrolTotp } from './enrol-totp.ts';
import { listStaff } from './list-staff.ts';
import { readStaffSession } from './read-staff-session.ts';
import { signInStaff } from './sign-in-staff.ts';
import { signOutStaff } from './sign-out-staff.ts';
import { newTotpSecret, totpAt } from './totp.ts';

const database = await testDatabase();
const context = database.context({
  connections: 20,
  settings: { 'identity.staff_sign_ins_per_address_hour': 100_000 },
});
const { clock } = context;
const ip = '192.0.2.4';
const password = 'a calm harbour at dawn';

let made = 0;

/** A member of staff of one role, whose authenticator has not been used yet. */
async function newStaff() {
  made += 1;
  const login = `clerk${made}`;
  const created = await createStaff(context, { login, name: '何小姐', roles: ['clerk'], password });
  const { totpSecret } = created;
  const credentials = () => ({ login, password, code: totpAt(totpSecret, clock.now()), ip });
  return { ...created, login, credentials };
}

async function outcomeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'done';
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.code;
  }
}

test('who shows both factors is signed in, with what the roles allow', async () => {
  const { staff, login, credentials } = await newStaff();
  const { session, token } = await signInStaff(context, credentials());
  assert.ok(isId('sts', session.id));
  assert.deepEqual([session.staff, session.login, session.name], [staff, login, '何小姐']);
  assert.ok(session.permissions.includes('adjustments.propose'));
  assert.ok(!session.permissions.includes('adjustments.approve'));
  assert.deepEqual(await readStaffSession(context, token), session);
  await signOutStaff(context, session);
  assert.equal(await readStaffSession(context, token), undefined);
});

test('a login is the same however it is typed', async () => {
  const { credentials, login } = await newStaff();
  const typed = { ...credentials(), login: ` ${login.toUpperCase()} ` };
  assert.equal(await outcomeOf(signInStaff(context, typed)), 'done');
});

test('whatever is wrong gets the same answer', async () => {
  const { credentials, staff } = await newStaff();
  const right = credentials();
  const wrong = [
    { ...right, password: 'a calm harbour at dusk' },
    { ...right, code: right.code === '000000' ? '000001' : '000000' },
    { ...right, login: 'nobody-at-all' },
    { ...right, login: '\u0000'.repeat(3) },
    { ...right, code: '' },
  ];
  for (const given of wrong) {
    assert.equal(await outcomeOf(signInStaff(context, given)), 'sign_in_wrong');
  }
  await changeStaff(context, staff, { isSuspended: true });
  assert.equal(await outcomeOf(signInStaff(context, right)), 'sign_in_wrong');
  await changeStaff(context, staff, { isSuspended: false });
  assert.equal(await outcomeOf(signInStaff(context, right)), 'done');
});

test('a code of an authenticator is taken once, though ten come with it at once', async () => {
  const { credentials } = await newStaff();
  const generous = database.context({
    clock,
    connections: 20,
    settings: { 'identity.lockout_steps': [{ failures: 1_000, minutes: 1 }] },
  });
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => outcomeOf(signInStaff(generous, credentials()))),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1);
  clock.advance(30_000);
  assert.equal(await outcomeOf(signInStaff(generous, credentials())), 'done');
});

test('five failures lock a login for a minute, whether or not anybody has it', async () => {
  const { credentials, login } = await newStaff();
  for (const given of [login, 'no-such-login']) {
    const wrong = { ...credentials(), login: given, password: 'wrong wrong wrong' };
    for (let index = 0; index < 5; index += 1) {
      assert.equal(await outcomeOf(signInStaff(context, wrong)), 'sign_in_wrong');
    }
    await assert.rejects(signInStaff(context, wrong), {
      code: 'sign_in_locked',
      details: { retryAfterSeconds: 60 },
    });
  }
  assert.equal(await outcomeOf(signInStaff(context, credentials())), 'sign_in_locked');
  clock.advance(minuteMs);
  assert.equal(await outcomeOf(signInStaff(context, credentials())), 'done');
});

test('of fifty guesses at the same moment five are judged', async () => {
  const { credentials } = await newStaff();
  const wrong = { ...credentials(), password: 'wrong wrong wrong' };
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => outcomeOf(signInStaff(context, wrong))),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'sign_in_wrong').length, 5);
  assert.equal(outcomes.filter((outcome) => outcome === 'sign_in_locked').length, 45);
});

test('one address can try so many times an hour, at whatever logins', async () => {
  const settings = { 'identity.staff_sign_ins_per_address_hour': 6 };
  const strict = database.context({ clock, settings });
  const outcomes: string[] = [];
  for (const login of ['ada', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal']) {
    const wrong = { login, password: 'x', code: '000000', ip: '198.51.100.77' };
    outcomes.push(await outcomeOf(signInStaff(strict, wrong)));
  }
  assert.deepEqual(new Set(outcomes.slice(0, 6)), new Set(['sign_in_wrong']));
  assert.deepEqual(outcomes.slice(6), ['too_many_requests', 'too_many_requests']);
});

test('staff are signed out after half an hour of rest, and after twelve hours', async () => {
  const { credentials } = await newStaff();
  const { token } = await signInStaff(context, credentials());
  for (let quarter = 1; quarter < 48; quarter += 1) {
    clock.advance(hourMs / 4);
    assert.notEqual(await readStaffSession(context, token), undefined, `quarter ${quarter}`);
  }
  clock.advance(hourMs / 4);
  assert.equal(await readStaffSession(context, token), undefined);
  const next = await signInStaff(context, credentials());
  clock.advance(hourMs / 2);
  assert.equal(await readStaffSession(context, next.token), undefined);
});

test('a new password needs the old one, and ends every other session', async () => {
  const { credentials, totpSecret, login } = await newStaff();
  const elsewhere = await signInStaff(context, credentials());
  clock.advance(minuteMs);
  const { session, token } = await signInStaff(context, credentials());
  const replacement = 'an even calmer harbour';
  const change = { session, password: 'not the old one', replacement, ip };
  assert.equal(await outcomeOf(changePassword(context, change)), 'sign_in_wrong');
  const weak = { ...change, password, replacement: `my ${login} password` };
  assert.equal(await outcomeOf(changePassword(context, weak)), 'password_weak');
  await changePassword(context, { ...change, password });
  assert.equal(await readStaffSession(context, elsewhere.token), undefined);
  assert.notEqual(await readStaffSession(context, token), undefined);
  clock.advance(minuteMs);
  assert.equal(await outcomeOf(signInStaff(context, credentials())), 'sign_in_wrong');
  const code = totpAt(totpSecret, clock.now());
  const renewed = { login, password: replacement, code, ip };
  assert.equal(await outcomeOf(signInStaff(context, renewed)), 'done');
});

test('the old authenticator serves until the new one has shown a code', async () => {
  const { credentials, login } = await newStaff();
  const { session } = await signInStaff(context, credentials());
  const mine = { session, ip };
  assert.equal(await outcomeOf(confirmTotp(context, { ...mine, code: '000000' })), 'totp_wrong');
  const { totpSecret, totpUri } = await enrolTotp(context, { ...mine, password, issuer: 'Bay' });
  assert.equal(new URL(totpUri).searchParams.get('issuer'), 'Bay');
  clock.advance(minuteMs);
  assert.equal(await outcomeOf(signInStaff(context, credentials())), 'done');
  const code = totpAt(totpSecret, clock.now());
  const other = code === '000000' ? '000001' : '000000';
  assert.equal(await outcomeOf(confirmTotp(context, { ...mine, code: other })), 'totp_wrong');
  await confirmTotp(context, { ...mine, code });
  clock.advance(minuteMs);
  assert.equal(await outcomeOf(signInStaff(context, credentials())), 'sign_in_wrong');
  const renewed = { login, password, code: totpAt(totpSecret, clock.now()), ip };
  assert.equal(await outcomeOf(signInStaff(context, renewed)), 'done');
});

test('taking a role away or suspending works at once, on sessions that are open', async () => {
  const { credentials, staff } = await newStaff();
  const { token } = await signInStaff(context, credentials());
  await changeStaff(context, staff, { roles: ['auditor'] });
  assert.deepEqual((await readStaffSession(context, token))?.roles, ['auditor']);
  await changeStaff(context, staff, { isSuspended: true });
  assert.equal(await readStaffSession(context, token), undefined);
  await changeStaff(context, staff, { isSuspended: false });
  assert.equal(await readStaffSession(context, token), undefined);
  const listed = (await listStaff(context)).find(({ id }) => id === staff);
  assert.deepEqual([listed?.roles, listed?.isSuspended], [['auditor'], false]);
});

const readStaffTexts = statement<{ whole: string }>(
  'test identity staff',
  'select s::text as whole from identity.staff s where id = $1',
);

test('a login is given once, also when twenty ask for it at the same moment', async () => {
  const totpSecret = newTotpSecret();
  const given = { login: 'ravi', name: 'Ravi', roles: ['support'], password, totpSecret } as const;
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => outcomeOf(createStaff(context, given))),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === 'login_taken').length, 19);
  const ravi = (await listStaff(context)).find(({ login }) => login === 'ravi');
  const [row] = await context.db.read(readStaffTexts, [ravi?.id.slice(4)]);
  assert.ok(row && !row.whole.includes(totpSecret) && !row.whole.includes(password));
});

test('what cannot be a member of staff is refused', async () => {
  const good = { login: 'mei-ling', name: 'Mei Ling', roles: ['finance'], password } as const;
  const wrong = [
    [{ ...good, login: 'x' }, 'login_unusable'],
    [{ ...good, login: 'mei ling' }, 'login_unusable'],
    [{ ...good, login: '美玲美玲' }, 'login_unusable'],
    [{ ...good, password: 'short' }, 'password_weak'],
    [{ ...good, roles: [] }, 'roles_unknown'],
    [{ ...good, roles: ['owner' as 'clerk'] }, 'roles_unknown'],
    [{ ...good, totpSecret: 'abc' }, 'totp_secret_unusable'],
  ] as const;
  for (const [given, code] of wrong) {
    assert.equal(await outcomeOf(createStaff(context, given)), code);
  }
});
