import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, type InstantMs } from '#base';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { lookAtLines } from './look-at-lines.ts';
import { ruleLevels } from './rule-levels.ts';
import { skipNext } from './skip-next.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** The level that a rule sees to at an instant; undefined for none. */
async function levelAt({ line }: Ruled, at: InstantMs): Promise<bigint | undefined> {
  return (await ruleLevels(context, [{ line, at }])).get(line);
}

test('a rule sees to its level again a day after one was left out, to the instant', async () => {
  const person = await world.ruled();
  const leftOutAt = context.clock.now();
  assert.equal(await levelAt(person, leftOutAt), 2_000n);
  await skipNext(context, person.line, person.subscriber, true);
  assert.equal(await levelAt(person, leftOutAt), undefined);
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  assert.deepEqual((await world.events(person))[0], 'skipped');
  assert.equal(await levelAt(person, leftOutAt + dayMs - 1), undefined);
  assert.equal(await levelAt(person, leftOutAt + dayMs), 2_000n);
});

test('a fall is seen to by what it has ordered, and no later one while that is open', async () => {
  const person = await world.ruled();
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const openedAt = context.clock.now();
  assert.equal(await levelAt(person, openedAt), 2_000n);
  assert.equal(await levelAt(person, openedAt + 1), undefined);
  await world.jobs();
  assert.equal(await levelAt(person, openedAt + 1), 2_000n);
});
