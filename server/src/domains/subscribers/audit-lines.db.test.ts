import { test } from 'node:test';
import { planOf } from '#catalog';
import { testDatabase } from '#test/database';
import { demoCatalog } from '#test/demo-catalog';
import { findsSpoils } from '#test/spoils';
import { lineSpoils } from '#test/line-spoils';
import { auditLines } from './audit-lines.ts';
import { createLine } from './create-line.ts';
import { createSubscriber } from './create-subscriber.ts';

test('whatever is wrong of a line, the audit names it', async (t) => {
  const context = (await testDatabase(t)).context();
  await context.db.transaction(async (tx) => {
    const subscriber = createSubscriber(tx, { name: 'Chan Tai Man', language: 'en' });
    const plan = planOf(demoCatalog(), 'commuter');
    const numbers = [{ number: '+85251234567', registration: 'registered' } as const];
    await createLine(tx, { subscriber, plan, numbers, validDays: 30 });
  });
  await findsSpoils(context, auditLines, lineSpoils);
});
