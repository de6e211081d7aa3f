import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hourMs, newId, slotFor } from '#base';
import {
  auditDisputes,
  addAttachment,
  addWords,
  advise,
  attachmentsOf,
  listAppeals,
  readAppeal,
  readFigures,
  readQueue,
  readSheet,
  reopenAppeal,
  watchClocks,
  withdrawAppeal,
} from '#disputes';
import { answerAppeal, answerRefund, decideAnswer, explainAppeal, sayToPerson } from '#ops';
import { ageLines, readLine } from '#subscribers';
import { readClawBacks } from '#topups';
import { openAppealWorld } from '#test/appeal-world';
import type { PaidByCard } from '#test/card-world';
import { findsSpoils } from '#test/spoils';
import { disputeSpoils } from './spoils/disputes.ts';

const world = await openAppealWorld();
const { context, support, finance, both } = world;
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

async function sentTo({ number }: PaidByCard): Promise<string[]> {
  const read = {
    name: 'test: read kinds of messages',
    text: `select kind from notifications.message where receiver = $1
      and kind like 'appeal%' order by queued_at, kind`,
  };
  return (await context.db.read<{ kind: string }>(read, [number])).map(({ kind }) => kind);
}

suite('an appeal', () => {
  test('has a number, two clocks, its evidence and a message to who raised it', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    assert.match(number, /^[0-9A-HJKMNP-TV-Z]{10}$/);
    const { appeal, events } = await world.read(number);
    assert.equal(slotFor(number), slotFor(appeal.number));
    assert.equal(appeal.firstAnswerBy, appeal.openedAt + 48 * hourMs);
    assert.deepEqual([appeal.stakeMinor, appeal.subject], [10_000n, one.topup.id]);
    assert.deepEqual(
      events.map(({ event, words }) => [event, words]),
      [['opened', '我付了錢，但結餘沒有增加。']],
    );
    assert.deepEqual(await sentTo(one), ['appeal_opened']);
    const { evidence, topup } = await explainAppeal(context, support, number);
    assert.match(topup?.number ?? '', /\*/);
    assert.equal(evidence.attempts[0]?.state, 'captured');
    assert.equal(evidence.receipts.length, 1);
    await world.booksHold();
  });

  test('is opened once, by whatever is repeated, and once about one thing', async () => {
    const one = await world.paid();
    const key = 'f'.repeat(32);
    const number = await world.appeal(one, 'not_credited', key);
    assert.equal(await world.appeal(one, 'not_credited', key), number);
    await assert.rejects(world.appeal(one, 'wrong_number'), {
      code: 'appeal_exists',
      details: { number },
    });
    const together = await world.paid();
    const tries = await Promise.allSettled([world.appeal(together), world.appeal(together)]);
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    await withdrawAppeal(context, number, [one.subscriber]);
    assert.notEqual(await world.appeal(one), number);
  });

  test('is raised ten times a day by one person, and not once more', async () => {
    const one = await world.paid();
    for (let times = 0; times < 9; times += 1) {
      const number = await world.appeal(one);
      await withdrawAppeal(context, number, [one.subscriber]);
    }
    const key = 'e'.repeat(32);
    const last = await world.appeal(one, 'not_credited', key);
    await assert.rejects(world.appeal(one), { code: 'too_many_requests' });
    // Whose answer was lost is told the number, and not that there were too many.
    assert.equal(await world.appeal(one, 'not_credited', key), last);
  });

  test('is nobody else’s, and numbers are not guessed in bulk', async () => {
    const [mine, other] = [await world.paid(), await world.paid()];
    const number = await world.appeal(mine);
    const asked = (text: string) => readAppeal(context, text, [other.subscriber]);
    for (let guess = 0; guess < 19; guess += 1) {
      await assert.rejects(asked(`00000${'0000Z'.slice(0, 4)}${guess % 10}`), {
        code: 'appeal_unknown',
      });
    }
    await assert.rejects(asked(number), { code: 'appeal_unknown' });
    await assert.rejects(asked(number), { code: 'too_many_requests' });
    assert.deepEqual(await listAppeals(context, [other.subscriber]), []);
    const typed = `${number.slice(0, 5)}-${number.slice(5).toLowerCase()}`;
    assert.equal((await readAppeal(context, typed, [mine.subscriber])).appeal.number, number);
  });

  test('takes files of three kinds, five of them, and each once', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const add = (content: Buffer) =>
      addAttachment(context, number, [one.subscriber], { name: 'slip.png', content });
    const first = await add(png);
    assert.equal((await add(png)).id, first.id);
    for (let nth = 1; nth < 5; nth += 1) await add(Buffer.concat([png, Buffer.from([nth])]));
    await assert.rejects(add(Buffer.concat([png, png])), { code: 'attachments_too_many' });
    await assert.rejects(add(Buffer.from('MZ')), { code: 'attachment_type_unknown' });
    const { appeal } = await world.read(number);
    assert.equal((await attachmentsOf(context, appeal)).length, 5);
  });
});

