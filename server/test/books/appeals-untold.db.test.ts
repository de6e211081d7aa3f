import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, hourMs, isoTime, newId, slotOf, uuidOf } from '#base';
import { watchClocks } from '#disputes';
import { explainAppeal } from '#ops';
import { sendDueMessages, type Sender } from '#notifications';
import { ageLines, readLine } from '#subscribers';
import { openAppealWorld } from '#test/appeal-world';
import { refusedAs } from '#test/book-truth';
import type { PaidByCard } from '#test/card-world';
import { letOldRowsLeave } from '../../src/retention.ts';

const world = await openAppealWorld();
const { context, support } = world;

/** Whoever has had no number for so long that it may be another's by now. */
async function withoutNumber(one: PaidByCard): Promise<void> {
  for (let looks = 0; looks < 8; looks += 1) {
    world.passTime(120 * dayMs);
    await ageLines(context);
  }
  assert.deepEqual((await readLine(context, one.line)).numbers, []);
}

async function hasEmail({ subscriber }: PaidByCard, email: string): Promise<void> {
  const put = {
    name: 'test: put an address',
    text: `insert into notifications.reach (slot, owner, email, email_confirmed_at)
      values ($1, $2, $3, $4)`,
  };
  const row = [slotOf(subscriber), uuidOf(subscriber), email, isoTime(context.clock.now())];
  await context.db.transaction((tx) => tx.query(put, row));
}

interface Sent {
  readonly way: string;
  readonly to: string | null;
  readonly text: string;
}

async function sent(): Promise<Sent[]> {
  const all: Sent[] = [];
  const by = (way: string): Sender => ({
    async send(_http, { to, email, text }) {
      all.push({ way, to: way === 'email' ? email : to, text });
      return { outcome: 'delivered' };
    },
  });
  await sendDueMessages(context, { sms: by('sms'), email: by('email') });
  return all;
}

suite('a question to somebody who appeals', () => {
  test('stops no clock where nobody can tell a guest of it', async () => {
    const [owner, guest] = [await world.newcomer(), newId('dev', context.clock.now(), 3)];
    const number = await world.appeal(
      await world.paid(10_000n, { ...owner, subscriber: guest as never }),
    );
    assert.equal((await explainAppeal(context, support, number)).canBeTold, false);
    await world.ask(number);
    const { appeal, events } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.pausedAt], ['open', null]);
    assert.ok(appeal.firstAnsweredAt !== null);
    assert.equal(events.at(-1)?.event, 'asked');
  });

  test('reaches a guest at the address that they gave, and so does the answer', async () => {
    const [owner, guest] = [await world.newcomer(), newId('dev', context.clock.now(), 5)];
    const one = await world.paid(10_000n, { ...owner, subscriber: guest as never });
    const invalid = world.appeal(one, 'not_credited', undefined, 'nobody@nowhere');
    await assert.rejects(invalid, refusedAs('email_invalid'));
    await sent();
    const number = await world.appeal(one, 'not_credited', undefined, ' Guest@Example.NET ');
    assert.equal((await explainAppeal(context, support, number)).canBeTold, true);
    world.passTime(hourMs);
    await world.ask(number);
    assert.equal((await world.read(number)).appeal.state, 'waiting');
    await world.answer(number, { gives: 'apology' });
    world.passTime(12 * hourMs);
    const told = await sent();
    const grouped = `${number.slice(0, 5)} ${number.slice(5)}`;
    const ours = told.filter(({ text }) => text.includes(grouped));
    assert.equal(ours.length, 3, JSON.stringify(told));
    assert.deepEqual(
      [...new Set(ours.map(({ way, to }) => `${way} ${to}`))],
      ['email Guest@example.net'],
    );
    // It stays for as long as files do.
    world.passTime(23 * 30 * dayMs);
    await letOldRowsLeave(context, world.database.ownerUrl);
    assert.equal((await world.read(number)).appeal.email, 'Guest@example.net');
    world.passTime(60 * dayMs);
    await letOldRowsLeave(context, world.database.ownerUrl);
    assert.equal((await world.read(number)).appeal.email, null);
    await world.booksHold();
  });

  test('stops no clock where its number is gone and there is no address', async () => {
    const one = await world.paid();
    await withoutNumber(one);
    const number = await world.appeal(one);
    await world.ask(number);
    const { appeal } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.pausedAt], ['open', null]);
  });

  test('reaches them by mail where their number is gone, and stops the clock', async () => {
    const one = await world.paid();
    await hasEmail(one, 'owner@example.net');
    await withoutNumber(one);
    await sent();
    const number = await world.appeal(one);
    assert.equal((await explainAppeal(context, support, number)).canBeTold, true);
    world.passTime(hourMs);
    await world.ask(number);
    const { appeal } = await world.read(number);
    assert.equal(appeal.state, 'waiting');
    await world.answer(number, { gives: 'apology' });
    // By day: a question may wait for the morning.
    world.passTime(12 * hourMs);
    const told = await sent();
    const grouped = `${number.slice(0, 5)} ${number.slice(5)}`;
    const ours = told.filter(({ text }) => text.includes(grouped));
    assert.equal(ours.length, 3, JSON.stringify(told));
    assert.deepEqual(
      [...new Set(ours.map(({ way, to }) => `${way} ${to}`))],
      ['email owner@example.net'],
    );
    await world.booksHold();
  });

  test('stops no clock where it was not delivered, and what should have rung rings', async () => {
    const number = await world.appeal(await world.paid());
    world.passTime(12 * hourMs);
    await sent();
    await world.ask(number);
    const asked = (await world.read(number)).appeal;
    assert.equal(asked.state, 'waiting');
    await watchClocks(context);
    assert.equal((await world.read(number)).appeal.state, 'waiting', 'it is still on its way');
    const reason = 'no such number';
    const refusing: Sender = { send: async () => ({ outcome: 'refused', reason }) };
    world.passTime(12 * hourMs);
    await sendDueMessages(context, { sms: refusing });
    await watchClocks(context);
    const { appeal, events } = await world.read(number);
    assert.deepEqual([appeal.state, appeal.pausedAt, appeal.pausedMs], ['open', null, 0]);
    assert.equal(appeal.answerBy, asked.answerBy, 'nothing is added for what nobody heard');
    assert.equal(events.at(-1)?.event, 'pause_over');
    await watchClocks(context);
    assert.equal((await world.read(number)).appeal.events, appeal.events);
    world.passTime(16 * dayMs);
    await watchClocks(context);
    assert.ok((await world.eventsOf(number)).includes('answer_late'));
    await world.booksHold();
  });
});
