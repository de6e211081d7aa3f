import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { dayMs, present, slotOf } from '#base';
import {
  auditPromotions,
  decidePromotion,
  gatherLeases,
  type PromotionRule,
  releaseBenefits,
} from '#promotions';
import { sendByProgram, undoByProgram } from '#sales';
import { findReceiver, readSoldTerms, undoTopup } from '#topups';
import { listClients } from '#partners';
import { booksHold } from '#test/book-truth';
import { eventually } from '#test/eventually';
import { openPartner } from '#test/partner-world';
import { openPromotionWorld } from '#test/promotion-world';
import type { Person } from '#test/topup-world';
import { findsSpoils } from '#test/spoils';
import { promotionSpoils } from './spoils/promotions.ts';

const usual = { channels: ['partner'], basisPoints: 1_000 };
const world = await openPromotionWorld({ after }, usual);
const { context, proposer, decider, propose, begin, stop, newPerson, quoteFor } = world;

async function takenOf(code: string): Promise<bigint> {
  return (await world.promotion(code)).takenMinor;
}

async function bonusOf(person: Person, valueMinor: bigint, code?: string): Promise<bigint> {
  return (await quoteFor(person, code, valueMinor)).terms.bonus;
}

/** Several, since one may not sell so much in a day. */
for (let more = 0; more < 5; more += 1) await openPartner(context, { floatMinor: 50_000_000n });
const clients = await listClients(context);
let turns = 0;

async function send(person: Person, valueMinor = 5_000n): Promise<bigint> {
  const { number } = person;
  turns += 1;
  const client = present(clients[turns % clients.length], 'a client');
  const wanted = { reference: randomUUID(), number, valueMinor, isTwinIntended: true };
  const sent = await sendByProgram(context, client, wanted, 60_000);
  assert.ok('sale' in sent);
  return sent.sale.bonusMinor;
}

test('a thousand top-ups at once spend a budget to its last bonus and not beyond', async () => {
  const people = await Promise.all(Array.from({ length: 100 }, newPerson));
  await begin('rush', {}, 30_250n);
  const [first] = people;
  assert.ok(first);
  await eventually('it is known', async () => (await send(first)) === 500n);
  const all = people.flatMap((person) => Array.from({ length: 10 }, () => person));
  const bonuses = await Promise.all(all.map((person) => send(person)));
  const given = bonuses.filter((bonus) => bonus === 500n).length;
  assert.ok(bonuses.every((bonus) => bonus === 500n || bonus === 0n));
  assert.equal(await takenOf('rush'), 30_000n);
  assert.ok(given >= 58 && given < 60, `${given} of 60, beside those before`);
  await stop('rush');
  await booksHold(context);
});

test('nobody decides what they proposed themselves, and nothing is given before', async () => {
  await propose('own');
  const own = { code: 'own', decision: 'activate' } as const;
  await assert.rejects(decidePromotion(context, proposer, own), { code: 'second_person_needed' });
  assert.equal(await send(await newPerson()), 0n);
  await decidePromotion(context, decider, { code: 'own', decision: 'refuse' });
  await assert.rejects(decidePromotion(context, decider, own), { code: 'promotion_decided' });
});

test('what cannot be meant is not taken', async () => {
  const odd: readonly Partial<PromotionRule>[] = [
    { channels: [] },
    { basisPoints: 0 },
    { until: context.clock.now() - 1 },
    { mostMinor: 60_000 },
    { leastMinor: -1 },
    { mostMinor: 0 },
  ];
  for (const rule of odd) {
    await assert.rejects(propose('odd', rule, 50_000n), { code: 'promotion_invalid' });
  }
  const deep = propose('odd', { basisPoints: 20_000 }, 50_000n);
  await assert.rejects(deep, { code: 'promotion_too_deep' });
});