suite('what is said at once', () => {
  test('of an order is where its money is', async () => {
    const { topup, subscriber, number, line } = await world.paid();
    const said = { subject: topup.id, line: null, by: subscriber, reader: subscriber };
    const of = async (kind: 'not_credited' | 'wrong_number' | 'unknown_auto_charge') =>
      (await advise(context, { ...said, kind })).verdict;
    assert.equal(await of('not_credited'), 'credited');
    assert.equal(await of('wrong_number'), 'can_undo');
    assert.equal(await of('unknown_auto_charge'), 'by_hand');
    world.passTime(hourMs);
    assert.equal(await of('wrong_number'), 'cannot_undo');
    const open = await world.order(number, 10_000n, subscriber, 'alipay_cn');
    const asked = { ...said, subject: open.id, kind: 'not_credited', line } as const;
    assert.equal((await advise(context, asked)).verdict, 'being_asked');
    await assert.rejects(advise(context, { ...asked, reader: newId('dev', 0, 1) }), {
      code: 'topup_unknown',
    });
    await assert.rejects(advise(context, { ...asked, kind: 'wrong_charge' }), {
      code: 'appeal_kind_wrong',
    });
  });
});

suite('an answer', () => {
  test('of little goodwill is one person’s, and on the line in its commit', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const before = await world.moneyOf(one.line);
    assert.equal(await world.answer(number, { gives: 'credit', amountMinor: 2_000n }), true);
    assert.equal(await world.moneyOf(one.line), before + 2_000n);
    const { appeal } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.proposal], ['answered', null]);
    await assert.rejects(world.answer(number, { gives: 'apology' }), {
      code: 'appeal_state_wrong',
    });
    assert.equal(await world.netOf('expense:goodwill'), 2_000n);
    await world.booksHold();
  });

  test('of much goodwill waits for somebody else', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const before = await world.moneyOf(one.line);
    const wanted = { gives: 'credit', amountMinor: 2_001n } as const;
    assert.equal(await answerAppeal(context, both, number, { wanted, words: '補償' }), false);
    assert.equal(await world.moneyOf(one.line), before);
    await assert.rejects(world.answer(number, { gives: 'apology' }), { code: 'appeal_proposed' });
    const decide = (isApproved: boolean, caller = finance) =>
      decideAnswer(context, caller, number, { isApproved, words: '太多' });
    await assert.rejects(decide(true, both), { code: 'second_person_needed' });
    await assert.rejects(decide(true, support), { code: 'permission_missing' });
    await assert.rejects(withdrawAppeal(context, number, [one.subscriber]), {
      code: 'appeal_proposed',
    });
    await decide(false);
    await assert.rejects(decide(true), { code: 'appeal_not_proposed' });
    await world.answer(number, wanted);
    await Promise.all([decide(true), decide(true)]);
    assert.equal(await world.moneyOf(one.line), before + 2_001n);
    assert.deepEqual(await world.eventsOf(number), [
      'opened',
      'proposed',
      'refused',
      'proposed',
      'answered',
    ]);
    await world.booksHold();
  });

  test('beyond what one answer may give, or nothing, is refused', async () => {
    const number = await world.appeal(await world.paid());
    for (const amountMinor of [0n, -5n, 50_001n]) {
      await assert.rejects(world.answer(number, { gives: 'credit', amountMinor }), {
        code: 'appeal_outcome_impossible',
      });
    }
  });

  test('gives no goodwill to the stranger whose line was topped up by mistake', async () => {
    const [mine, stranger] = [await world.newcomer(), await world.newcomer()];
    const one = await world.paid(10_000n, { ...stranger, subscriber: mine.subscriber });
    const number = await world.appeal(one, 'wrong_number');
    const before = await world.moneyOf(stranger.line);
    await assert.rejects(world.answer(number, { gives: 'credit', amountMinor: 2_000n }), {
      code: 'appeal_outcome_impossible',
      details: { why: 'not_their_line' },
    });
    assert.equal(await world.moneyOf(stranger.line), before);
    assert.equal(await world.answer(number, { gives: 'apology' }), true);
  });

  test('that gives back goes through two people and to the payer', async () => {
    const one = await world.paid();
    const number = await world.appeal(one, 'wrong_number');
    const wanted = { gives: 'refund', price: 4_000n, spentRule: 'refuse' } as const;
    assert.equal(await world.answer(number, wanted), false);
    await world.approve(number);
    await world.refundsRun();
    const [clawBack] = await readClawBacks(context, one.topup.id);
    assert.deepEqual(
      [clawBack?.kind, clawBack?.price, clawBack?.state],
      ['refund', 4_000n, 'done'],
    );
    const { appeal } = await world.read(number);
    assert.equal(appeal.outcome?.gives, 'refund');
    await world.booksHold();
  });

  test('that gives back what is spent writes it off, by two people', async () => {
    const one = await world.paid();
    const number = await world.appeal(one, 'wrong_number');
    await world.answer(number, { gives: 'write_off', price: 10_000n });
    await world.approve(number);
    assert.equal((await readClawBacks(context, one.topup.id))[0]?.spentRule, 'write_off');
    await world.booksHold();
  });

  test('whose refund was refused where refunds are looked at is refused, too', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    await world.answer(number, { gives: 'refund', price: 100n, spentRule: 'owe' });
    const [{ id: refund } = { id: 'rfd_' as const }] = await readClawBacks(context, one.topup.id);
    await answerRefund(context, finance, one.topup.id, { refund, isApproved: false });
    await assert.rejects(world.approve(number), { code: 'refund_not_proposed' });
    await decideAnswer(context, finance, number, { isApproved: false, words: '重覆' });
    await world.answer(number, { gives: 'apology' });
    await world.booksHold();
  });

  test('can be opened again once, by the person, who is heard by both clocks anew', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    await world.answer(number, { gives: 'explained' });
    world.passTime(2 * dayMs);
    // Sent once more, because its answer was lost.
    for (let times = 0; times < 2; times += 1) {
      await reopenAppeal(context, number, [one.subscriber], '仍未解決');
    }
    const { appeal } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.round, appeal.firstAnsweredAt], ['open', 2, null]);
    await assert.rejects(reopenAppeal(context, number, [one.subscriber], '再次'), {
      code: 'appeal_state_wrong',
    });
    await world.answer(number, { gives: 'credit', amountMinor: 1_000n });
    await assert.rejects(reopenAppeal(context, number, [one.subscriber], '再次'), {
      code: 'appeal_reopened_before',
    });
    await world.booksHold();
  });
});

