import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hourMs, newId, present } from '#base';
import { callOffTopups, haltWithoutMandate, lookAtLines, readRule, stopRule } from '#auto-topups';
import { orderClosing } from '#closings';
import { readMandate, stopMandate } from '#mandates';
import { askDuePayments, receiveNotice } from '#payments';
import { statement } from '#platform/postgres';
import { approveReview, type OrderedTopup, proposeReview, returnForgotten } from '#topups';
import { turnOn } from '#test/auto-world';
import { justBefore } from '#test/just-before';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { noticesApplied } from '#test/topup-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet, walletCode } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
/** What is larger is held until people have looked at it. */
const screening = { 'screening.large_minor': 40_000 };
const world = await openRuleWorld({ after: (work) => closing.push(work) }, screening);
const { context, shop } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** Somebody whose rule has just ordered, and nobody has asked their wallet yet. */
async function withOpen(): Promise<Ruled & { readonly topup: OrderedTopup }> {
  const person = await world.ruled();
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const [topup] = await world.topups(person);
  return { ...person, topup: present(topup, 'what its rule has ordered') };
}

const calledOff = ['auto_topup_called_off', 'auto_topup_stopped_open'];
const stop = ({ line, subscriber }: Ruled) => stopRule(context, line, subscriber);

/** By name: ids of one millisecond are in no order. */
async function kindsTo(person: Ruled): Promise<string[]> {
  return (await world.told(person)).map(({ kind }) => kind).sort();
}

async function endOf(person: Ruled): Promise<string | undefined> {
  return (await world.topups(person))[0]?.state;
}

test('what no wallet was asked for yet is not asked for once the rule is stopped', async () => {
  const person = await withOpen();
  const { topup, subscriber: owner } = person;
  await stop(person);
  assert.deepEqual(await kindsTo(person), ['auto_topup_stopped_open']);
  const [stopped] = await world.told(person);
  assert.match(stopped?.body ?? '', /已停用。之前已下單的一筆HK\$50會盡量取消/);
  assert.equal((await readRule(context, person.line)).open?.id, topup.id);
  await callOffTopups(context, [{ topup: topup.id, owner }]);
  await world.jobs();
  await callOffTopups(context, [{ topup: topup.id, owner }]);
  assert.equal(await endOf(person), 'not_charged');
  assert.ok((await shop.trades()).every(({ outTradeNo }) => outTradeNo !== topup.attempt));
  assert.equal(await world.money(person), 1_000n);
  const events = ['called_off called_off', 'turned_off', 'ordered', 'turned_on'];
  assert.deepEqual(await world.events(person), events);
  assert.deepEqual(await kindsTo(person), calledOff);
});

test('what a wallet is still at is closed there, and told as called off', async () => {
  const person = await withOpen();
  const { attempt } = person.topup;
  await shop.fault('charge-in-process-then-success', attempt, 'pay', dayMs);
  await world.jobs();
  assert.deepEqual(await kindsTo(person), []);
  await stop(person);
  await world.jobs();
  assert.equal(await endOf(person), 'not_charged');
  assert.equal((await shop.truth(attempt)).isPaid, false);
  assert.deepEqual(await kindsTo(person), calledOff);
  assert.equal((await readRule(context, person.line)).usedMinor, 0n);
});

test('what was taken already, though no answer came, is credited and told', async () => {
  const person = await withOpen();
  await shop.fault('500-after-effect', person.topup.attempt);
  await world.jobs();
  await stop(person);
  await world.jobs();
  world.pass(dayMs);
  await askDuePayments(context);
  await world.jobs();
  assert.equal(await endOf(person), 'credited');
  assert.equal(await world.money(person), 6_100n);
  assert.deepEqual(await kindsTo(person), ['auto_topup_charged', 'auto_topup_stopped_open']);
  assert.equal((await readRule(context, person.line)).rule?.state, 'off');
});

test('a line that is being closed calls off what its rule has open, too', async () => {
  const person = await withOpen();
  const { line, subscriber: by, topup } = person;
  await shop.fault('charge-in-process-then-success', topup.attempt, 'pay', dayMs);
  await orderClosing(context, { line, by, toName: 'A', toAccount: '012-3' });
  await world.jobs();
  await world.jobs();
  assert.equal(await endOf(person), 'not_charged');
  assert.equal((await shop.truth(topup.attempt)).isPaid, false);
});

test('a wallet that declines after the stop is told as that', async () => {
  const person = await withOpen();
  await shop.fault('charge-in-process-then-failed', person.topup.attempt, 'pay', hourMs);
  await world.jobs();
  world.pass(2 * hourMs);
  await stop(person);
  await world.jobs();
  assert.equal(await endOf(person), 'not_charged');
  assert.deepEqual(await kindsTo(person), ['auto_topup_declined', 'auto_topup_stopped_open']);
});

