import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { minuteMs, present, secondMs } from '#base';
import { readAttempts } from '#payments';
import { cancelTopup, readTopup } from '#topups';
import { auditEverything } from '../../../src/audit.ts';
import { type Plan, plainPlan } from './plan.ts';
import { begin, changeMind, goBack, prepare } from './play.ts';
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
const goesBack: Omit<Plan, 'code'> = { ...plainPlan, act: 'goes back' };

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

suite('an order that was given up before its page was opened, by each method', () => {
  let world: World;
  /** Who goes back, and who does not. */
  let stories: Story[] = [];
  let gone: Story[] = [];

  const beginAll = async (from: number): Promise<Story[]> => {
    const begun: Story[] = [];
    for (const [index, code] of codes.entries()) {
      const part = { name: code, seed: from + index, mustStrike: null };
      const prepared = await prepare(world, { ...part, plan: { ...goesBack, code } });
      begun.push(await begin(world, prepared));
    }
    return begun;
  };

  before(async () => {
    world = await openWorld();
    await world.openDay();
    stories = await beginAll(100);
    gone = await beginAll(200);
    for (const story of [...stories, ...gone]) await changeMind(world, story);
  });
  after(() => world.stop());

  const stateOf = async ({ topup, payer }: Story) =>
    (await readTopup(world.context, topup.id, payer.subscriber)).state;

  test('is called unpaid only once its first page takes no money, and is else asked', async () => {
    // They are asked about ever more rarely.
    for (const seconds of [6, 11, 16, 31, 61, 61, 121, 240]) await world.pass(seconds * secondMs);
    const paid = new Map<string, boolean>();
    for (const story of stories) {
      assert.ok(story.code !== null, `${story.name} has a page or a code`);
      const state = await stateOf(story);
      assert.ok(state === 'not_charged' || state === 'confirming', `${story.name} is ${state}`);
      if (state === 'confirming') {
        await assert.rejects(beginOther(world, story), { code: 'topup_open' }, story.name);
      }
      paid.set(story.name, await goBack(world, story));
    }
    await world.pass(minuteMs);
    for (const story of stories) {
      const isPaid = paid.get(story.name);
      assert.equal(await stateOf(story), isPaid ? 'credited' : 'not_charged', story.name);
    }
    // Their pages and codes live on by themselves, and nobody can call them back.
    assert.ok(paid.get('alipay_cn') && paid.get('fps_qr'));
  });

  test('is called so as soon as that is proved, when nobody goes back', async () => {
    await world.pass(5 * minuteMs);
    await world.pass(5 * minuteMs);
    for (const story of gone) assert.equal(await stateOf(story), 'not_charged', story.name);
  });
});