suite('the clock', () => {
  test('tells staff before it runs out and the person once it has, each once', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    world.passTime(37 * hourMs);
    for (let times = 0; times < 3; times += 1) await watchClocks(context);
    assert.deepEqual(await world.eventsOf(number), ['opened', 'first_answer_near']);
    world.passTime(20 * dayMs);
    for (let times = 0; times < 3; times += 1) await watchClocks(context);
    assert.deepEqual(await world.eventsOf(number), [
      'opened',
      'first_answer_near',
      'first_answer_late',
      'answer_near',
      'answer_late',
    ]);
    assert.deepEqual(await sentTo(one), ['appeal_opened', 'appeal_late']);
    const { appeals } = await readQueue(context);
    const found = appeals.find(({ appeal }) => appeal.number === number);
    assert.equal(found?.isLate, true);
    await world.booksHold();
  });

  test('stands still while the person is asked', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const by = (await world.read(number)).appeal.answerBy;
    await world.ask(number);
    assert.deepEqual(await sentTo(one), ['appeal_asked', 'appeal_opened']);
    world.passTime(3 * dayMs);
    await watchClocks(context);
    await addWords(context, number, [one.subscriber], '已附上');
    const { appeal, events } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.answerBy], ['open', by + 3 * dayMs]);
    assert.deepEqual(
      events.map(({ event }) => event),
      ['opened', 'asked', 'said'],
    );
  });

  test('hears once what is sent again because its answer was lost', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const say = (words: string) => addWords(context, number, [one.subscriber], words);
    const reply = () => sayToPerson(context, support, number, { words: '正在查', as: 'reply' });
    await Promise.all([say('已附上'), say('已附上')]);
    await say('還有一張');
    await say('已附上');
    await Promise.all([reply(), reply()]);
    world.passTime(hourMs);
    await reply();
    const { events } = await world.read(number);
    assert.deepEqual(
      events.map(({ event }) => event),
      ['opened', 'said', 'said', 'said', 'replied', 'replied'],
    );
    assert.deepEqual(await sentTo(one), ['appeal_opened', 'appeal_replied', 'appeal_replied']);
  });

  test('is not moved by what staff say among themselves, which no person is shown', async () => {
    const number = await world.appeal(await world.paid());
    await sayToPerson(context, support, number, { words: '查過了', as: 'note' });
    const { appeal } = await world.read(number);
    assert.equal(appeal.firstAnsweredAt, null);
  });

  test('makes the figures: what was opened, how soon it was heard, what was late', async () => {
    const figures = await readFigures(context);
    assert.ok(figures.opened > 8);
    assert.equal(figures.reopened, 1);
    assert.ok(figures.lateFirst >= 1 && figures.lateAnswers >= 1);
    assert.ok((figures.firstAnswerMostMs ?? 0) >= (figures.firstAnswerHalfMs ?? 1));
    assert.ok(figures.outcomes.some(({ gives, count }) => gives === 'credit' && count >= 3));
  });

  test('is soon over as long before its end as the house has set for each', async () => {
    const number = await world.appeal(await world.paid());
    const isNear = async () => {
      const { appeals } = await readQueue(context);
      return appeals.find(({ appeal }) => appeal.number === number)?.isNear;
    };
    world.passTime(35 * hourMs);
    assert.equal(await isNear(), false);
    world.passTime(2 * hourMs);
    assert.equal(await isNear(), true, 'twelve hours before the first word is due');
    await sayToPerson(context, support, number, { words: '正在查', as: 'reply' });
    assert.equal(await isNear(), false);
    const { appeal } = await world.read(number);
    world.passTime(appeal.answerBy - 4 * dayMs - context.clock.now());
    assert.equal(await isNear(), false);
    world.passTime(dayMs);
    assert.equal(await isNear(), true, 'three days before the answer is due');
    await world.ask(number);
    assert.equal(await isNear(), false, 'it stands still');
  });
});

test('of a line that is over it still says where its person can turn to', async () => {
  const one = await world.paid();
  const number = await world.appeal(one);
  const { appeal } = await readAppeal(context, number, [one.subscriber]);
  const codes = async () => (await readSheet(context, appeal)).map(({ code }) => code);
  const before = await codes();
  assert.ok(before.length > 0);
  for (let looks = 0; looks < 8; looks += 1) {
    context.clock.advance(120 * dayMs);
    await ageLines(context);
  }
  assert.deepEqual((await readLine(context, one.line)).numbers, []);
  assert.deepEqual(await codes(), before);
  // Its number may be somebody else's by now: they are told nothing, and nobody could spend it.
  const wanted = { gives: 'credit', amountMinor: 500n } as const;
  await assert.rejects(world.answer(number, wanted), {
    code: 'appeal_outcome_impossible',
    details: { why: 'line_closed' },
  });
  await world.answer(number, { gives: 'apology' });
  assert.deepEqual(await sentTo(one), ['appeal_opened']);
});

test('whatever is wrong of an answer, the audit names it', async () => {
  await findsSpoils(context, auditDisputes, disputeSpoils);
});