test('what was held and goes back stops no rule, and its money counts as taken', async () => {
  const large = { amountMinor: 50_000n, capMinor: 120_000n };
  const person = await world.ruled(10_000n, large);
  await world.move(person, -9_000n);
  for (const states of [['refunding'], ['refunding', 'refunding']]) {
    await lookAtLines(context, [person]);
    await world.jobs();
    const [held] = (await world.topups(person)).toReversed();
    assert.equal(held?.state, 'held_for_review');
    world.pass(80 * hourMs);
    assert.equal(await returnForgotten(context), 1);
    assert.deepEqual(
      (await world.topups(person)).map(({ state }) => state).filter((one) => one === 'refunding'),
      states,
    );
  }
  const { open, usedMinor } = await readRule(context, person.line);
  assert.deepEqual([open, usedMinor], [undefined, 100_000n]);
  await world.jobs();
  assert.equal((await world.topups(person)).length, 2);
  assert.equal((await world.events(person))[0], 'refused cap_amount');
  const kinds = await kindsTo(person);
  const each = ['topup_failed', 'topup_failed', 'topup_held', 'topup_held'];
  assert.deepEqual(kinds, ['auto_topup_cap_reached', ...each]);
});

/** What came for it is with somebody else, as no sandbox of this wallet's would say. */
async function sentElsewhere({ attempt }: OrderedTopup): Promise<void> {
  const owner = world.database.context({ url: world.database.ownerUrl });
  const text = `update payments.mismatch set is_ours = false where attempt = '${attempt.slice(4)}'`;
  await owner.db.read(statement('test: money of others', text));
}

test('what people took for what it is frees the wallet, and the rule goes on', async () => {
  for (const decision of ['credit', 'give_back', 'dismiss'] as const) {
    const person = await withOpen();
    const { topup, mandate } = person;
    await shop.fault('charge-in-process-then-success', topup.attempt, 'pay', hourMs);
    await shop.fault('notice-wrong-amount', topup.attempt);
    await world.jobs();
    world.pass(2 * hourMs);
    const [notice] = await shop.notices(topup.attempt, 1);
    await receiveNotice(context, walletCode, present(notice, 'the notice of its payment'));
    await noticesApplied(context);
    assert.equal(await endOf(person), 'held_for_review');
    assert.equal((await readMandate(context, mandate)).openAttempt, topup.attempt);
    if (decision === 'dismiss') await sentElsewhere(topup);
    const [one, other] = [newId('stf', 0, 1), newId('stf', 0, 2)];
    await context.db.transaction(async (tx) => {
      await proposeReview(tx, topup.id, { decision, reason: 'test', by: one });
    });
    await context.db.transaction((tx) => approveReview(tx, topup.id, other));
    assert.equal((await readMandate(context, mandate)).openAttempt, null, decision);
    assert.equal((await readRule(context, person.line)).open, undefined, decision);
    await world.jobs();
    const said = (await world.told(person)).filter(({ kind }) => kind === 'topup_failed');
    const words = said.map(({ body }) => body).join();
    if (decision !== 'give_back') assert.equal(words, '', decision);
    else assert.match(words, /^HK\$50增值未成功，款項將原路退回（1-3個工作天）。[^,]+$/);
  }
});

test('what a mandate was to pay ends at once with it, where nobody was asked yet', async () => {
  const person = await withOpen();
  const { topup, mandate, subscriber: owner } = person;
  await stopMandate(context, mandate, { owner, endedBy: 'payer', reason: 'test' });
  // The wallet has said that it is over, and nothing is left to ask it with.
  assert.equal((await readMandate(context, mandate)).sealedToken, null);
  await world.jobs();
  await world.jobs();
  assert.equal(await endOf(person), 'not_charged');
  assert.ok((await shop.trades()).every(({ outTradeNo }) => outTradeNo !== topup.attempt));
  const { rule, open, usedMinor } = await readRule(context, person.line);
  assert.deepEqual([rule?.pausedWhy, open, usedMinor], ['mandate_over', undefined, 0n]);
  const { openAttempt, usedTimes } = await readMandate(context, mandate);
  assert.deepEqual([openAttempt, usedTimes], [null, 0]);
  const kinds = await kindsTo(person);
  assert.deepEqual(kinds, ['auto_topup_called_off', 'auto_topup_rests', 'mandate_stopped']);
});

test('and where another pays for the rule, that one does, at once', async () => {
  const person = await world.payer();
  const { mandate: first, subscriber: owner, line } = person;
  await configureWallet(context, shop, 'alipay_hk_second');
  const second = await signWallet(context, shop, owner, 'zh-Hant', 'alipay_hk_second');
  await turnOn(context, person, usualWish([first, second]));
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  assert.equal((await readRule(context, line)).open?.mandate, first);
  await stopMandate(context, first, { owner, endedBy: 'payer', reason: 'test' });
  await world.jobs();
  await world.jobs();
  // Both were ordered in one millisecond, and are in no order.
  const states = (await world.topups(person)).map(({ state }) => state).sort();
  assert.deepEqual(states, ['credited', 'not_charged']);
  const kinds = await kindsTo(person);
  assert.deepEqual(kinds, ['auto_topup_called_off', 'auto_topup_charged', 'mandate_stopped']);
});

test('a rule that is set anew as its mandate ends is not paused for the old one', async () => {
  const person = await world.ruled();
  const { mandate, subscriber: owner } = person;
  const ended = { owner, endedBy: 'provider', reason: 'test' } as const;
  await stopMandate(context, mandate, ended);
  const setAnew = justBefore(context, async () => {
    const next = await signWallet(context, shop, owner);
    await turnOn(context, person, usualWish([next]));
  });
  await haltWithoutMandate(setAnew, [{ mandate, ...ended }]);
  await world.jobs();
  assert.equal((await readRule(context, person.line)).rule?.state, 'on');
  assert.equal((await kindsTo(person)).includes('auto_topup_rests'), false);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
