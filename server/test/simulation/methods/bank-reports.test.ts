import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { minuteMs } from '#base';
import { listBanking } from '#banking';
import { readSystemAccounts } from '#ledger';
import { staffCaller } from '#test/finance';
import { readTopup } from '#topups';
import { auditEverything } from '../../../src/audit.ts';
import { type Plan, plainPlan } from './plan.ts';
import { begin, prepare } from './play.ts';
import type { Story } from './story.ts';
import { openWorld, type World } from './world.ts';

const plan: Plan = { ...plainPlan, code: 'fps_qr' };

const atOnce = 8;

suite('a bank whose reports of the day are wrong', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
    await world.openDay();
    // Nobody can be asked about one transfer: the reports are all there is.
    const match = { method: 'entries' };
    const given = { fault: '500-before-effect', match, count: 1_000 };
    const { isOk } = await world.shops.of.fps_qr.post('faults', given);
    assert.ok(isOk);
  });
  after(() => world.stop());

  async function pay(from: number): Promise<Story[]> {
    const stories: Story[] = [];
    for (let seed = from; seed < from + atOnce; seed += 1) {
      stories.push(
        await begin(
          world,
          await prepare(world, { name: `seed ${seed}`, seed, plan, mustStrike: null }),
        ),
      );
    }
    return stories;
  }

  const spoil = (errors: object) => world.shops.of.fps_qr.post('statement-errors', errors);

  test('credits each transfer once, when the bank has it right', async () => {
    for (const seed of [1, 2, 3]) {
      // Of all that was booked on the day, so that some of the newest are always among them.
      const errors = { seed, missing: 3 * seed, duplicate: 3 * seed, reports: 1 };
      const done = await spoil(errors);
      assert.ok(done['isOk'], JSON.stringify(done));
      const stories = await pay(seed * 100);
      await world.pass(minuteMs);
      const states = await statesOf(world, stories);
      assert.ok(states.includes('credited'), `seed ${seed}`);
      if (seed === 1) assert.ok(states.includes('confirming'), states.join());
      await spoil({ seed: 0 });
      await world.pass(minuteMs);
      assert.deepEqual([...new Set(await statesOf(world, stories))], ['credited'], `seed ${seed}`);
    }
    const accounts = await readSystemAccounts(world.context);
    const open = accounts.filter(({ account, net }) => account === 'clearing:fps_qr' && net !== 0n);
    assert.deepEqual(open, [], 'what was credited is what has come');
    const checks = await auditEverything(world.context);
    assert.deepEqual(
      checks.flatMap(({ problems }) => problems),
      [],
    );
  });

  test('and loses a reference leaves the money to finance, once, and credits nobody', async () => {
    await spoil({ seed: 4, reference: 1_000, reports: 1 });
    const stories = await pay(1_000);
    await world.pass(minuteMs);
    await world.pass(minuteMs);
    assert.deepEqual([...new Set(await statesOf(world, stories))], ['confirming']);
    const { suspense } = await listBanking(world.context, staffCaller('finance'));
    assert.deepEqual(
      suspense.map(({ why }) => why),
      stories.map(() => 'no_reference'),
    );
  });
});

function statesOf({ context }: World, stories: readonly Story[]): Promise<string[]> {
  return Promise.all(
    stories.map(async ({ topup, payer }) => {
      return (await readTopup(context, topup.id, payer.subscriber)).state;
    }),
  );
}
