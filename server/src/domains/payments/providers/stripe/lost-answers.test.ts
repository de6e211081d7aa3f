import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { present } from '#base';
import type { Attempt } from '../../payment.ts';
import { captured, newAttempt, newRefund, query, tools } from '../conformance/world.ts';
import { openStripeWorld, type StripeWorld } from './conformance.ts';

suite('answers of Stripe that were lost, or are kept', () => {
  let opened: StripeWorld | undefined;
  before(async () => {
    opened = await openStripeWorld();
  });
  after(() => opened?.close());
  const use = (): StripeWorld => present(opened, 'the world');

  const start = (attempt: Attempt) =>
    use().provider.start(tools(use()), attempt, use().beginning());

  const listed = async (attempt: Attempt) => {
    const { sandbox, settings } = use();
    const answer = await fetch(`${sandbox.address}/v1/checkout/sessions?limit=100`, {
      headers: { authorization: `Bearer ${settings.secretKey}` },
    });
    const { data } = (await answer.json()) as { data: { client_reference_id: string }[] };
    return data.filter(({ client_reference_id: number }) => number === attempt.id);
  };

  test('a page whose answer was lost is found by our number, and pays', async () => {
    const world = use();
    const attempt = newAttempt(world);
    await world.breakCall(attempt, 'start', 'reset after effect');
    await start(attempt);
    assert.equal(attempt.providerReference, null);
    assert.equal((await query(world, attempt)).says, 'pending');
    assert.ok(await world.pay(attempt));
    captured(await query(world, attempt));
  });

  test('it is found among hundreds that began at the same time', async () => {
    const world = use();
    const attempt = newAttempt(world);
    await start(attempt);
    for (let other = 0; other < 120; other += 1) await start(newAttempt(world));
    assert.equal((await query(world, attempt)).says, 'pending');
    assert.equal((await query(world, newAttempt(world))).says, 'not_found');
  });

  for (const when of ['before', 'after'] as const) {
    test(`an error that Stripe keeps, ${when} its effect, still makes one page`, async () => {
      const world = use();
      const attempt = newAttempt(world);
      await world.breakCall(attempt, 'start', `busy ${when} effect`);
      const first = await start(attempt);
      assert.ok(first.kind === 'evidence' && first.evidence.says === 'nothing_certain');
      for (let round = 0; round < 2; round += 1) {
        assert.equal((await start(attempt)).kind, 'redirect');
        assert.equal((await listed(attempt)).length, 1);
      }
    });

    test(`an error that Stripe keeps, ${when} its effect, refunds once`, async () => {
      const world = use();
      const attempt = newAttempt(world);
      await start(attempt);
      assert.ok(await world.pay(attempt));
      const refund = newRefund(world, attempt, 4_000n);
      await world.breakCall(attempt, 'refund', `busy ${when} effect`);
      const send = () => world.provider.refund(tools(world), refund, attempt);
      assert.equal((await send()).says, 'nothing_certain');
      for (let round = 0; round < 2; round += 1) assert.equal((await send()).says, 'succeeded');
      assert.equal((await world.truth(attempt)).refundedMinor, 4_000n);
    });
  }

  test('a refund is not sent again when its key is long forgotten', async () => {
    const world = use();
    const attempt = newAttempt(world);
    await start(attempt);
    assert.ok(await world.pay(attempt));
    const refund = newRefund(world, attempt, 4_000n);
    const send = () => world.provider.refund(tools(world), refund, attempt);
    assert.equal((await send()).says, 'succeeded');
    await world.passTime(3 * 86_400_000);
    assert.equal((await send()).says, 'succeeded');
    assert.equal((await world.truth(attempt)).refundedMinor, 4_000n);
  });

  test('a card that is declined, or asks its bank, leaves the attempt open', async () => {
    const world = use();
    const attempt = newAttempt(world);
    await start(attempt);
    const act = (what: string, body?: object) =>
      world.sandbox.post(`/sandbox/trades/${attempt.id}/${what}`, body ?? {});
    await act('pay', { card: 'pm_card_chargeDeclinedLostCard' });
    assert.equal((await query(world, attempt)).says, 'pending');
    await act('pay', { card: 'pm_card_authenticationRequired' });
    assert.equal((await query(world, attempt)).says, 'pending');
    await act('authenticate');
    assert.equal(captured(await query(world, attempt)).amount, attempt.amount);
  });
});
