import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { present } from '#base';
import { orderClosing, settleClosings } from '#closings';
import { addAttachment, addWords, attachmentsOf } from '#disputes';
import { askAboutDueMandates, type MandateId, readMandate } from '#mandates';
import { closePool, openPool } from '#platform/postgres';
import { erasePerson } from '#privacy';
import { openAntomShop } from '#test/antom-shop';
import { openAppealWorld } from '#test/appeal-world';
import { jobsDone, turnOn, usualWish } from '#test/auto-world';
import { refusedAs } from '#test/book-truth';
import { placesOf } from '#test/places-of';
import type { Person } from '#test/topup-world';
import { configureWallet, signWallet } from '#test/wallet-world';

test.after(async () => {
  await closePool(owner);
  await shop.close();
});
const world = await openAppealWorld();
const { context, database } = world;
const shop = await openAntomShop(context.clock.now());
await configureWallet(context, shop);
const owner = openPool(database.ownerUrl, 1, false);
const slip = Buffer.from('89504e470d0a1a0a00c0ffee', 'hex');

async function close({ line, subscriber: by }: Person): Promise<void> {
  await orderClosing(context, { line, by, toName: 'CHAN', toAccount: '388-765432-001' });
  await settleClosings(context);
}

suite('who is forgotten', () => {
  test('has said and attached nothing any more, and was answered what they were', async () => {
    const [one, other] = [await world.paid(), await world.paid()];
    const [number, others] = [await world.appeal(one), await world.appeal(other)];
    for (const [whose, by] of [
      [number, one],
      [others, other],
    ] as const) {
      await addWords(context, whose, [by.subscriber], `我是${whose}，住在彩虹邨。`);
      const file = {
        name: `${whose}-ID-card.png`,
        content: Buffer.concat([slip, Buffer.from(whose)]),
      };
      await addAttachment(context, whose, [by.subscriber], file);
    }
    const asking = world.answer(
      number,
      { gives: 'credit', amountMinor: 2_000n },
      `${number}先生你好`,
    );
    await assert.rejects(erasePerson(context, one.subscriber), refusedAs('person_has_line'));
    assert.equal(await asking, true);
    await close(one);
    await erasePerson(context, one.subscriber);
    for (const word of [`我是${number}`, `${number}先生`, `${number}-ID`]) {
      assert.deepEqual(await placesOf(owner, word), [], word);
    }
    const { appeal, events } = await world.read(number);
    assert.deepEqual(await attachmentsOf(context, appeal), []);
    const said = events.filter(({ words }) => words !== null);
    assert.deepEqual(said, []);
    const answered = present(
      events.find(({ event }) => event === 'answered'),
      'an answer',
    );
    assert.deepEqual(answered.details, { gives: 'credit', amountMinor: '2000' });
    // Whose words they are not stand as they were said.
    const kept = await world.read(others);
    assert.ok(kept.events.some(({ words }) => words === `我是${others}，住在彩虹邨。`));
    assert.equal((await attachmentsOf(context, kept.appeal)).length, 1);
    await world.booksHold();
  });

  test('is not charged any more: their wallet lets nobody, and its name is gone', async () => {
    const one = await world.newcomer(5_000n);
    const mandate: MandateId = await signWallet(context, shop, one.subscriber);
    await turnOn(context, one, usualWish([mandate]));
    await close(one);
    assert.equal((await readMandate(context, mandate)).state, 'active');
    await erasePerson(context, one.subscriber);
    const stopped = await readMandate(context, mandate);
    assert.deepEqual([stopped.state, stopped.endedBy, stopped.label], ['revoked', 'payer', null]);
    await jobsDone(context, database.url);
    await askAboutDueMandates(context);
    assert.equal((await readMandate(context, mandate)).sealedToken, null);
    assert.equal(await shop.stateOfMandate(mandate), 'revoked');
    await world.booksHold();
  });
});
