import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { minuteMs, present } from '#base';
import { readAttempts } from '#payments';
import { cancelTopup, readTopup } from '#topups';
import { auditEverything } from '../../../src/audit.ts';
import { type Plan, plainPlan } from './plan.ts';
import { begin, prepare } from './play.ts';
import { codes } from './shop.ts';
import type { Story } from './story.ts';
import { openWorld, type World } from './world.ts';

/** Leaves the page, and whoever is asked about it first gives no answer. */
const leaves: Omit<Plan, 'code'> = {
  ...plainPlan,
  act: 'leaves',
  faults: [{ fault: '500-after-effect', nth: 1 }],
};

const open: ReadonlySet<string> = new Set(['sent', 'pending', 'unknown']);
/** Every provider has ended what we gave up by then, and no code is looked for any more. */
const mostMinutes = 40;

/** By the method behind it in the list. */
function beginOther(world: World, story: Story): Promise<Story> {
  const next = codes[(codes.indexOf(story.plan.code) + 1) % codes.length];
  const plan = { ...plainPlan, code: present(next, 'another method') };
  return begin(world, { ...story, plan });
}

suite('an attempt that is open, by each method', () => {
  let world: World;
  let stories: Story[] = [];

  before(async () => {
    world = await openWorld();
    await world.openDay();
    for (const [seed, code] of codes.entries()) {
      const part = { name: code, seed: seed + 1, mustStrike: null };
      const prepared = await prepare(world, { ...part, plan: { ...leaves, code } });
      stories = [...stories, await begin(world, prepared)];
    }
  });
  after(() => world.stop());

  const stateOf = async ({ topup, payer }: Story) =>
    (await readTopup(world.context, topup.id, payer.subscriber)).state;
  const attemptsOf = async ({ topup }: Story) =>
    (await readAttempts(world.context, topup.payment)).map(({ state }) => state);
  const hasNoOther = async (story: Story): Promise<void> => {
    await assert.rejects(beginOther(world, story), { code: 'topup_open' }, story.name);
  };

  test('is the only one: no other method is paid by beside it', async () => {
    for (const story of stories) await hasNoOther(story);
    await world.pass(minuteMs);
    await world.pass(2 * minuteMs);
    for (const story of stories) {
      const states = await attemptsOf(story);
      const isOpen = states.length === 1 && states.every((state) => open.has(state));
      assert.ok(isOpen, `${story.name}: ${states.join()}`);
      await hasNoOther(story);
    }
  });

  test('is over once its provider has ended it, and only then another is begun', async () => {
    for (const { topup, payer } of stories) {
      await cancelTopup(world.context, topup.id, payer.subscriber);
    }
    let waiting = stories;
    for (let minute = 0; waiting.length > 0; minute += 1) {
      assert.ok(minute < mostMinutes, `${waiting.map(({ name }) => name).join()} never ended`);
      const still: Story[] = [];
      for (const story of waiting) {
        if ((await stateOf(story)) === 'not_charged') continue;
        await hasNoOther(story);
        still.push(story);
      }
      waiting = still;
      await world.pass(minuteMs);
    }
    const others: Story[] = [];
    for (const story of stories) {
      assert.deepEqual(await attemptsOf(story), ['closed'], story.name);
      others.push(await beginOther(world, story));
    }
    await world.pass(minuteMs);
    await world.pass(2 * minuteMs);
    for (const other of others) {
      const told = `${other.plan.code} after ${other.name}`;
      assert.deepEqual(await attemptsOf(other), ['captured'], told);
      assert.equal(await stateOf(other), 'credited', told);
    }
    const checks = await auditEverything(world.context);
    assert.deepEqual(
      checks.flatMap(({ problems }) => problems),
      [],
    );
  });
});
