import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { dayMs, isoTime, newUuid } from '#base';
import { addAttachment, attachmentsOf, withdrawAppeal } from '#disputes';
import { closePool, openPool } from '#platform/postgres';
import { monthsBefore } from '#platform/retention';
import { explainAppeal } from '#ops';
import { openAppealWorld } from '#test/appeal-world';
import { placesOf } from '#test/places-of';
import { letOldRowsLeave } from '../../src/retention.ts';

test.after(() => closePool(owner));
const world = await openAppealWorld();
const { context, database, support } = world;
const owner = openPool(database.ownerUrl, 1, false);
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

const leave = () => letOldRowsLeave(context, database.ownerUrl);

async function count(table: string, where = 'true'): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from ${table} where ${where}`,
  );
  return rows[0]?.count ?? 0;
}

/** A day of a bank and of a provider's bill, with all that names people in them. */
async function keepOldPapers(): Promise<void> {
  const nowMs = context.clock.now();
  const [now, bill] = [isoTime(nowMs), newUuid(nowMs, 0)];
  const file = Buffer.from('trade,payer\n1,chan');
  const digest = createHash('sha256').update(file).digest();
  const rows: (readonly [string, readonly unknown[]])[] = [
    [
      `insert into reconciliation.bill (id, connector, day, sha256, size_bytes, fetched_at)
       values ($1, 'stripe', $2, $3, $4, $5)`,
      [bill, now.slice(0, 10), digest, file.length, now],
    ],
    ['insert into reconciliation.bill_part (bill, part, content) values ($1, 0, $2)', [bill, file]],
    [
      `insert into reconciliation.item (slot, bill, row_number, kind, provider_number, written,
         amount, currency, fee, occurred_at)
       select s, $1, s + 1, 'other', 'x' || s, 'chan', 1, 'HKD', 0, $2
       from generate_series(0, 63) s`,
      [bill, now],
    ],
    [
      `insert into reconciliation.day (connector, day, state, bill, changed_at)
       values ('stripe', $1, 'matched', $2, $3)`,
      [now.slice(0, 10), bill, now],
    ],
    [
      `insert into reconciliation.day_sum (connector, day, kind, currency, items, amount, fee)
       values ('stripe', $1, 'other', 'HKD', 64, 64, 0)`,
      [now.slice(0, 10)],
    ],
    [
      `insert into closings.closing (slot, id, line, state, ordered_by, to_name, to_account,
         back_minor, ordered_at, changed_at)
       values (1, $1, $1, 'settled', 'sub_1', 'CHAN TAI MAN', '123-4', 0, $2, $2)`,
      [newUuid(nowMs, 1), now],
    ],
    [
      `insert into identity.audit (slot, id, at, actor_kind, actor, action, subject, outcome,
         network, details)
       values (1, $1, $2, 'staff', 'stf_1', 'line.read', 'lin_1', 'done', '192.0.2.0/24', '{}')`,
      [newUuid(nowMs, 1), now],
    ],
    [
      `insert into payments.notice (slot, connector, event_id, body, says, received_at)
       values (1, 'stripe', 'evt_1', 'chan', '{}', $1)`,
      [now],
    ],
  ];
  for (const [text, values] of rows) await owner.query(text, [...values]);
}

/** Where something is left of what names people. */
async function namedIn(): Promise<readonly string[]> {
  const places = [
    ['disputes.attachment'],
    ['disputes.evidence'],
    ['disputes.event', 'words is not null'],
    ['payments.notice'],
    ['reconciliation.bill'],
    ['reconciliation.bill_part'],
    ['reconciliation.item'],
    ['reconciliation.day_sum'],
    ['closings.closing', `to_name <> '' or to_account <> ''`],
    ['identity.audit'],
  ] as const;
  const found: string[] = [];
  for (const [table, where] of places) if ((await count(table, where)) > 0) found.push(table);
  return found;
}

suite('what is kept for a time', () => {
  test('leaves when that is over, by the one clock, and the books hold on', async () => {
    await keepOldPapers();
    const one = await world.paid();
    const number = await world.appeal(one);
    await addAttachment(context, number, [one.subscriber], { name: 'slip.png', content: png });
    await explainAppeal(context, support, number);
    await world.answer(number, { gives: 'credit', amountMinor: 500n });
    const everything = await namedIn();
    assert.equal(everything.length, 10);
    assert.equal(await leave(), 0, 'nothing is due yet');

    world.passTime(monthsAhead(24) - dayMs);
    assert.equal(await leave(), 0, 'a day too early');
    world.passTime(2 * dayMs);
    assert.equal(await leave(), 1);
    assert.deepEqual(await attachmentsOf(context, (await world.read(number)).appeal), []);
    assert.deepEqual(await placesOf(owner, 'slip.png'), [], 'nor how it was called');
    assert.deepEqual(await namedIn(), everything.slice(1));

    world.passTime(monthsAhead(60));
    assert.ok((await leave()) > 0);
    assert.deepEqual(await namedIn(), []);
    assert.equal(await leave(), 0, 'what has left is not found again');
    const { appeal, events } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.outcome?.gives], ['answered', 'credit']);
    assert.deepEqual([events.length, events[0]?.words], [3, null]);
    await world.booksHold();
  });

  test('stays while an appeal is open, however old it is', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    await addAttachment(context, number, [one.subscriber], { name: 'slip.png', content: png });
    world.passTime(monthsAhead(100));
    await leave();
    const { appeal } = await world.read(number);
    assert.equal((await attachmentsOf(context, appeal)).length, 1);
    assert.equal(await count('disputes.evidence'), 1);
    await withdrawAppeal(context, number, [one.subscriber]);
    await leave();
    assert.equal((await attachmentsOf(context, appeal)).length, 1, 'it has only just ended');
  });

  test('is not for the server’s own role to take away', async () => {
    assert.equal(await letOldRowsLeave(context, database.url), 0);
    const may = await context.db.read<{ may: boolean }>({
      name: 'test: may delete evidence',
      text: `select has_table_privilege('payments.notice', 'delete')
        or has_table_privilege('identity.audit', 'delete') as may`,
    });
    assert.equal(may[0]?.may, false);
  });
});

test('a month is counted by the calendar', () => {
  assert.equal(dayBefore('2026-11-23', 84), '2019-11-23');
  assert.equal(dayBefore('2026-11-23', 24), '2024-11-23');
  assert.equal(dayBefore('2026-03-31', 1), '2026-03-03', 'February has no 31st');
});

function dayBefore(day: string, months: number): string {
  return new Date(monthsBefore(Date.parse(day), months)).toISOString().slice(0, 10);
}

/** How long it is from now until so many months from now. */
function monthsAhead(months: number): number {
  const nowMs = context.clock.now();
  return monthsBefore(nowMs, -months) - nowMs;
}
