import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, endOfDay, hongKongDay, hourMs, minuteMs, present, Refusal } from '#base';
import { addWords, reopenAppeal, watchClocks, withdrawAppeal } from '#disputes';
import { decideAnswer, sayToPerson } from '#ops';
import { type AppealWorld, openAppealWorld } from '#test/appeal-world';
import type { PaidByCard } from '#test/card-world';

/** What an appeal should be, as simply as it can be said; it shares no rule with the code. */
interface Model {
  state: 'open' | 'waiting' | 'answered' | 'withdrawn';
  round: number;
  roundAt: number;
  isHeard: boolean;
  answeredAt: number;
  waitingSince: number;
  waitedMs: number;
  /** Goodwill that waits for a second person, and what was given. */
  proposed: bigint;
  given: bigint;
}

const mostWaitMs = 10 * dayMs;

function answerBy({ roundAt, waitedMs }: Model): number {
  return endOfDay(addDays(hongKongDay(roundAt), 15)) + waitedMs;
}

/** The person's clock stands still no longer than it may, whenever anybody looks. */
function letTimePass(model: Model, nowMs: number): void {
  if (model.state === 'waiting' && nowMs >= model.waitingSince + mostWaitMs - model.waitedMs) {
    model.waitedMs = mostWaitMs;
    model.state = 'open';
  }
}

function comeBack(model: Model, nowMs: number): void {
  if (model.state === 'waiting') model.waitedMs += nowMs - model.waitingSince;
  model.waitedMs = Math.min(model.waitedMs, mostWaitMs);
}

/** What each act does to the model; the code of the refusal where it must be refused. */
const expected: Readonly<Record<string, (model: Model, nowMs: number) => string | undefined>> = {
  say(model, nowMs) {
    if (isOver(model)) return 'appeal_state_wrong';
    comeBack(model, nowMs);
    model.state = 'open';
    return undefined;
  },
  ask(model, nowMs) {
    if (isOver(model)) return 'appeal_state_wrong';
    model.isHeard = true;
    const mayWait = model.waitedMs < mostWaitMs && nowMs <= answerBy(model);
    if (model.state === 'open' && mayWait) {
      model.state = 'waiting';
      model.waitingSince = nowMs;
    }
    return undefined;
  },
  reply(model) {
    if (isOver(model)) return 'appeal_state_wrong';
    model.isHeard = true;
    return undefined;
  },
  give(model, nowMs) {
    if (model.proposed > 0n) return 'appeal_proposed';
    if (isOver(model)) return 'appeal_state_wrong';
    answer(model, nowMs, 1_500n);
    return undefined;
  },
  propose(model) {
    if (model.proposed > 0n) return 'appeal_proposed';
    if (isOver(model)) return 'appeal_state_wrong';
    model.proposed = 7_700n;
    return undefined;
  },
  approve(model, nowMs) {
    if (model.proposed === 0n) return 'appeal_not_proposed';
    answer(model, nowMs, model.proposed);
    return undefined;
  },
  refuse(model) {
    if (model.proposed === 0n) return 'appeal_not_proposed';
    model.proposed = 0n;
    return undefined;
  },
  withdraw(model, nowMs) {
    if (model.state === 'withdrawn') return undefined;
    if (model.proposed > 0n) return 'appeal_proposed';
    if (isOver(model)) return 'appeal_state_wrong';
    comeBack(model, nowMs);
    model.state = 'withdrawn';
    return undefined;
  },
  reopen(model, nowMs) {
    if (model.state !== 'answered') return 'appeal_state_wrong';
    if (model.round === 2) return 'appeal_reopened_before';
    if (nowMs > model.answeredAt + 30 * dayMs) return 'appeal_reopening_late';
    Object.assign(model, { state: 'open', round: 2, roundAt: nowMs, isHeard: false, waitedMs: 0 });
    return undefined;
  },
};

function isOver({ state }: Model): boolean {
  return state === 'answered' || state === 'withdrawn';
}

function answer(model: Model, nowMs: number, goodwill: bigint): void {
  comeBack(model, nowMs);
  Object.assign(model, { state: 'answered', isHeard: true, answeredAt: nowMs, proposed: 0n });
  model.given += goodwill;
}

function actsOf(world: AppealWorld, number: string, { subscriber }: PaidByCard) {
  const { context, support, finance } = world;
  const readers = [subscriber];
  const decide = (isApproved: boolean) =>
    decideAnswer(context, finance, number, { isApproved, words: '決定' });
  const credit = (amountMinor: bigint) => world.answer(number, { gives: 'credit', amountMinor });
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    say: () => addWords(context, number, readers, '補充'),
    ask: () => world.ask(number),
    reply: () => sayToPerson(context, support, number, { words: '跟進中', as: 'reply' }),
    give: () => credit(1_500n),
    propose: () => credit(7_700n),
    approve: () => decide(true),
    refuse: () => decide(false),
    withdraw: () => withdrawAppeal(context, number, readers),
    reopen: () => reopenAppeal(context, number, readers, '不滿意'),
  };
  return acts;
}

/** Seldom what ends it, so that runs are long. */
const wheel =
  'say say ask ask ask reply propose propose approve refuse refuse give reopen reopen withdraw';
const names = wheel.split(' ');

function drawnFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

for (const seed of [1, 2, 3, 4]) {
  test(`whatever everybody does, an appeal is what its model says (seed ${seed})`, async (t) => {
    const world = await openAppealWorld(t);
    const { clock } = world.context;
    const draw = drawnFrom(seed);
    for (let run = 0; run < 4; run += 1) {
      const one = await world.paid();
      const number = await world.appeal(one);
      const before = await world.moneyOf(one.line);
      const acts = actsOf(world, number, one);
      const began = { waitingSince: 0, waitedMs: 0, proposed: 0n, given: 0n, answeredAt: 0 };
      const model: Model = {
        state: 'open',
        round: 1,
        roundAt: clock.now(),
        isHeard: false,
        ...began,
      };
      let last = { name: '', atMs: 0 };
      for (let step = 0; step < 20; step += 1) {
        world.passTime(draw(4) === 0 ? draw(12) * dayMs : draw(20) * hourMs);
        await watchClocks(world.context);
        letTimePass(model, clock.now());
        const name = present(names[draw(names.length)], 'an act');
        // What is sent once more within minutes does nothing more, and is not refused.
        const isAgain = last.name === name && clock.now() - last.atMs < 15 * minuteMs;
        const rule = present(expected[name], name);
        const wanted = isAgain ? undefined : rule(model, clock.now());
        if (!isAgain && wanted === undefined) last = { name, atMs: clock.now() };
        assert.equal(await codeOf(present(acts[name], name)()), wanted, `${run}.${step} ${name}`);
        const { appeal, events } = await world.read(number);
        assert.deepEqual(
          [appeal.state, appeal.round, appeal.firstAnsweredAt !== null, appeal.answerBy],
          [model.state, model.round, model.isHeard, answerBy(model)],
          `${run}.${step} after ${name}`,
        );
        assert.equal(appeal.events, events.length);
      }
      assert.equal((await world.moneyOf(one.line)) - before, model.given);
    }
    await world.booksHold();
  });
}
