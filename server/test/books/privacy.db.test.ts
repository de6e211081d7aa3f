import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hourMs, present } from '#base';
import { orderClosing, settleClosings } from '#closings';
import { readTrail } from '#identity';
import { readReach } from '#notifications';
import { closePool, openPool } from '#platform/postgres';
import {
  askErasure,
  decideErasure,
  erasePerson,
  listErasures,
  readErasure,
  readPersonalData,
  withdrawErasure,
} from '#privacy';
import { readReceiptByCode } from '#receipts';
import { readSubscriber } from '#subscribers';
import { booksHold, refusedAs } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { placesOf } from '#test/places-of';
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
  assert.deepEqual(await placesOf(owner, '黃小明'), ['subscribers.subscriber.name']);
  context.clock.advance(2 * 366 * dayMs);
  await erasePerson(context, empty.subscriber);
  await erasePerson(context, empty.subscriber);
  assert.deepEqual(await placesOf(owner, '黃小明'), []);
  assert.deepEqual(await placesOf(owner, 'wong@example.org'), []);
  assert.equal((await readReach(context, empty.subscriber)).email, null);
  assert.equal((await readSubscriber(context, empty.subscriber)).name, '–');
  assert.equal((await readReach(context, person.subscriber)).email, 'chan@example.org');
  assert.equal((await readReceiptByCode(context, code)).code, code);
  assert.deepEqual(await proveReceipt(context, code), before);
  await booksHold(context);
});

async function close({ line, subscriber: by }: Pick<typeof person, 'line' | 'subscriber'>) {
  const to = { toName: 'WONG', toAccount: '388-765432-001' };
  await orderClosing(context, { line, by, ...to });
  await settleClosings(context);
}

const approved = (erasure: `ers_${string}`) => ({ erasure, isApproved: true, reason: '' });

suite('who asks to be forgotten', () => {
  const clerk = staffCaller('clerk');
  const supervisor = staffCaller('supervisor');
  let numbers = 104;
  const newcomer = async (balanceMinor = 0n) => {
    numbers += 1;
    const found = await world.person([`+85265432${numbers}`], balanceMinor);
    await askErasure(context, found.subscriber);
    const { erasure } = await readErasure(context, found.subscriber);
    return { ...found, erasure: present(erasure, 'a wish').id };
  };
  test('waits once, however often they ask, and may take it back', async () => {
    const asking = await newcomer();
    await askErasure(context, asking.subscriber);
    const waiting = await listErasures(context, clerk);
    assert.deepEqual(
      waiting.map(({ id, state, obstacle }) => [id, state, obstacle]),
      [[asking.erasure, 'asked', 'person_has_line']],
    );
    await withdrawErasure(context, asking.subscriber);
    assert.deepEqual(await listErasures(context, clerk), []);
    assert.equal((await readErasure(context, asking.subscriber)).erasure?.state, 'withdrawn');
    const late = decideErasure(context, clerk, approved(asking.erasure));
    await assert.rejects(late, refusedAs('erasure_state_wrong'));
  });

  test('is not forgotten while a line lives, nor by one person, and then is', async () => {
    const asking = await newcomer(500n);
    const decide = (who: typeof clerk) => decideErasure(context, who, approved(asking.erasure));
    await assert.rejects(decide(clerk), refusedAs('person_has_line'));
    await close(asking);
    assert.equal((await readErasure(context, asking.subscriber)).obstacle, null);
    assert.equal((await decide(clerk)).state, 'checked');
    await assert.rejects(decide(clerk), refusedAs('second_person_needed'));
    assert.equal((await readSubscriber(context, asking.subscriber)).name, '陳大文');
    const both = await Promise.allSettled([decide(supervisor), decide(supervisor)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    assert.equal((await readSubscriber(context, asking.subscriber)).name, '–');
    assert.equal((await readErasure(context, asking.subscriber)).erasure?.state, 'done');
    const acts = await readTrail(context, {
      subject: asking.subscriber,
      beforeMs: context.clock.now() + 1,
      limit: 10,
    });
    const told = acts.map(({ action }) => action);
    assert.deepEqual(told.toSorted(), ['erasure.checked', 'erasure.done', 'subscriber.erase']);
    await booksHold(context);
  });

  test('is refused with a reason that they are told, and may ask again', async () => {
    const asking = await newcomer();
    const refusal = { erasure: asking.erasure, isApproved: false };
    const without = decideErasure(context, clerk, { ...refusal, reason: ' ' });
    await assert.rejects(without, refusedAs('erasure_reason_needed'));
    await decideErasure(context, clerk, { ...refusal, reason: 'It was not you.' });
    const { erasure } = await readErasure(context, asking.subscriber);
    assert.deepEqual([erasure?.state, erasure?.reason], ['refused', 'It was not you.']);
    context.clock.advance(hourMs);
    await askErasure(context, asking.subscriber);
    assert.equal((await readErasure(context, asking.subscriber)).erasure?.state, 'asked');
  });

  test('is decided about by nobody who may not, nor what nobody asked for', async () => {
    const { erasure } = await newcomer();
    for (const who of [staffCaller('support'), staffCaller('auditor')]) {
      await assert.rejects(listErasures(context, who), refusedAs('permission_missing'));
      const deciding = decideErasure(context, who, approved(erasure));
      await assert.rejects(deciding, refusedAs('permission_missing'));
    }
    const unknown = decideErasure(context, clerk, approved(`ers_${'0'.repeat(32)}`));
    await assert.rejects(unknown, refusedAs('erasure_unknown'));
  });
});
