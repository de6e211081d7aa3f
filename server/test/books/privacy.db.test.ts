import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, present } from '#base';
import { readReach } from '#notifications';
import { closePool, openPool } from '#platform/postgres';
import { erasePerson, readPersonalData } from '#privacy';
import { readReceiptByCode } from '#receipts';
import { readSubscriber } from '#subscribers';
import { booksHold, refusedAs } from '#test/book-truth';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { proveReceipt } from '#transparency';

test.after(() => closePool(owner));
const world = await openTopupWorld();
const { context, database } = world;
context.clock.advance(hourMs);
const owner = openPool(database.ownerUrl, 1, false);
const person = await world.person(['+85265432101', '+8613800138101'], 0n);
const other = await world.person(['+85265432102']);

/** All texts of the database in which a word stands, as table and column. */
async function placesOf(word: string): Promise<string[]> {
  const { rows } = await owner.query<{ place: string; text: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as place,
       quote_ident(column_name) as text
     from information_schema.columns
     where data_type in ('text', 'json', 'jsonb') and table_schema not in
       ('pg_catalog', 'information_schema', 'public')`,
  );
  const looks = rows.map(
    ({ place, text }) =>
      `select '${place}.${text}' as at where exists (
         select from ${place} where ${text}::text like '%' || $1 || '%')`,
  );
  const found = await owner.query<{ at: string }>(looks.join(' union all '), [word]);
  return found.rows.map(({ at }) => at);
}

const order = await world.order(person.number, 5_000n, person.subscriber);
await world.tell(order);
const { receipt: code } = present(
  (await world.read(order.id, person.subscriber)).result,
  'a result',
);
await owner.query(
  `insert into notifications.reach (slot, owner, email, email_confirmed_at)
   select slot, id, 'chan@example.org', now() from subscribers.subscriber where id = $1`,
  [person.subscriber.slice(4)],
);
await owner.query(`update subscribers.line set label = '媽媽的號碼' where id = $1`, [
  person.line.slice(4),
]);

test('a copy has all that is kept about a person, and nothing of anybody else', async () => {
  const copy = await readPersonalData(context, person.subscriber);
  const text = JSON.stringify(copy);
  for (const word of [
    '陳大文',
    'chan@example.org',
    '媽媽的號碼',
    '+85265432101',
    code,
    '46.00 CNY',
  ]) {
    assert.ok(text.includes(word), word);
  }
  assert.ok(!text.includes(other.number) && !text.includes(other.subscriber));
  await assert.rejects(
    readPersonalData(context, 'sub_00000000000070000000000000000000'),
    refusedAs('subscriber_unknown'),
  );
});

test('nobody is erased while a line lives or money is left on it', async () => {
  await assert.rejects(erasePerson(context, person.subscriber), refusedAs('person_has_line'));
  context.clock.advance(2 * 366 * dayMs);
  await assert.rejects(erasePerson(context, person.subscriber), refusedAs('person_has_money'));
  assert.equal((await readSubscriber(context, person.subscriber)).name, '陳大文');
});

test('who was erased is nowhere by name, and books and proofs stand as they were', async () => {
  await sealAll(context);
  const before = present(await proveReceipt(context, code), 'a proof');
  const empty = await world.person(['+85265432103'], 0n);
  await owner.query(`update subscribers.subscriber set name = '黃小明' where id = $1`, [
    empty.subscriber.slice(4),
  ]);
  await owner.query(
    `insert into notifications.reach (slot, owner, email, email_confirmed_at)
     select slot, id, 'wong@example.org', now() from subscribers.subscriber where id = $1`,
    [empty.subscriber.slice(4)],
  );
  assert.deepEqual(await placesOf('黃小明'), ['subscribers.subscriber.name']);
  context.clock.advance(2 * 366 * dayMs);
  await erasePerson(context, empty.subscriber);
  await erasePerson(context, empty.subscriber);
  assert.deepEqual(await placesOf('黃小明'), []);
  assert.deepEqual(await placesOf('wong@example.org'), []);
  assert.equal((await readReach(context, empty.subscriber)).email, null);
  assert.equal((await readSubscriber(context, empty.subscriber)).name, '–');
  assert.equal((await readReach(context, person.subscriber)).email, 'chan@example.org');
  assert.equal((await readReceiptByCode(context, code)).code, code);
  assert.deepEqual(await proveReceipt(context, code), before);
  await booksHold(context);
});
