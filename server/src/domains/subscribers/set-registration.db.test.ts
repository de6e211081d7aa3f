import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf } from '#catalog';
import { on } from '#platform/facts';
import { testDatabase } from '#test/database';
import { demoCatalog } from '#test/demo-catalog';
import { auditLines } from './audit-lines.ts';
import { createLine } from './create-line.ts';
import { createSubscriber } from './create-subscriber.ts';
import { type RegistrationChanged, registrationChanged } from './facts.ts';
import { findLineByNumber } from './find-line-by-number.ts';
import type { Registration } from './line.ts';
import { readNumberHistory } from './read-number-history.ts';
import { setRegistration } from './set-registration.ts';

test('registration is of one number, and what it was before is kept', async (t) => {
  const changes: RegistrationChanged[] = [];
  const noteChange = on(registrationChanged, {
    during: [async (_, facts) => void changes.push(...facts)],
  });
  const context = (await testDatabase(t)).context({ reactions: [noteChange] });
  const line = await context.db.transaction(async (tx) => {
    const subscriber = createSubscriber(tx, { name: 'Chan Tai Man', language: 'en' });
    const plan = planOf(demoCatalog(), 'commuter');
    return createLine(tx, {
      subscriber,
      plan,
      numbers: [
        { number: '+85251234567', registration: 'registered' },
        { number: '+8613800138000', registration: 'pending' },
      ],
    });
  });
  const set = (registration: Registration, cause: string) =>
    context.db.transaction((tx) =>
      setRegistration(tx, { number: '+8613800138000', registration, cause }),
    );
  await set('suspended', 'a file of the registry');
  await set('suspended', 'the same file again');
  await Promise.all(Array.from({ length: 8 }, () => set('registered', 'a member of staff')));

  const found = await findLineByNumber(context, '+85251234567');
  assert.deepEqual(
    found?.line.numbers.map(({ registration }) => registration),
    ['registered', 'registered'],
  );
  const history = await readNumberHistory(context, '+8613800138000');
  assert.deepEqual(
    history.map((event) => [event.registration, event.cause]),
    [
      ['registered', 'a member of staff'],
      ['suspended', 'a file of the registry'],
      ['pending', line],
    ],
  );
  assert.equal((await readNumberHistory(context, '+85251234567')).length, 1);
  assert.deepEqual(changes, [{ line, home: 'CN', isUsable: true }]);
  for (const check of await auditLines(context)) assert.deepEqual(check.problems, [], check.name);
  const unknown = context.db.transaction((tx) =>
    setRegistration(tx, { number: '+85259999999', registration: 'none', cause: 'x' }),
  );
  await assert.rejects(unknown, { code: 'number_unknown' });
});