test('a person is shown a bonus before paying, and gets no more than each may have', async () => {
  await begin('hello', { channels: ['app'], usesPerPerson: 1, basisPoints: 5_000 });
  const person = await newPerson();
  await eventually('it is known', async () => (await bonusOf(person, 5_000n)) === 2_500n);
  const topup = await world.order(person.number, 5_000n, person.subscriber);
  assert.equal(topup.terms.bonus, 2_500n);
  assert.equal(await bonusOf(person, 6_000n), 0n, 'it is reserved, and each may have one');
  await world.tell(topup);
  assert.equal((await world.read(topup.id, person.subscriber)).state, 'credited');
  await booksHold(context);
  assert.equal(await takenOf('hello'), 2_500n);
  await stop('hello');
});

test('what an unpaid order had reserved is free again after days', async () => {
  const rule = { channels: ['app'], usesPerPerson: 1, mostMinor: 2_100, basisPoints: 4_200 };
  await begin('later', rule, 2_100n);
  const [one, other] = [await newPerson(), await newPerson()];
  await eventually('it is known', async () => (await bonusOf(one, 5_000n)) === 2_100n);
  await world.order(one.number, 5_000n, one.subscriber);
  assert.equal(await bonusOf(other, 5_000n), 0n, 'the budget is reserved');
  await releaseBenefits(context);
  assert.equal(await takenOf('later'), 2_100n);
  context.clock.advance(8 * dayMs);
  await releaseBenefits(context);
  assert.equal(await takenOf('later'), 0n);
  await booksHold(context);
  await stop('later');
});

test('whose first attempt fails still has what is for the first, and has it once', async () => {
  const rule = { channels: ['app'], isFirstOnly: true, mostMinor: 2_000, basisPoints: 4_000 };
  await begin('try', rule, 2_000n);
  const person = await newPerson();
  await eventually('it is known', async () => (await bonusOf(person, 5_000n)) === 2_000n);
  const first = await world.order(person.number, 5_000n, person.subscriber);
  assert.equal(await bonusOf(person, 5_000n), 0n, 'it is set aside');
  await world.tell(first, { trade_status: 'TRADE_CLOSED', gmt_payment: '' });
  assert.equal(await takenOf('try'), 0n);
  await booksHold(context);
  assert.equal(await bonusOf(person, 5_000n), 2_000n);
  const second = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(second);
  assert.equal(await bonusOf(person, 5_000n), 0n);
  assert.equal(await takenOf('try'), 2_000n);
  await stop('try');
  await booksHold(context);
});

test('what is undone gives use and amount back, and was nobody’s first', async () => {
  const channels = ['partner', 'app'];
  const rule = { channels, isFirstOnly: true, mostMinor: 2_000, basisPoints: 4_000 };
  await begin('again', rule, 4_000n);
  const client = present(clients[0], 'a client');
  const person = await newPerson();
  await eventually('it is known', async () => (await bonusOf(person, 5_000n)) === 2_000n);
  const wanted = { number: person.number, valueMinor: 5_000n, isTwinIntended: true };
  const sell = () => sendByProgram(context, client, { ...wanted, reference: randomUUID() }, 60_000);
  for (let times = 0; times < 3; times += 1) {
    const sent = await sell();
    assert.ok('sale' in sent);
    assert.equal(sent.sale.bonusMinor, 2_000n);
    assert.equal(await bonusOf(person, 5_000n), 0n);
    await undoByProgram(context, client, sent.sale.topup);
    assert.equal(await takenOf('again'), 0n);
    await booksHold(context);
  }
  const topup = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(topup);
  await undoTopup(context, topup.id, person.subscriber);
  assert.equal(await takenOf('again'), 0n);
  assert.equal(await bonusOf(person, 5_000n), 2_000n);
  await stop('again');
  await booksHold(context);
});

