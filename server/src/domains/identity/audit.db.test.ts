import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, Refusal, secondMs } from '#base';
import { actedBy } from '#platform/context';
import { testDatabase } from '#test/database';
import { changeStaff } from './change-staff.ts';
import { createStaff } from './create-staff.ts';
import { readTrail } from './read-trail.ts';
import { recordAct } from './record-act.ts';
import { requirePermission } from './require-permission.ts';
import { signInStaff } from './sign-in-staff.ts';
import { totpAt } from './totp.ts';

const database = await testDatabase();
const context = database.context();
const { clock } = context;
const ip = '192.0.2.4';
const password = 'a calm harbour at dawn';

const everything = { beforeMs: clock.now() + 10_000 * secondMs, limit: 100 };

async function newStaff(login: string) {
  const created = await createStaff(context, { login, name: login, roles: ['support'], password });
  clock.advance(secondMs);
  const code = totpAt(created.totpSecret, clock.now());
  const { session } = await signInStaff(context, { login, password, code, ip });
  return { ...created, session };
}

test('who may not is refused, and the trail says who tried what on what, from where', async () => {
  const { session, staff } = await newStaff('ravi');
  const subject = newId('top', clock.now(), 4);
  await requirePermission(context, { session, permission: 'topups.read', subject, ip });
  await assert.rejects(
    requirePermission(context, { session, permission: 'reviews.approve', subject, ip }),
    (error) =>
      error instanceof Refusal && error.code === 'permission_missing' && error.kind === 'forbidden',
  );
  const [act, ...others] = await readTrail(context, { ...everything, subject });
  assert.deepEqual(others, []);
  assert.deepEqual(act, {
    id: act?.id,
    atMs: clock.now(),
    actor: { kind: 'staff', id: staff },
    action: 'reviews.approve',
    subject,
    outcome: 'denied',
    network: '192.0.2.0/24',
    details: {},
  });
});

test('what staff do to staff is in the trail, with how it was before', async () => {
  const boss = { kind: 'staff', id: newId('stf', clock.now(), 1) } as const;
  const { staff } = await createStaff(actedBy(context, boss), {
    login: 'mei',
    name: 'Mei',
    roles: ['support'],
    password,
  });
  clock.advance(secondMs);
  const change = { roles: ['clerk', 'support'], isSuspended: true } as const;
  await changeStaff(actedBy(context, boss), staff, change);
  const trail = await readTrail(context, { ...everything, actor: boss.id });
  assert.deepEqual(
    trail.map(({ action, subject, details }) => ({ action, subject, details })),
    [
      {
        action: 'staff.change',
        subject: staff,
        details: { roles: 'clerk support', rolesBefore: 'support', isSuspended: true },
      },
      { action: 'staff.create', subject: staff, details: { login: 'mei', roles: 'support' } },
    ],
  );
});

test('failed sign-ins are in the trail of whose login it was, without what was typed', async () => {
  const { staff } = await newStaff('lam');
  clock.advance(secondMs);
  const wrong = { login: 'lam', password: 'my-secret-typed-wrong', code: '000000', ip };
  await assert.rejects(signInStaff(context, wrong), { code: 'sign_in_wrong' });
  await assert.rejects(signInStaff(context, { ...wrong, login: 'my-secret-typed-wrong' }), {
    code: 'sign_in_wrong',
  });
  const [last, before] = await readTrail(context, { ...everything, subject: staff });
  assert.deepEqual([last?.action, last?.outcome], ['staff.sign_in', 'denied']);
  assert.deepEqual([before?.action, before?.outcome], ['staff.sign_in', 'done']);
  const whole = JSON.stringify(await readTrail(context, everything));
  assert.ok(!whole.includes('my-secret'));
});

test('an act and what it tells of are one commit', async () => {
  const subject = newId('lin', clock.now(), 5);
  const actor = { kind: 'system', id: 'system' } as const;
  const work = context.db.transaction(async (tx) => {
    recordAct(tx, { actor, action: 'line.look', subject, outcome: 'done' });
    throw new Refusal('stopped', 'conflict');
  });
  await assert.rejects(work, { code: 'stopped' });
  assert.deepEqual(await readTrail(context, { ...everything, subject }), []);
});

test('numbers and secrets in the details are masked, and the trail is read in pages', async () => {
  const subject = newId('lin', clock.now(), 5);
  const actor = { kind: 'system', id: 'system' } as const;
  for (let index = 0; index < 5; index += 1) {
    clock.advance(secondMs);
    await context.db.transaction(async (tx) => {
      const details = { index, about: 'number +85251234567', token: 'opens something' };
      recordAct(tx, { actor, action: 'line.look', subject, outcome: 'done', details });
    });
  }
  const first = await readTrail(context, { subject, beforeMs: clock.now() + 1, limit: 3 });
  const rest = await readTrail(context, { subject, beforeMs: first.at(-1)?.atMs ?? 0, limit: 3 });
  const seen = [...first, ...rest].map(({ details }) => details['index']);
  assert.deepEqual(seen, [4, 3, 2, 1, 0]);
  assert.deepEqual(first[0]?.details, {
    index: 4,
    about: 'number +852 5****567',
    token: '[withheld]',
  });
});
