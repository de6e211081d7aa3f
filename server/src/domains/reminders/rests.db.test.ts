import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hongKongMidnight, minuteMs } from '#base';
import { openRuleWorld } from '#test/rule-world';
import { remindCap } from './remind-cap.ts';
import { remindLow } from './remind-low.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

test('a day at its cap rests to its last instant, and the next does not', async () => {
  const person = await world.payer();
  const midnight = hongKongMidnight(context.clock.now()) + dayMs;
  const toldAt = async (at: number, until = midnight - 1): Promise<number> => {
    const one = { line: person.line, zone: 'CN', service: 'data', capMinor: 2_800n } as const;
    await remindCap(context, [{ ...one, at, until }]);
    return (await world.told(person)).length;
  };
  assert.equal(await toldAt(midnight - 60 * minuteMs), 1);
  assert.equal(await toldAt(midnight - 2), 1);
  assert.equal(await toldAt(midnight - 1), 1);
  assert.equal(await toldAt(midnight, midnight + dayMs - 1), 2);
  assert.equal(await toldAt(midnight + 1, midnight + dayMs - 1), 2);
});

test('a level that is the rule’s own is told by the rule alone', async () => {
  const [ruled, plain] = [await world.ruled(), await world.payer()];
  const fall = async (levels: readonly bigint[]) => {
    const at = context.clock.now();
    const fell = { at, beforeMinor: 2_500n, afterMinor: 400n, levels };
    await remindLow(
      context,
      [ruled, plain].map(({ line }) => ({ ...fell, line })),
    );
    const told = await Promise.all([world.told(ruled), world.told(plain)]);
    return told.map((all) => all.map(({ kind }) => kind).join());
  };
  assert.deepEqual(await fall([2_000n]), ['', 'balance_below']);
  // Of several levels the lowest is told that is not the rule's.
  assert.deepEqual(await fall([2_000n, 500n]), ['balance_below', 'balance_below,balance_below']);
});
