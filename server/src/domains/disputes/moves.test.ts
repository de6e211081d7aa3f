import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hongKongWallClock, hourMs, minuteMs } from '#base';
import { settingValues } from '#platform/settings';
import { isLate, nextDeadline, startedClocks } from './clocks.ts';
import { afterAct, moveRules, reopenBefore, ringUntil, type Standing } from './moves.ts';

const rules = moveRules(settingValues({}));
const openedAt = Date.parse('2026-11-27T01:30:00Z');
const opened: Standing = { ...startedClocks(openedAt, 1, rules), state: 'open' };
const at = (days: number): number => openedAt + days * dayMs;

/** What rings until an instant, and when, by the clock on the wall in Hong Kong. */
function rings(standing: Standing, untilMs: number, afterMs = openedAt): string[] {
  const { rung } = ringUntil(standing, { afterMs, untilMs }, rules);
  return rung.map((one) => `${hongKongWallClock(one.at)} ${one.ring}`);
}

suite('the clocks of an appeal', () => {
  test('give 48 hours for the first answer, and fifteen days that end with their last day', () => {
    assert.equal(opened.firstAnswerBy, openedAt + 48 * hourMs);
    assert.equal(hongKongWallClock(opened.answerBy), '2026-12-12 23:59:59');
    assert.equal(nextDeadline(opened, rules), opened.firstAnswerBy);
  });

  test('ring before they run out, and once they have', () => {
    assert.deepEqual(rings(opened, at(30)), [
      '2026-11-28 21:30:00 first_answer_near',
      '2026-11-29 09:30:00 first_answer_late',
      '2026-12-09 23:59:59 answer_near',
      '2026-12-13 00:00:00 answer_late',
    ]);
  });

  test('say nothing of a first answer that was given', () => {
    const heard = afterAct(opened, 'reply', at(1), rules);
    assert.deepEqual(
      rings(heard, at(30), at(1)).map((one) => one.slice(20)),
      ['answer_near', 'answer_late'],
    );
    assert.equal(afterAct(heard, 'reply', at(2), rules).firstAnsweredAt, at(1));
    assert.equal(isLate(heard, at(10)), false);
    assert.equal(nextDeadline(heard, rules), opened.answerBy);
  });

  test('stand still while the person is asked, and run on with their word', () => {
    const asked = afterAct(opened, 'ask', at(1), rules);
    assert.equal(asked.state, 'waiting');
    assert.equal(asked.firstAnsweredAt, at(1));
    assert.deepEqual(rings(asked, at(10), at(1)), []);
    const back = afterAct(asked, 'say', at(5), rules);
    assert.equal(back.state, 'open');
    assert.equal(back.answerBy, opened.answerBy + 4 * dayMs);
  });

  test('run later by exactly as long as they stood still, and a pause of hours is no day', () => {
    const asked = afterAct(opened, 'ask', at(1), rules);
    const back = afterAct(asked, 'say', at(1) + 20 * hourMs, rules);
    assert.equal(back.answerBy, opened.answerBy + 20 * hourMs);
    const soon = afterAct(asked, 'say', at(1) + minuteMs, rules);
    assert.equal(soon.answerBy, opened.answerBy + minuteMs);
  });

  test('stand still for no more than ten days in all, whoever keeps silent', () => {
    const asked = afterAct(opened, 'ask', at(1), rules);
    const { standing, rung } = ringUntil(asked, { afterMs: at(1), untilMs: at(14) }, rules);
    assert.deepEqual(
      rung.map((one) => [one.at, one.ring]),
      [[at(11), 'pause_over']],
    );
    assert.equal(standing.state, 'open');
    assert.equal(standing.answerBy, opened.answerBy + 10 * dayMs);
    // The same where the person comes back before anybody has looked at the clock.
    const late = afterAct(asked, 'say', at(14), rules);
    assert.equal(late.answerBy, standing.answerBy);
    const again = afterAct(standing, 'ask', at(14), rules);
    assert.deepEqual([again.state, again.pausedAt], ['open', null]);
    assert.equal(again.answerBy, standing.answerBy);
  });

  test('that have run out are not made punctual by a question', () => {
    const late = afterAct(afterAct(opened, 'reply', at(1), rules), 'ask', at(20), rules);
    assert.equal(late.state, 'open');
    assert.equal(isLate(late, at(21)), true);
    assert.equal(late.answerBy, opened.answerBy);
  });
});

suite('an answered appeal', () => {
  const answered = afterAct(opened, 'answer', at(3), rules);

  test('is over for everybody but who opens it again', () => {
    for (const act of ['say', 'reply', 'ask', 'propose', 'answer', 'withdraw'] as const) {
      assert.throws(() => afterAct(answered, act, at(4), rules), { code: 'appeal_state_wrong' });
    }
    assert.equal(answered.firstAnsweredAt, at(3));
  });

  test('is opened again once, with both clocks anew', () => {
    const again = afterAct(answered, 'reopen', at(20), rules);
    assert.equal(again.state, 'open');
    assert.equal(again.firstAnswerBy, at(22));
    assert.equal(hongKongWallClock(again.answerBy), '2027-01-01 23:59:59');
    const second = afterAct(again, 'answer', at(21), rules);
    assert.throws(() => afterAct(second, 'reopen', at(22), rules), {
      code: 'appeal_reopened_before',
    });
  });

  test('is opened again up to the last instant of the thirty days that it says', () => {
    const last = at(33);
    assert.equal(reopenBefore(answered, rules), last);
    assert.equal(afterAct(answered, 'reopen', last, rules).state, 'open');
    const twoDays = moveRules(settingValues({ 'disputes.reopen_days': 2 }));
    assert.equal(afterAct(answered, 'reopen', at(5), twoDays).state, 'open');
    assert.throws(() => afterAct(answered, 'reopen', at(5) + 1, twoDays), {
      code: 'appeal_reopening_late',
    });
  });

  test('says until when it may be opened again only while it may', () => {
    assert.equal(reopenBefore(opened, rules), null);
    const again = afterAct(answered, 'reopen', at(20), rules);
    assert.equal(reopenBefore(again, rules), null);
    assert.equal(reopenBefore(afterAct(again, 'answer', at(21), rules), rules), null);
    assert.equal(reopenBefore(afterAct(opened, 'withdraw', at(1), rules), rules), null);
  });

  test('is not opened again after thirty days, nor one that was withdrawn', () => {
    assert.throws(() => afterAct(answered, 'reopen', at(33) + 1, rules), {
      code: 'appeal_reopening_late',
    });
    const withdrawn = afterAct(opened, 'withdraw', at(1), rules);
    assert.throws(() => afterAct(withdrawn, 'reopen', at(2), rules), {
      code: 'appeal_state_wrong',
    });
  });
});
