import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { minuteMs, present } from '#base';
import { lookAtLines, readRule } from '#auto-topups';
import { readMandate } from '#mandates';
import { turnOn } from '#test/auto-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { signWallet } from '#test/wallet-world';

/** What an owner hears of it that nothing is charged, and when. */
const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context, shop } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** Use has brought a line so low; its rule has looked, and what follows is done. */
async function fall(person: Ruled, byMinor: bigint, levels?: readonly bigint[]): Promise<void> {
  await world.move(person, -byMinor);
  const { line } = person;
  await lookAtLines(context, [levels ? { line, fell: levels } : { line }]);
}

async function kindsTo(person: Ruled): Promise<string[]> {
  return (await world.told(person)).map(({ kind }) => kind);
}

test('a rule whose only wallet declines for good is paused, and goes on by a new one', async () => {
  const person = await world.ruled();
  await fall(person, 9_000n);
  const [topup] = await world.topups(person);
  await shop.fault('charge-risk-reject', present(topup?.attempt, 'its attempt'));
  await world.jobs();
  assert.equal((await readMandate(context, person.mandate)).state, 'suspended');
  const { rule, next } = await readRule(context, person.line);
  assert.deepEqual([rule?.state, rule?.pausedWhy, next], ['paused', 'mandate_over', null]);
  assert.deepEqual((await kindsTo(person)).sort(), ['auto_topup_rests', 'collection_stopped']);
  // A second look says nothing twice.
  world.pass(2 * 60 * minuteMs);
  await lookAtLines(context, [person]);
  await world.sweep();
  assert.equal((await kindsTo(person)).length, 2);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]), 5_000n);
  await world.jobs();
  assert.equal((await world.topups(person)).at(-1)?.state, 'credited');
});
