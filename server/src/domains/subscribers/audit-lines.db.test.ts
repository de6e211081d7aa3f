import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf } from '#catalog';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { demoCatalog } from '#test/demo-catalog';
import { auditLines } from './audit-lines.ts';
import { createLine } from './create-line.ts';
import { createSubscriber } from './create-subscriber.ts';

const damages = {
  'a line that lives longer than it was granted': [
    'validity',
    `update subscribers.line set valid_until = valid_until + interval '1 day'`,
  ],
  'a grant that is gone': ['validity', 'delete from subscribers.validity_grant'],
  'a registration without history': [
    'numbers',
    `update subscribers.phone_number set registration = 'suspended'`,
  ],
  'an event that is gone': ['numbers', 'delete from subscribers.phone_number_event'],
  'an event too many': [
    'numbers',
    `insert into subscribers.phone_number_event
     select number, 2, line, registration, cause, recorded_at from subscribers.phone_number_event`,
  ],
  'a number that its line does not know': ['numbers', 'delete from subscribers.line_number'],
} as const;

test('the audit finds nothing in a line in order, and every damage in its place', async (t) => {
  for (const [damage, [name, text]] of Object.entries(damages)) {
    const database = await testDatabase(t);
    const context = database.context();
    const owner = database.context({ url: database.ownerUrl });
    await context.db.transaction(async (tx) => {
      const subscriber = createSubscriber(tx, { name: 'Chan Tai Man', language: 'en' });
      const plan = planOf(demoCatalog(), 'commuter');
      const numbers = [{ number: '+85251234567', registration: 'registered' } as const];
      await createLine(tx, { subscriber, plan, numbers, validDays: 30 });
    });
    for (const check of await auditLines(context)) {
      assert.equal(check.checked, 1);
      assert.deepEqual(check.problems, [], check.name);
    }
    await owner.db.transaction((tx) => tx.query(statement(`test: ${damage}`, text)));
    const wrong = (await auditLines(context)).filter((check) => check.problems.length > 0);
    assert.deepEqual(
      wrong.map((check) => check.name),
      [`subscribers.${name}`],
      damage,
    );
  }
});
