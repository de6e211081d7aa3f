import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hourMs, minuteMs, Refusal, secondMs } from '#base';
import { testDatabase } from '#test/database';
import { sweepLimits, takeToken, takeTokens, type Token } from './limits.ts';

const database = await testDatabase();
const context = database.context({ connections: 20 });
const { clock } = context;

let made = 0;
function newKey(): string {
  made += 1;
  return `key ${made}`;
}

/** The seconds that a refusal tells to wait; undefined when the token was there. */
async function waitFor(...tokens: Token[]): Promise<number | undefined> {
  try {
    await takeTokens(context, tokens);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'too_many_requests', String(error));
    return Number(error.details['retryAfterSeconds']);
  }
}

test('a key at rest may come as often as the limit says, and then waits', async () => {
  const token = { name: 'test', key: newKey(), limit: 5, perMs: minuteMs };
  for (let index = 0; index < 5; index += 1) assert.equal(await waitFor(token), undefined);
  assert.equal(await waitFor(token), 12);
  clock.advance(11_999);
  assert.equal(await waitFor(token), 1);
  clock.advance(1);
  assert.equal(await waitFor(token), undefined);
  assert.equal(await waitFor(token), 12);
});

test('limits and keys do not touch one another', async () => {
  const token = { name: 'test', key: newKey(), limit: 1, perMs: hourMs };
  assert.equal(await waitFor(token), undefined);
  assert.equal(await waitFor(token), 3_600);
  assert.equal(await waitFor({ ...token, key: newKey() }), undefined);
  assert.equal(await waitFor({ ...token, name: 'other' }), undefined);
});

test('of a hundred that come at once, as many get through as there are tokens', async () => {
  const token = { name: 'test', key: newKey(), limit: 7, perMs: hourMs };
  const waits = await Promise.all(Array.from({ length: 100 }, () => waitFor(token)));
  assert.equal(waits.filter((wait) => wait === undefined).length, 7);
});

test('who is past its own limit takes nothing from the limits behind it', async () => {
  const caller = { name: 'caller', key: newKey(), limit: 1, perMs: hourMs };
  const other = { name: 'other', key: newKey(), limit: 2, perMs: hourMs };
  assert.equal(await waitFor(caller, other), undefined);
  for (let index = 0; index < 5; index += 1) assert.equal(await waitFor(caller, other), 3_600);
  assert.equal(await waitFor(other), undefined);
});

test('at no pace do more get through than the limit and what grew meanwhile', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20 * secondMs }), { maxLength: 40 });
  const limits = fc.integer({ min: 1, max: 9 });
  const property = fc.asyncProperty(pauses, limits, async (waits, limit) => {
    const token = { name: 'test', key: newKey(), limit, perMs: minuteMs };
    const taken: number[] = [];
    for (const pause of waits) {
      clock.advance(pause);
      if ((await waitFor(token)) === undefined) taken.push(clock.now());
    }
    for (const [from, start] of taken.entries()) {
      for (const [offset, end] of taken.slice(from).entries()) {
        const most = limit + Math.floor(((end - start) * limit) / minuteMs);
        assert.ok(offset + 1 <= most, `${offset + 1} in ${end - start} ms, limit ${limit}`);
      }
    }
  });
  await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 5_000 });
});

test('whoever waits as long as it was told gets its token', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 1_000 }), async (limit) => {
    const token = { name: 'test', key: newKey(), limit: Math.min(limit, 20), perMs: 7_919 };
    for (let index = 0; index < 25; index += 1) {
      const wait = await waitFor(token);
      if (wait === undefined) continue;
      clock.advance(wait * secondMs);
      assert.equal(await waitFor(token), undefined);
    }
  });
  await fc.assert(property, { numRuns: 10, interruptAfterTimeLimit: 5_000 });
});

test('a clock that is set back locks nobody out', async () => {
  const token = { name: 'test', key: newKey(), limit: 2, perMs: minuteMs };
  assert.equal(await waitFor(token), undefined);
  clock.advance(-1_000 * hourMs);
  assert.equal(await waitFor(token), undefined);
  assert.equal(await waitFor(token), undefined);
  assert.equal(await waitFor(token), 30);
  clock.advance(1_000 * hourMs);
});

test('a limit that is set lower or higher holds from the next request on', async () => {
  const key = newKey();
  const at = (limit: number) => ({ name: 'test', key, limit, perMs: minuteMs });
  for (let index = 0; index < 10; index += 1) assert.equal(await waitFor(at(10)), undefined);
  assert.notEqual(await waitFor(at(1)), undefined);
  clock.advance(minuteMs);
  assert.equal(await waitFor(at(1)), undefined);
  assert.notEqual(await waitFor(at(1)), undefined);
});

test('sweeping takes what is full again and changes no answer', async () => {
  const token = { name: 'test', key: newKey(), limit: 2, perMs: 10 * hourMs };
  await takeToken(context, token);
  clock.advance(5 * hourMs);
  assert.ok((await sweepLimits(context)) > 1);
  assert.equal(await sweepLimits(context), 0);
  await takeToken(context, token);
  await takeToken(context, token);
  assert.equal(await waitFor(token), 18_000);
});
