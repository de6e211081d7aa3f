import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs } from '#base';
import { testDatabase } from '#test/database';
import { currentRate } from './current-rate.ts';
import { convert } from './rate.ts';
import { recordRate } from './record-rate.ts';

const pair = { from: 'HKD', to: 'CNY' } as const;
const demo = { ...pair, numerator: 92n, denominator: 100n, source: 'demo constant' };

const database = await testDatabase();

suite('a rate of exchange', () => {
  const context = database.context();

  test('that nobody recorded is not guessed', async () => {
    assert.equal(await currentRate(context, pair), undefined);
  });

  test('is recorded once, has an id and prices from then on', async () => {
    const rate = await recordRate(context, demo);
    assert.match(rate.id, /^fxr_[0-9a-f]{32}$/);
    assert.deepEqual(await currentRate(context, pair), rate);
    assert.equal(convert(rate, 6_000n, 'ceiling'), 5_520n);
    const same = await recordRate(context, { ...demo, numerator: 46n, denominator: 50n });
    assert.equal(same.id, rate.id);
  });

  test('gives way to a later one at its instant', async () => {
    const old = await currentRate(context, pair);
    assert.ok(old);
    const validFrom = context.clock.now() + dayMs;
    const next = await recordRate(context, { ...demo, numerator: 93n, validFrom });
    assert.equal((await currentRate(context, pair))?.id, old.id);
    context.clock.advance(dayMs);
    assert.equal((await currentRate(context, pair))?.id, next.id);
  });

  test('of a seed that is recorded again undoes nothing that came later', async (t) => {
    const fresh = (await testDatabase(t)).context();
    const seed = { ...demo, validFrom: Date.parse('2020-01-01T00:00:00+08:00') };
    const first = await recordRate(fresh, seed);
    const later = await recordRate(fresh, { ...demo, numerator: 93n });
    assert.deepEqual(await recordRate(fresh, seed), first);
    assert.deepEqual(await currentRate(fresh, pair), later);
  });

  test('cannot take the place of another that begins at the same instant', async () => {
    await assert.rejects(recordRate(context, { ...demo, numerator: 94n }), { code: 'rate_taken' });
  });

  test('that is none is refused', async () => {
    const wrong = [
      { ...demo, numerator: 0n },
      { ...demo, denominator: -1n },
      { ...demo, numerator: 10n ** 13n },
      { ...demo, to: 'HKD' as const },
      { ...demo, source: ' ' },
    ];
    for (const given of wrong) {
      await assert.rejects(recordRate(context, given), { code: 'rate_invalid' });
    }
  });
});

test('of many different rates for one instant one is recorded', async (t) => {
  const context = (await testDatabase(t)).context();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      recordRate(context, { ...demo, numerator: 90n + BigInt(index) }),
    ),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'rate_taken');
  }
});
