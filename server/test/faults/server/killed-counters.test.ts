import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { type PhoneNumber, present } from '#base';
import { readBalance } from '#ledger';
import { accountOf, type LineId } from '#subscribers';
import { draws } from '#test/rough-way';
import { makePerson } from '#test/topup-world';
import {
  type CounterOnTheWay,
  type Ended,
  openHallCounter,
  openKioskCounter,
  openShopCounter,
  valueMinor,
} from '../../stories/killed-counters.ts';
import { type MortalHouse, startMortalHouse } from '../../stories/mortal-house.ts';
import { auditProblems, calmRate } from '../../stories/wave.ts';
import { openWorld, type World } from '../../stories/world.ts';

const customersEach = 10;
/** After how many pieces of answers the server dies, time after time. */
const life = fc.array(fc.integer({ min: 20, max: 260 }), { minLength: 5, maxLength: 7 });

/** A world whose server dies as a seed says, once it is told to. */
async function openDyingWorld(t: TestContext, seed: number) {
  let house: MortalHouse | undefined;
  let lives: number[] = [];
  let pieces = 0;
  // Between two pieces of answers lies at most one step of the server.
  const hear = (): void => {
    pieces += 1;
    if (pieces < (lives[0] ?? Number.POSITIVE_INFINITY)) return;
    pieces = 0;
    lives = lives.slice(1);
    house?.kill();
  };
  const start: Parameters<typeof openWorld>[1] = async (options) => {
    house = await startMortalHouse(options);
    return house;
  };
  const world = await openWorld(seed, start, hear);
  t.after(() => world.close());
  world.pace(calmRate);
  return {
    world,
    house: present(house, 'a house'),
    begin(): void {
      lives = [...present(fc.sample(life, { seed, numRuns: 1 })[0], 'lives')];
      pieces = 0;
    },
    end(): void {
      lives = [];
    },
  };
}

/** What was paid for and lies on a line, in minor units of HKD. */
async function paidOn({ context }: World, line: LineId): Promise<bigint> {
  const { buckets } = await readBalance(context, accountOf(line));
  return buckets
    .filter(({ unit, source }) => unit === 'HKD' && source === 'paid')
    .reduce((sum, { balance }) => sum + balance, 0n);
}

async function openLines({ context }: World, seed: number, count: number) {
  const lines = new Map<PhoneNumber, LineId>();
  for (let index = 0; index < count; index += 1) {
    const number: PhoneNumber = `+8526${seed * 10_000 + 1_000_000 + index}`;
    lines.set(number, (await makePerson(context, [number], 0n, 'commuter')).line);
  }
  return lines;
}

/** One customer after another; every counter has its own. */
async function serveAll({ serve }: CounterOnTheWay, numbers: readonly PhoneNumber[], seed: number) {
  const draw = draws(seed);
  const ended: Ended[] = [];
  for (const number of numbers) ended.push(await serve(number, draw));
  return ended;
}

/** Others do as well; it takes a minute and a half. */
const seed = 23;

test('till, hall and kiosk agree with lines, however often we are killed', async (t) => {
  const { world, house, begin, end } = await openDyingWorld(t, seed);
  const counters = [
    await openShopCounter(world, seed),
    await openHallCounter(world, seed + 1),
    await openKioskCounter(world, seed + 2),
  ];
  const lines = await openLines(world, seed, counters.length * customersEach);
  const numbers = [...lines.keys()];
  begin();
  world.roughen();
  for (const { way } of counters) way.roughen();
  const ended = await Promise.all(
    counters.map((counter, at) => {
      const own = numbers.slice(at * customersEach, (at + 1) * customersEach);
      return serveAll(counter, own, seed * 10 + at);
    }),
  );
  end();
  world.calm();
  for (const { way } of counters) way.calm();
  await house.untilReady();
  for (const [at, { name, problems }] of counters.entries()) {
    const own = present(ended[at], name);
    const sold = own.filter(({ topup }) => topup !== null);
    assert.ok(sold.length >= customersEach / 3, `${name} sold ${sold.length} only`);
    assert.deepEqual(await problems(sold.length), [], name);
    for (const { number, topup } of own) {
      const onLine = await paidOn(world, present(lines.get(number), number));
      assert.equal(onLine, topup === null ? 0n : BigInt(valueMinor), `${name}, ${number}`);
    }
  }
  assert.deepEqual(await auditProblems(world), []);
  assert.deepEqual(house.surprises(), []);
  assert.ok(house.deaths() >= 4, `it was killed ${house.deaths()} times only`);
  t.diagnostic(`killed ${house.deaths()} times`);
});
