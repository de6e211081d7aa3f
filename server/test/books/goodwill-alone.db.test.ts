import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hourMs } from '#base';
import { reopenAppeal } from '#disputes';
import { answerAppeal, decideAnswer, explainAppeal } from '#ops';
import { readTrail } from '#identity';
import { openAppealWorld } from '#test/appeal-world';
import type { PaidByCard } from '#test/card-world';
import { staffCaller } from '#test/finance';

const world = await openAppealWorld();
const { context, finance } = world;

type Staff = ReturnType<typeof staffCaller>;
const credit = (amountMinor: bigint) => ({ gives: 'credit', amountMinor }) as const;

/** Appeals about another order of the line, and is given so much; says whether at once. */
async function given(one: PaidByCard, by: Staff, amountMinor: bigint): Promise<boolean> {
  const number = await world.appeal(one);
  return answerAppeal(context, by, number, { wanted: credit(amountMinor), words: '抱歉' });
}

/** Somebody who has not given anything yet. */
const newStaff = (): Staff => staffCaller('support');

const leftOf = async (number: string, by: Staff): Promise<bigint> =>
  (await explainAppeal(context, by, number)).aloneLeftMinor;

suite('goodwill that one person gives alone', () => {
  test('adds up to so much in a day, and what is more waits for a second person', async () => {
    const by = newStaff();
    for (let times = 0; times < 5; times += 1) {
      assert.ok(await given(await world.paid(), by, 2_000n), String(times));
    }
    const one = await world.paid();
    const before = await world.moneyOf(one.line);
    const number = await world.appeal(one);
    assert.equal(await leftOf(number, by), 0n);
    assert.equal(await leftOf(number, newStaff()), 2_000n);
    const answer = { wanted: credit(100n), words: '抱歉' };
    assert.equal(await answerAppeal(context, by, number, answer), false);
    assert.equal(await world.moneyOf(one.line), before);
    assert.equal((await world.read(number)).appeal.proposal?.by, by.session.staff);
    // Sent again because its answer was lost, it is still one proposal.
    assert.equal(await answerAppeal(context, by, number, answer), false);
    const decided = { isApproved: true, words: '' };
    for (let times = 0; times < 2; times += 1) {
      await decideAnswer(context, finance, number, decided);
    }
    assert.equal(await world.moneyOf(one.line), before + 100n);
    assert.deepEqual(await world.eventsOf(number), ['opened', 'proposed', 'answered']);
    const { id: subject } = (await world.read(number)).appeal;
    const trail = { subject, beforeMs: context.clock.now() + 1, limit: 20 };
    const acts = (await readTrail(context, trail)).map(({ action }) => action);
    assert.ok(acts.includes('appeal.propose') && !acts.includes('appeal.answer'), acts.join());
    world.passTime(dayMs);
    assert.ok(await given(await world.paid(), by, 2_000n), 'another day');
    await world.booksHold();
  });

  test('adds up to so much on a line in thirty days, whoever gives it', async () => {
    const owner = await world.newcomer();
    const next = () => world.paid(10_000n, owner);
    assert.ok(await given(await next(), newStaff(), 2_000n));
    assert.ok(await given(await next(), newStaff(), 2_000n));
    assert.equal(await given(await next(), newStaff(), 1_001n), false);
    assert.ok(await given(await next(), newStaff(), 1_000n));
    const last = await world.appeal(await next());
    assert.equal(await leftOf(last, newStaff()), 0n);
    world.passTime(31 * dayMs);
    assert.equal(await leftOf(last, newStaff()), 2_000n);
  });

  test('is counted once when it is sent again, and by both who send at once', async () => {
    const [by, owner] = [newStaff(), await world.newcomer()];
    const number = await world.appeal(await world.paid(10_000n, owner));
    const answer = { wanted: credit(2_000n), words: '抱歉' };
    const tries = [1, 2].map(() => answerAppeal(context, by, number, answer));
    assert.deepEqual(await Promise.all(tries), [true, true]);
    assert.equal(await leftOf(number, newStaff()), 2_000n);
    const others = [await world.paid(10_000n, owner), await world.paid(10_000n, owner)];
    const both = await Promise.all(others.map((one) => given(one, newStaff(), 2_000n)));
    assert.equal(both.filter(Boolean).length, 1);
  });

  test('counts again for an appeal that was opened again', async () => {
    const [by, one] = [newStaff(), await world.paid()];
    const number = await world.appeal(one);
    const answer = { wanted: credit(2_000n), words: '抱歉' };
    await answerAppeal(context, by, number, answer);
    world.passTime(hourMs);
    await reopenAppeal(context, number, [one.subscriber], '不夠');
    assert.equal(await answerAppeal(context, by, number, answer), true);
    assert.equal(await leftOf(number, newStaff()), 1_000n);
    await world.booksHold();
  });
});
