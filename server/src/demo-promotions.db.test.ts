import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createStaff } from '#identity';
import { openPromotionWorld } from '#test/promotion-world';
import { demoPromotionCode, openDemoPromotions } from './demo-promotions.ts';
import { demoStaff } from './demo-world.ts';

const world = await openPromotionWorld({ after }, {});

test('the demo has a code that makes a top-up cheaper, and a promotion that waits', async () => {
  for (const staff of demoStaff) await createStaff(world.context, staff);
  await openDemoPromotions(world.context);
  await openDemoPromotions(world.context);
  const states = [...(await world.listed()).values()].map(({ code, state }) => `${code} ${state}`);
  assert.deepEqual(states.toSorted(), ['counters_3 proposed', 'harbour_5 active']);
  const person = await world.newPerson();
  assert.equal((await world.quoteFor(person)).terms.discount, 0n);
  const { terms, codeOutcome } = await world.quoteFor(person, demoPromotionCode);
  assert.deepEqual([terms.discount, codeOutcome], [250n, 'used']);
});
