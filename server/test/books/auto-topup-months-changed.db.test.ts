import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, hongKongMidnight, hourMs, minuteMs, present } from '#base';
import { lookAtLines, type Wish } from '#auto-topups';
import { turnOn } from '#test/auto-world';
import { openChangingRules } from '#test/changing-rules';
import type { Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

/** A rule is changed around the day of its month's top-up. */
const { world, today, live, charged, change } = await openChangingRules();
const { context, shop } = world;

function passTo(hour: number): void {
  const midnight = hongKongMidnight(context.clock.now());
  const atMs = midnight + hour * hourMs;
  world.pass((atMs > context.clock.now() ? atMs : atMs + dayMs) - context.clock.now());
}

const isMiddle = (day: string) => day.slice(8) >= '09' && day.slice(8) <= '20';

/** To a morning so many days before one of the middle of its month. */
function toMorning(aheadDays: number): void {
  do passTo(9);
  while (!isMiddle(addDays(today(), aheadDays)));
}

async function said(person: Ruled, kind: string): Promise<readonly string[]> {
  const told = await world.told(person);
  return told.filter((one) => one.kind === kind).map(({ body }) => body);
}

/** HK$50 was charged for low money, and the cap leaves no room for the month's HK$100. */
async function refusedByCap(): Promise<Ruled & { readonly wish: Partial<Wish> }> {
  toMorning(6);
  const person = await world.payer();
  const wish = { monthlyDay: Number(addDays(today(), 6).slice(8)), monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([person.mandate], { ...wish, capMinor: 12_000n }));
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  await world.jobs();
  const day = addDays(today(), 6);
  while (today() <= day) await live(1);
  assert.deepEqual(await charged(person), [5_000n]);
  assert.equal((await said(person, 'auto_topup_cap_reached')).length, 1);
  return { ...person, wish };
}

test('a month that its cap refused is shown and made as it is raised after its day', async () => {
  const { wish, ...person } = await refusedByCap();
  const first = await change(person, { ...wish, capMinor: 30_000n });
  assert.deepEqual(first, { valueMinor: 10_000n, cause: 'monthly', fromMs: null });
  assert.deepEqual(await charged(person), [5_000n, 10_000n]);
  await live(10);
  assert.deepEqual(await charged(person), [5_000n, 10_000n], 'once');
});

test('a month that is refused after a change as well is told once it is over', async () => {
  const { wish, ...person } = await refusedByCap();
  const first = await change(person, { ...wish, capMinor: 14_000n });
  assert.equal(first, undefined);
  const month = today().slice(0, 7);
  await live(1);
  // And changed again, it is forgotten no more than before.
  await change(person, { ...wish, capMinor: 13_000n });
  while (today().slice(0, 7) === month) await live(1);
  await live(11);
  const over = (await said(person, 'auto_topup_not_made')).filter((body) =>
    /已過|最後限期/.test(body),
  );
  assert.equal(over.length, 1);
  const events = await world.events(person);
  assert.equal(events.filter((event) => event === 'refused month_over').length, 1);
});

test('what is open as its rule is changed is not told ahead again and counts as told', async () => {
  toMorning(2);
  const person = await world.payer(50_000n);
  const wish = { monthlyDay: Number(addDays(today(), 2).slice(8)), monthlyMinor: 10_000n };
  await change(person, wish);
  for (let hours = 0; (await charged(person)).length === 0; hours += 1) {
    assert.ok(hours < 80, 'it is ordered');
    world.pass(hourMs);
    await lookAtLines(context, [person]);
  }
  const [topup] = await world.topups(person);
  const words = (await said(person, 'auto_topup_ahead')).length;
  const { attempt } = present(topup, 'what its rule has ordered');
  await shop.fault('charge-in-process-then-success', attempt, 'pay', dayMs);
  await world.jobs();
  world.pass(minuteMs);
  await change(person, { ...wish, capMinor: 40_000n });
  world.pass(hourMs);
  await world.sweep();
  assert.equal((await said(person, 'auto_topup_ahead')).length, words);
  await live(2);
  assert.deepEqual(await charged(person), [10_000n]);
  await live(10);
  assert.deepEqual(await charged(person), [10_000n], 'once');
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
