import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createHash } from 'node:crypto';
import { present, slotFor, slotOf } from '#base';
import { orderClosing, settleClosings } from '#closings';
import { addAttachment, addWords, attachmentsOf } from '#disputes';
import { askAboutDueMandates, type MandateId, readMandate } from '#mandates';
import { closePool, openPool } from '#platform/postgres';
import { erasePerson, readPersonalData } from '#privacy';
import { readClawBacks } from '#topups';
import { openAntomShop } from '#test/antom-shop';
import { openAppealWorld } from '#test/appeal-world';
import { jobsDone, turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
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

  test('has left no word in a refund that answered them, nor where it was sent', async () => {
    const paid = await world.paid();
    const number = await world.appeal(paid);
    const wanted = { gives: 'refund', price: 4_000n, spentRule: 'refuse' } as const;
    await world.answer(number, wanted, `${number}太太住在彩虹邨`);
    await world.approve(number);
    await world.refundsRun();
    const [back] = await readClawBacks(context, paid.topup.id);
    assert.deepEqual([back?.state, back?.reason], ['done', `appeal ${number}`]);
    await close(paid);
    const told: unknown[] = [];
    const log = { ...context.log, info: (...line: unknown[]) => told.push(line) };
    await erasePerson({ ...context, log }, paid.subscriber);
    // What a restore of before has undone is known by the program's log.
    assert.deepEqual(told, [['somebody was forgotten', { subscriber: paid.subscriber }]]);
    assert.deepEqual(await placesOf(owner, `${number}太太`), []);
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

suite('a copy of what is kept', () => {
  test('has what was said in appeals, what pays unasked, and what was told', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    await addWords(context, number, [one.subscriber], '請盡快處理。');
    const file = { name: 'slip.png', content: slip };
    await addAttachment(context, number, [one.subscriber], file);
    await world.answer(number, { gives: 'credit', amountMinor: 2_000n }, '已經補回。');
    const mandate = await signWallet(context, shop, one.subscriber);
    await turnOn(context, one, usualWish([mandate]));
    const copy = await readPersonalData(context, one.subscriber);
    const text = JSON.stringify(copy);
    const digest = createHash('sha256').update(slip).digest('hex');
    for (const word of ['請盡快處理。', '已經補回。', digest, mandate, '"cap":"300.00 HKD"']) {
      assert.ok(text.includes(word), word);
    }
    const told = copy.messages['told'] as { text: string }[];
    assert.ok(told.some((message) => message.text.includes(number.slice(0, 5))));
  });

  test('leaves out nothing, however much it is', async () => {
    const one = await world.newcomer();
    const slot = slotOf(one.line);
    await owner.query(
      `insert into charging.usage (slot, id, line, session, rating_group, report,
         recorded_at, service, zone, direction,
         used_from, used_until, used_units, counted_units, money_units, plan, rate,
         catalog_version, connect_minor, amount_minor, uncollected_minor, units_before,
         amount_before, rest_before, paid)
       select $1, gen_random_uuid(), $2, 1, 1, n,
         $3::timestamptz - make_interval(secs => n / 3), 'data',
         'HK', null, $3, $3, 1, 1, 1, 'commuter', null, 1, 0, 1, 0, 0, 0, 0, '[]'
       from generate_series(1, 2500) n`,
      [slot, one.line.slice(4), new Date(context.clock.now())],
    );
    await owner.query(
      `insert into notifications.message (slot, id, key, kind, cause, receiver, sender, language,
         body, parts, state, attempts, due_at, queued_at)
       select $1, lpad(to_hex(n), 32, '0')::uuid, 'k' || n, 'topup_credited', 'c', $2, 'Lowu', 'en',
         'message ' || n, 1, 'sent', 1, $3, $3 from generate_series(1, 1200) n`,
      [slotFor(one.number), one.number, new Date(context.clock.now())],
    );
    const { lines, messages } = await readPersonalData(context, one.subscriber);
    assert.equal(lines.flatMap((line) => line['usage']).length, 2_500);
    assert.equal((messages['told'] as unknown[]).length, 1_200);
  });
});
