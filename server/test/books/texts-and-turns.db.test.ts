import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { minuteMs, type PhoneNumber, secondMs } from '#base';
import { hearText, takeTurn, tellUnseen } from '#dialogues';
import { openTopupWorld } from '#test/topup-world';

/** Texts of people as more than one connection to the centre may bring them. */
const closing: (() => Promise<void>)[] = [];
const world = await openTopupWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

async function answersTo(number: PhoneNumber): Promise<number> {
  const text = `select id from notifications.message
    where receiver = $1 and kind = 'dialogue_answer'`;
  return (await context.db.read({ name: 'test: answers', text }, [number])).length;
}

test('a number’s first text that two connections bring at once is answered once', async () => {
  for (let nth = 0; nth < 20; nth += 1) {
    const number: PhoneNumber = `+8526990${1_000 + nth}`;
    await world.person([number], 5_000n);
    const outcomes = await Promise.all([1, 2, 3].map(() => hearText(context, number, 'BAL')));
    assert.equal(await answersTo(number), 1, `${nth}: ${outcomes.join()}`);
  }
});

test('what is asked again after something else is asked anew, and answered', async () => {
  const number: PhoneNumber = '+85269902000';
  await world.person([number], 5_000n);
  for (const [nth, text] of ['BAL', 'PACKS', 'BAL', 'BAL'].entries()) {
    context.clock.advance(secondMs);
    assert.equal(await hearText(context, number, text), nth === 3 ? 'repeated' : 'answered');
  }
  assert.equal(await answersTo(number), 3);
  context.clock.advance(10 * minuteMs);
  assert.equal(await hearText(context, number, 'BAL'), 'answered');
});

test('a turn that cannot be told by text keeps no other from being told', async () => {
  const numbers: PhoneNumber[] = ['+85269903001', '+85269903002', '+85269903003'];
  for (const number of numbers) {
    await world.person([number], 5_000n);
    const turn = { number, session: 1, turn: 1, begins: true, said: '*#188#' };
    assert.ok(await takeTurn(context, turn));
    context.clock.advance(secondMs);
  }
  const text = `update dialogues.ussd set answer = null, by_text = null, begins = false,
    said = '1', standing = '{"screen": {"name": "nowhere"}, "choices": {"1": 7}}'
    where number = $1`;
  const owner = world.database.context({ url: world.database.ownerUrl });
  await owner.db.read({ name: 'test: break', text }, ['+85269903001']);
  context.clock.advance(10 * minuteMs);
  await tellUnseen(context);
  const told = await Promise.all(numbers.map(answersTo));
  assert.deepEqual(told, [0, 1, 1]);
});