test('what one slot has leased and nobody took is there for the others again', async () => {
  const rule = { channels: ['partner', 'app'], mostMinor: 2_000, basisPoints: 4_000 };
  await begin('stray', rule, 2_000n);
  const client = present(clients[0], 'a client');
  const one = await newPerson();
  let other = await newPerson();
  while (slotOf(other.line) === slotOf(one.line)) other = await newPerson();
  await eventually('it is known', async () => (await bonusOf(one, 5_000n)) === 2_000n);
  const wanted = { number: one.number, valueMinor: 5_000n, isTwinIntended: true };
  const sent = await sendByProgram(context, client, { ...wanted, reference: randomUUID() }, 60_000);
  assert.ok('sale' in sent);
  await undoByProgram(context, client, sent.sale.topup);
  assert.equal(await takenOf('stray'), 0n, 'all of the budget is there');
  assert.equal(await send(other), 0n, 'but with the lines of one slot');
  await gatherLeases(context);
  assert.equal(await send(other), 2_000n);
  await booksHold(context);
  await stop('stray');
});

test('of a hundred at once one person has as many as each may have', async () => {
  await begin('once', { usesPerPerson: 1 });
  const person = await newPerson();
  await eventually('it is known', async () => (await send(await newPerson())) === 500n);
  const sent = await Promise.allSettled(Array.from({ length: 100 }, () => send(person)));
  const bonuses = sent.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code));
  // A line gets no more than it may; what is within that is sold.
  const within = bonuses.filter((bonus) => !String(bonus).startsWith('topup_limit_'));
  assert.deepEqual(new Set(within), new Set([500n, 0n]));
  assert.equal(bonuses.filter((bonus) => bonus === 500n).length, 1);
  assert.equal(await takenOf('once'), 1_000n);
  await stop('once');
  await booksHold(context);
});

test('who knows a code gets what others do not, a first top-up what is for the first', async () => {
  const app = { channels: ['app'], basisPoints: 2_000 };
  await begin('secret', { ...app, secretCode: 'HARBOUR' });
  await begin('first', { ...app, isFirstOnly: true, basisPoints: 4_000 });
  const person = await newPerson();
  await eventually('they are known', async () => (await bonusOf(person, 5_000n)) === 2_000n);
  const topup = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(topup);
  assert.equal(await bonusOf(person, 6_000n), 0n);
  assert.equal(await bonusOf(person, 6_000n, 'HARBOUR'), 1_200n);
  await stop('secret');
  await stop('first');
  await booksHold(context);
});

test('promotions that combine add up, and the best of all that is open counts', async () => {
  const app = { channels: ['app'], isCombinable: true, basisPoints: 1_000 };
  await begin('one', app);
  await begin('two', { ...app, basisPoints: 1_500 });
  await begin('alone', { ...app, isCombinable: false, basisPoints: 2_000 });
  const person = await newPerson();
  await eventually('they are known', async () => (await bonusOf(person, 6_000n)) === 1_500n);
  const topup = await world.order(person.number, 6_000n, person.subscriber);
  await world.tell(topup);
  const taken = [await takenOf('one'), await takenOf('two'), await takenOf('alone')];
  assert.deepEqual(taken, [600n, 900n, 0n]);
  await booksHold(context);
});

test('where one of two that combine is used up at once, what is sold has the other', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, newPerson));
  await begin('scarce', { isCombinable: true, basisPoints: 2_000, mostMinor: 1_000 }, 1_000n);
  await begin('plenty', { isCombinable: true }, 1_000_000n);
  const [looking] = people;
  assert.ok(looking);
  await eventually('both are known', async () => {
    const place = { channel: 'partner', maker: present(clients[0], 'a client').reseller };
    const receiver = await findReceiver(context, looking.number, place.maker);
    return (await readSoldTerms(context, receiver, 5_000n, place)).bonus === 1_500n;
  });
  // All of them are looked at before the first is sold.
  const bonuses = await Promise.all(people.map((person) => send(person)));
  assert.deepEqual(
    bonuses.toSorted((one, other) => Number(one - other)),
    [...Array.from({ length: 5 }, () => 500n), 1_500n],
  );
  assert.deepEqual([await takenOf('scarce'), await takenOf('plenty')], [1_000n, 3_000n]);
  await stop('scarce');
  await stop('plenty');
  await booksHold(context);
});

test('whatever is wrong of a promotion, the audit names it', async () => {
  await findsSpoils(context, auditPromotions, promotionSpoils);
});
