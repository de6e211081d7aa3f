import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#test/database';
import { currentRate } from './current-rate.ts';
import { decideRate } from './decide-rate.ts';
import { lockRateProposal } from './lock-rate-proposal.ts';
import { listRates } from './list-rates.ts';
import { proposeRate } from './propose-rate.ts';
import { recordRate } from './record-rate.ts';

const pair = { from: 'HKD', to: 'CNY' } as const;
const wanted = { ...pair, numerator: 93n, denominator: 100n, reason: 'the bank is away' };
const [one, other] = ['stf_one', 'stf_other'];

test('a rate by hand prices once another person agrees', async (t) => {
  const context = (await testDatabase(t)).context();
  await recordRate(context, { ...pair, numerator: 92n, denominator: 100n, source: 'a seed' });
  const propose = () =>
    context.db.transaction((tx) => proposeRate(tx, { ...wanted, proposedBy: one }));
  const decide = (id: Awaited<ReturnType<typeof propose>>, by: string, isApproved: boolean) =>
    context.db.transaction(async (tx) => {
      return decideRate(tx, await lockRateProposal(tx, id), { isApproved, by });
    });
  context.clock.advance(1_000);
  const refused = await propose();
  await assert.rejects(propose(), { code: 'rate_proposed_already' });
  assert.deepEqual(
    (await listRates(context)).proposals.map(({ id }) => id),
    [refused],
  );
  await assert.rejects(decide(refused, one, true), /proposal_check/, 'the database wants two');
  assert.equal(await decide(refused, other, false), undefined);
  assert.equal((await currentRate(context, pair))?.numerator, 92n);
  await assert.rejects(decide(refused, other, true), { code: 'rate_proposal_decided' });

  const agreed = await propose();
  const rate = await decide(agreed, other, true);
  assert.equal((await currentRate(context, pair))?.id, rate?.id);
  const { rates, proposals } = await listRates(context);
  assert.deepEqual(
    rates.map(({ numerator, state }) => [numerator, state]),
    [
      [93n, 'in force'],
      [92n, 'past'],
    ],
  );
  assert.deepEqual(proposals, []);
  const nobody = `fxp_${'0'.repeat(32)}` as const;
  await assert.rejects(decide(nobody, other, true), { code: 'rate_proposal_unknown' });
});

test('what is no rate is not proposed', async (t) => {
  const context = (await testDatabase(t)).context();
  for (const wrong of [{ numerator: 0n }, { denominator: 10n ** 13n }, { to: 'HKD' as const }]) {
    const propose = context.db.transaction((tx) =>
      proposeRate(tx, { ...wanted, ...wrong, proposedBy: one }),
    );
    await assert.rejects(propose, { code: 'rate_invalid' });
  }
});
