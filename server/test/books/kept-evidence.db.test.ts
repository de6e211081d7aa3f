import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readTrail } from '#identity';
import { explainAppeal, readKeptEvidence } from '#ops';
import { openAppealWorld } from '#test/appeal-world';
import { staffCaller } from '#test/finance';

const world = await openAppealWorld();
const { context, support } = world;

interface Content {
  readonly topup: { readonly number: string; readonly timeline: readonly { event: string }[] };
}

async function contentOf(number: string, seq: number, by = support): Promise<Content> {
  const { name, content } = await readKeptEvidence(context, by, { number, seq });
  assert.equal(name, `appeal-${number}-evidence-${seq}.json`);
  return JSON.parse(content.toString()) as Content;
}

suite('evidence that was kept', () => {
  test('is what was known when the appeal was opened and when it was answered', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    await world.answer(number, { gives: 'refund', price: 10_000n, spentRule: 'refuse' });
    await world.approve(number);
    await world.refundsRun();
    const { kept, appeal } = await explainAppeal(context, support, number);
    assert.deepEqual(
      kept.map(({ seq }) => seq),
      [1, 3],
    );
    const events = async (seq: number) =>
      (await contentOf(number, seq)).topup.timeline.map(({ event }) => event);
    assert.equal((await events(1)).at(-1), 'credited');
    assert.ok(!(await events(1)).includes('refunded'));
    const trail = { subject: appeal.id, beforeMs: context.clock.now() + 1, limit: 20 };
    const seen = (await readTrail(context, trail)).filter(
      ({ action }) => action === 'appeal.evidence',
    );
    assert.equal(seen.length, 2);
    assert.deepEqual(seen[0]?.details, { event: '1' });
  });

  test('shows a number whole to nobody who may not see it so, and nothing to others', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const masked = (await contentOf(number, 1, staffCaller('support'))).topup.number;
    assert.match(masked, /\*/);
    const { content } = await readKeptEvidence(context, support, { number, seq: 1 });
    assert.ok(!content.toString().includes(one.number));
    const whole = await contentOf(number, 1, staffCaller('clerk'));
    assert.equal(whole.topup.number, one.number);
    await assert.rejects(contentOf(number, 1, staffCaller('operator')), {
      code: 'permission_missing',
    });
    await assert.rejects(contentOf(number, 2), { code: 'evidence_unknown' });
  });
});
