import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { minuteMs } from '#base';
import { addAttachment, reopenAppeal, withdrawAppeal } from '#disputes';
import { answerAppeal, decideAnswer, sayToPerson, takeAppeal } from '#ops';
import { readClawBacks } from '#topups';
import { openAppealWorld } from '#test/appeal-world';

const world = await openAppealWorld();
const { context, support, finance, both } = world;

/** The answer to it is lost, and it is sent again: twice at once, and a while later. */
async function thrice<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  const [first, second] = await Promise.all([send(), send()]);
  world.passTime(minuteMs);
  const third = await send();
  assert.deepEqual([second, third], [first, first]);
  return first;
}

suite('sent again because its answer was lost, has the same answer and is done once:', () => {
  test('that a person takes an appeal back, however late it comes', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const withdraw = () => withdrawAppeal(context, number, [one.subscriber]);
    await thrice(withdraw);
    world.passTime(60 * minuteMs);
    await withdraw();
    assert.deepEqual(await world.eventsOf(number), ['opened', 'withdrawn']);
    const other = await world.appeal(one);
    await world.answer(other, { gives: 'explained' });
    await assert.rejects(withdrawAppeal(context, other, [one.subscriber]), {
      code: 'appeal_state_wrong',
    });
  });

  test('that it is taken on, and noted', async () => {
    const number = await world.appeal(await world.paid());
    await thrice(() => takeAppeal(context, support, number));
    await thrice(() => sayToPerson(context, support, number, { words: '查過了', as: 'note' }));
    assert.deepEqual(await world.eventsOf(number), ['opened', 'taken', 'noted']);
  });

  test('a file', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const file = { name: 'slip.png', content: Buffer.from('89504e470d0a1a0a0000', 'hex') };
    await thrice(() => addAttachment(context, number, [one.subscriber], file));
    assert.deepEqual(await world.eventsOf(number), ['opened', 'attached']);
  });

  test('an answer of one person, which moves what it gives once', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const before = await world.moneyOf(one.line);
    const wanted = { gives: 'credit', amountMinor: 2_000n } as const;
    assert.equal(await thrice(() => world.answer(number, wanted)), true);
    assert.equal(await world.moneyOf(one.line), before + 2_000n);
    assert.deepEqual(await world.eventsOf(number), ['opened', 'answered']);
    // Another amount, other words and another person are another answer.
    const wrong = { code: 'appeal_state_wrong' };
    await assert.rejects(world.answer(number, { ...wanted, amountMinor: 1_999n }), wrong);
    await assert.rejects(world.answer(number, wanted, '另一句'), wrong);
    const words = '多謝你的耐心等候。';
    await assert.rejects(answerAppeal(context, both, number, { wanted, words }), wrong);
    world.passTime(15 * minuteMs);
    await assert.rejects(world.answer(number, wanted), wrong);
    await world.booksHold();
  });

  test('a proposal, its refusal, and the approval of the next', async () => {
    const one = await world.paid();
    const number = await world.appeal(one, 'wrong_number');
    const wanted = { gives: 'refund', price: 4_000n, spentRule: 'refuse' } as const;
    const propose = () => world.answer(number, wanted);
    const decide = (isApproved: boolean) =>
      decideAnswer(context, finance, number, { isApproved, words: '太多' });
    assert.equal(await thrice(propose), false);
    assert.equal((await readClawBacks(context, one.topup.id)).length, 1);
    await assert.rejects(world.answer(number, { ...wanted, price: 3_999n }), {
      code: 'appeal_proposed',
    });
    await thrice(() => decide(false));
    await thrice(propose);
    await thrice(() => decide(true));
    const events = ['opened', 'proposed', 'refused', 'proposed', 'answered'];
    assert.deepEqual(await world.eventsOf(number), events);
    await world.refundsRun();
    const back = await readClawBacks(context, one.topup.id);
    assert.equal(back.filter(({ state }) => state === 'done').length, 1);
    world.passTime(15 * minuteMs);
    await assert.rejects(decide(true), { code: 'appeal_not_proposed' });
    await assert.rejects(decide(false), { code: 'appeal_not_proposed' });
    await world.booksHold();
  });

  test('no approval of what one person has answered alone', async () => {
    const number = await world.appeal(await world.paid());
    const wanted = { gives: 'apology' } as const;
    await answerAppeal(context, both, number, { wanted, words: '抱歉' });
    await assert.rejects(decideAnswer(context, both, number, { isApproved: true, words: '' }), {
      code: 'appeal_not_proposed',
    });
  });

  test('that a person is not content', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    await world.answer(number, { gives: 'explained' });
    await thrice(() => reopenAppeal(context, number, [one.subscriber], '仍未解決'));
    assert.deepEqual(await world.eventsOf(number), ['opened', 'answered', 'reopened']);
  });
});
