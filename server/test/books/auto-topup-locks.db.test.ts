import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { present, uuidOf } from '#base';
import {
  callOffTopups,
  haltForDisputes,
  hastenRules,
  lookAtLines,
  readRule,
  stopRule,
} from '#auto-topups';
import { openLog } from '#platform/log';
import { statement } from '#platform/postgres';
import type { OrderedTopup } from '#topups';
import { jobsDone } from '#test/auto-world';
import { eventually } from '#test/eventually';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { database } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** What the database had to end and was begun anew. */
const repeats: string[] = [];
const log = openLog('warn', (line) => {
  if (/is repeated/.test(line)) repeats.push(line);
});
const context = database.context({ reactions, clock: world.context.clock, log, connections: 20 });
const owner = database.context({ url: database.ownerUrl });
const jobs = () => jobsDone(context, database.url);

interface Open extends Ruled {
  readonly topup: OrderedTopup;
}

/** Somebody whose rule has just ordered, and nobody has asked their wallet yet. */
async function withOpen(): Promise<Open> {
  const person = await world.ruled();
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const [topup] = await world.topups(person);
  return { ...person, topup: present(topup, 'what its rule has ordered') };
}

const stop = ({ line, subscriber }: Ruled) => stopRule(context, line, subscriber);

const dispute = ({ line, topup }: Open) =>
  context.db.transaction((tx) => haltForDisputes(tx, [{ topup: topup.id, line }]));

const waiting = statement<{ readonly waiting: number }>(
  'test: who waits for a row',
  `select count(*)::int4 as waiting from pg_stat_activity
   where datname = current_database() and wait_event_type = 'Lock'`,
);

const wait = (count: number) =>
  eventually(`${count} wait for a row`, async () => {
    const [row] = await owner.db.read(waiting, []);
    return (row?.waiting ?? 0) >= count;
  });

const holding = {
  rule: statement(
    'test: hold a rule',
    'select 1 from auto_topups.rule where line = $1::uuid for no key update',
  ),
  topup: statement(
    'test: hold a top-up',
    'select 1 from auto_topups.topup where id = $1::uuid for no key update',
  ),
};

/** Holds a row while each of these comes to wait for it, in this order, and lets them all go. */
async function crowd(
  held: keyof typeof holding,
  id: string,
  works: readonly (() => Promise<void>)[],
): Promise<void> {
  const isHeld = Promise.withResolvers<void>();
  const isFull = Promise.withResolvers<void>();
  const holder = owner.db.transaction(async (tx) => {
    await tx.query(holding[held], [id]);
    isHeld.resolve();
    await isFull.promise;
  });
  await isHeld.promise;
  const begun: Promise<void>[] = [];
  for (const work of works) {
    begun.push(work());
    await wait(begun.length);
  }
  isFull.resolve();
  await Promise.all([holder, ...begun]);
}

test('what is charged and a stop or a dispute at that moment do not lock crosswise', async () => {
  for (const end of [stop, dispute]) {
    const person = await withOpen();
    await crowd('rule', uuidOf(person.line), [() => end(person), jobs]);
    await jobs();
    assert.equal((await world.topups(person))[0]?.state, 'credited');
    assert.notEqual((await readRule(context, person.line)).rule?.state, 'on');
  }
  assert.deepEqual(repeats, []);
});

test('what nobody was asked for is closed as its rule is stopped, without a deadlock', async () => {
  const person = await withOpen();
  const { topup, subscriber } = person;
  const callOff = () => callOffTopups(context, [{ topup: topup.id, owner: subscriber }]);
  await crowd('topup', uuidOf(topup.id), [() => stop(person), callOff]);
  await jobs();
  assert.equal((await world.topups(person))[0]?.state, 'not_charged');
  assert.deepEqual(repeats, []);
});

test('forty stops and disputes against forty charges end, and none is begun anew', async () => {
  const people: Open[] = [];
  for (let count = 0; count < 40; count += 1) people.push(await withOpen());
  const ends = people.map((person, index) => (index % 2 === 0 ? stop(person) : dispute(person)));
  const looks = people.map((person) =>
    context.db
      .transaction((tx) => hastenRules(tx, [person]))
      .then(() => lookAtLines(context, [person])),
  );
  await Promise.all([...ends, ...looks, jobs(), jobs()]);
  await jobs();
  for (const person of people) {
    const [topup, ...more] = await world.topups(person);
    assert.deepEqual(more, []);
    assert.ok(['credited', 'not_charged'].includes(topup?.state ?? ''));
    const { rule, open } = await readRule(context, person.line);
    assert.deepEqual([rule?.state === 'on', open], [false, undefined]);
  }
  assert.deepEqual(repeats, []);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
