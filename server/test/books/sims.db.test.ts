import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '#base';
import { orderClosing } from '#closings';
import { listMessages } from '#notifications';
import { activateSim, askSwap, finishDueSwaps, hastenSwap, listSwaps, stopSwap } from '#sims';
import {
  addSim,
  barsOf,
  createLine,
  createSubscriber,
  findLines,
  type LineId,
  readLine,
} from '#subscribers';
import { planOf, readCatalog } from '#catalog';
import { staffCaller } from '#test/finance';
import { openTopupWorld, type Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;
const clerk = staffCaller('clerk');
const supervisor = staffCaller('supervisor');
let count = 0;

function newImsi(): string {
  count += 1;
  return `45412${String(1_000_000_000 + count)}`;
}

interface Carried extends Person {
  readonly imsi: string;
}

async function carried(): Promise<Carried> {
  count += 1;
  const person = await world.person([`+8526${String(7_400_000 + count)}`], 320n);
  const imsi = newImsi();
  await context.db.transaction((tx) => addSim(tx, person.line, imsi));
  return { ...person, imsi };
}

async function lineOf(imsi: string): Promise<LineId | undefined> {
  return (await findLines(context, [{ imsi }]))[0];
}

async function kindsTold({ number }: Person): Promise<string[]> {
  const asked = { to: number, beforeMs: context.clock.now() + 1, limit: 10 };
  return (await listMessages(context, asked)).map(({ kind }) => kind);
}

function ask({ line }: Person, reason: 'lost' | 'damaged' = 'damaged', imsi = newImsi()) {
  return askSwap(context, clerk, { line, imsi, reason, note: 'passport seen' });
}

test('a new SIM is held, its owner is told on the old one, and then it takes over', async () => {
  const person = await carried();
  const swap = await ask(person);
  assert.deepEqual(await kindsTold(person), ['sim_swap_asked']);
  await finishDueSwaps(context);
  assert.equal(await lineOf(person.imsi), person.line, 'the old one works while it is held');
  assert.equal(await lineOf(swap.imsi), undefined);
  context.clock.advance(4 * hourMs);
  await finishDueSwaps(context);
  await finishDueSwaps(context);
  assert.equal(await lineOf(swap.imsi), person.line);
  assert.equal(await lineOf(person.imsi), undefined);
  assert.deepEqual((await kindsTold(person)).sort(), ['sim_swap_asked', 'sim_swap_done']);
  const [seen] = await listSwaps(context, clerk, person.line);
  assert.equal(seen?.state, 'done');
});

test('only a second person does not wait', async () => {
  const person = await carried();
  const { id, imsi } = await ask(person);
  await assert.rejects(hastenSwap(context, clerk, id), { code: 'permission_missing' });
  const both = staffCaller('clerk', 'supervisor');
  const self = { session: { ...both.session, staff: clerk.session.staff }, ip: both.ip };
  await assert.rejects(hastenSwap(context, self, id), { code: 'second_person_needed' });
  await hastenSwap(context, supervisor, id);
  assert.equal(await lineOf(imsi), person.line);
  await assert.rejects(hastenSwap(context, supervisor, id), { code: 'swap_state_wrong' });
});

test('a swap that somebody objects to is stopped, and the old SIM stays', async () => {
  const person = await carried();
  const { id, imsi } = await ask(person);
  await assert.rejects(stopSwap(context, clerk, { swap: id, why: ' ' }), {
    code: 'swap_note_needed',
  });
  await stopSwap(context, clerk, { swap: id, why: 'the owner called' });
  context.clock.advance(5 * hourMs);
  await finishDueSwaps(context);
  assert.equal(await lineOf(person.imsi), person.line);
  assert.equal(await lineOf(imsi), undefined);
  assert.ok((await kindsTold(person)).includes('sim_swap_stopped'));
});

test('a lost SIM is barred at once, and the new one lifts the bar', async () => {
  const person = await carried();
  const { id } = await ask(person, 'lost');
  assert.deepEqual(barsOf((await readLine(context, person.line)).bars), ['owner']);
  await hastenSwap(context, supervisor, id);
  assert.deepEqual(barsOf((await readLine(context, person.line)).bars), []);
});

test('a line has one held swap, and a SIM is nobody’s twice', async () => {
  const person = await carried();
  const other = await carried();
  const { imsi } = await ask(person);
  await assert.rejects(ask(person), { code: 'swap_held' });
  await assert.rejects(ask(other, 'damaged', imsi), { code: 'swap_held' });
  await assert.rejects(ask(other, 'damaged', person.imsi), { code: 'imsi_taken' });
  await assert.rejects(ask(other, 'damaged', '12'), { code: 'imsi_invalid' });
  context.clock.advance(5 * hourMs);
  await finishDueSwaps(context);
  await assert.rejects(ask(other, 'damaged', person.imsi), { code: 'imsi_taken' });
});

test('a held SIM that somebody else was given meanwhile stops its swap', async () => {
  const person = await carried();
  const other = await carried();
  const { imsi } = await ask(person);
  await context.db.transaction((tx) => addSim(tx, other.line, imsi));
  context.clock.advance(5 * hourMs);
  await finishDueSwaps(context);
  const [swap] = await listSwaps(context, clerk, person.line);
  assert.equal(swap?.state, 'stopped');
  assert.equal(swap?.endedWhy, 'imsi_taken');
  assert.equal(await lineOf(person.imsi), person.line);
});

test('whoever has a new SIM cannot be paid out at once', async () => {
  const person = await carried();
  const { id } = await ask(person);
  await hastenSwap(context, supervisor, id);
  const order = { line: person.line, by: person.subscriber, toName: 'A', toAccount: '1' };
  await assert.rejects(orderClosing(context, order), { code: 'closing_sim_new' });
  context.clock.advance(8 * 24 * hourMs);
  assert.ok(await orderClosing(context, order));
});

test('a new card is activated once, and only where a number of it is registered', async () => {
  const plan = planOf(await readCatalog(context), 'commuter');
  const card = (registration: 'registered' | 'none') => {
    count += 1;
    const numbers = [{ number: `+8526${7_500_000 + count}` as const, registration }];
    return context.db.transaction(async (tx) => {
      const subscriber = createSubscriber(tx, { name: 'New', language: 'en' });
      return createLine(tx, { subscriber, plan, numbers });
    });
  };
  const line = await card('registered');
  assert.equal((await readLine(context, line)).validUntil, null);
  const outcomes = await Promise.allSettled(
    [newImsi(), newImsi()].map((imsi) => activateSim(context, clerk, { line, imsi })),
  );
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.notEqual((await readLine(context, line)).validUntil, null);
  await assert.rejects(activateSim(context, clerk, { line, imsi: newImsi() }), {
    code: 'sim_present',
  });
  const blank = await card('none');
  await assert.rejects(activateSim(context, clerk, { line: blank, imsi: newImsi() }), {
    code: 'sim_number_unregistered',
  });
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter((one) => one.problems.length > 0)));
});
