import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hourMs, minuteMs, present } from '#base';
import {
  firstTopup,
  lookAtLines,
  readRule,
  ruleConsent,
  ruleVersion,
  setRule,
  stopRule,
  type Wish,
} from '#auto-topups';
import { askDuePayments, configureConnector } from '#payments';
import type { OrderedTopup } from '#topups';
import { turnOn } from '#test/auto-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { configureWallet, signWallet } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';

/** A rule is set anew while a charge by the one before is open, or is due to be tried again. */
const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context, shop } = world;
const otherCode = 'alipay_hk_other';
await configureWallet(context, shop, otherCode);
const { settings } = shop;
const otherWallet = { code: otherCode, provider: 'antom', settings, priority: 2 } as const;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

type Opened = Ruled & { readonly topup: OrderedTopup; readonly other: Ruled['mandate'] };

/** Its rule has just ordered HK$50 by the first of two wallets, and nobody was asked yet. */
async function withOpen(more: Partial<Wish> = {}): Promise<Opened> {
  const person = await world.payer();
  const other = await signWallet(context, shop, person.subscriber, 'zh-Hant', otherCode);
  await turnOn(context, person, usualWish([person.mandate, other], more));
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const [topup] = await world.topups(person);
  return { ...person, other, topup: present(topup, 'what its rule has ordered') };
}

/** Its owner sees what is charged because of it, says yes, and what follows is done. */
async function change(person: Opened, more: Partial<Wish>): Promise<bigint | null> {
  const wish = usualWish([person.mandate, person.other], more);
  const first = await firstTopup(context, { line: person.line, owner: person.subscriber, wish });
  await turnOn(context, person, wish, first?.valueMinor ?? null);
  await world.jobs();
  return first?.valueMinor ?? null;
}

/** Whatever the wallet has taken, in the order in which it was asked. */
async function takenFrom(person: Ruled): Promise<(readonly [string, bigint])[]> {
  const topups = await world.topups(person);
  return topups.map(({ state, terms }) => [state, terms.value] as const);
}

const monthOnly = { belowMinor: null, monthlyDay: 28, monthlyMinor: 5_000n };
const lowered: readonly (readonly [before: Partial<Wish>, now: Partial<Wish>])[] = [
  [{ amountMinor: 10_000n }, { amountMinor: 5_000n }],
  [{ targetMinor: 10_000n }, {}],
  [{}, { belowMinor: 1_900n }],
  [{ amountMinor: 10_000n }, { amountMinor: 10_000n, ...monthOnly }],
];

test('what is open is called off where its rule says less than when it was ordered', async () => {
  for (const [index, [before, now]] of lowered.entries()) {
    const person = await withOpen(before);
    const { topup } = person;
    await change(person, now);
    const what = `the change of place ${index}`;
    assert.equal((await world.topups(person))[0]?.state, 'not_charged', what);
    assert.ok(
      (await shop.trades()).every(({ outTradeNo }) => outTradeNo !== topup.attempt),
      what,
    );
    const kinds = (await world.told(person)).map(({ kind }) => kind);
    assert.deepEqual(kinds.toSorted().slice(-1), ['auto_topup_called_off'], what);
    assert.equal((await readRule(context, person.line)).rule?.state, 'on', what);
  }
});

test('what is open by a wallet that pays no more is called off, and the other pays', async () => {
  const person = await withOpen();
  const { topup, other } = person;
  await shop.fault('charge-in-process-then-success', topup.attempt, 'pay', dayMs);
  await world.jobs();
  const wish = usualWish([other]);
  const wanted = { line: person.line, owner: person.subscriber, wish };
  const first = await firstTopup(context, wanted);
  // What it would charge instead is shown, and from when on.
  const fromMs = topup.orderedAt + hourMs;
  assert.deepEqual(first, { valueMinor: 5_000n, cause: 'below', fromMs });
  await assert.rejects(turnOn(context, person, wish), { code: 'auto_topup_first' });
  await turnOn(context, person, wish, 5_000n);
  await world.jobs();
  assert.equal((await shop.truth(topup.attempt)).isPaid, false);
  world.pass(hourMs);
  await world.sweep();
  assert.deepEqual(await takenFrom(person), [
    ['not_charged', 5_000n],
    ['credited', 5_000n],
  ]);
  assert.equal((await readRule(context, person.line)).usedMinor, 5_000n);
});

test('what is open stays so where its rule says as much or more, told as it was', async () => {
  const person = await withOpen();
  await change(person, { belowMinor: 5_000n, capMinor: 50_000n });
  assert.deepEqual(await takenFrom(person), [['credited', 5_000n]]);
  const [told] = await world.told(person);
  assert.equal(told?.kind, 'auto_topup_charged');
  assert.match(told?.body ?? '', /結餘低於HK\$20，.*HK\$50／HK\$300/);
});

test('what was taken before its rule was lowered is told as it was agreed to', async () => {
  const person = await withOpen();
  await shop.fault('500-after-effect', person.topup.attempt);
  await world.jobs();
  await change(person, { amountMinor: 5_000n, belowMinor: 1_000n, capMinor: 5_000n });
  world.pass(dayMs);
  await askDuePayments(context);
  await world.jobs();
  assert.deepEqual(await takenFrom(person), [['credited', 5_000n]]);
  const [told] = await world.told(person);
  assert.match(told?.body ?? '', /結餘低於HK\$20，.*HK\$50／HK\$300/);
  // It counts against the cap that is agreed to now.
  await world.move(person, -5_500n);
  await lookAtLines(context, [person]);
  assert.equal((await world.topups(person)).length, 1);
  assert.equal((await world.events(person))[0], 'refused cap_amount');
});

test('a try that goes on takes what is agreed to now, and not what it began with', async () => {
  const person = await withOpen({ amountMinor: 10_000n });
  await configureConnector(context, { ...otherWallet, isEnabled: false });
  await shop.fault('charge-balance-not-enough', person.topup.attempt);
  await world.jobs();
  world.pass(minuteMs);
  assert.equal(await change(person, { capMinor: 5_000n }), 5_000n);
  await configureConnector(context, { ...otherWallet, isEnabled: true });
  await lookAtLines(context, [person]);
  await world.jobs();
  assert.deepEqual(await takenFrom(person), [
    ['not_charged', 10_000n],
    ['credited', 5_000n],
  ]);
});

test('a retry that is due takes the amount and cap of now, and none once it is off', async () => {
  const person = await world.ruled(10_000n, { amountMinor: 10_000n });
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const [topup] = await world.topups(person);
  await shop.fault('charge-balance-not-enough', present(topup?.attempt, 'its attempt'));
  await world.jobs();
  const wish = usualWish([person.mandate], { capMinor: 5_000n });
  const first = await firstTopup(context, { line: person.line, owner: person.subscriber, wish });
  await turnOn(context, person, wish, first?.valueMinor ?? null);
  world.pass(61 * minuteMs);
  await world.sweep();
  assert.deepEqual((await takenFrom(person)).at(-1), ['credited', 5_000n]);
  await stopRule(context, person.line, person.subscriber);
  await world.move(person, -5_900n);
  world.pass(61 * minuteMs);
  await world.sweep();
  assert.equal((await world.topups(person)).length, 2);
});

/** What the database of before may hold of a rule and of what was agreed to with it. */
async function writtenBefore(text: string, ...values: readonly unknown[]): Promise<void> {
  const owner = world.database.context({ url: world.database.ownerUrl });
  await owner.db.read({ name: `test: ${text}`.slice(0, 60), text }, values);
}

test('a rule of before goes on by the text that its owner agreed to', async () => {
  const person = await world.ruled();
  const line = person.line.slice(4);
  const said = 'Below HK$20, top up HK$50.\nI agree to be charged by this rule.';
  const consents = "update auto_topups.consent set version = '2026-11', said = $2 where line = $1";
  await writtenBefore(consents, line, said);
  await writtenBefore('update auto_topups.rule set interval_minutes = null where line = $1', line);
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  await world.jobs();
  assert.deepEqual(await takenFrom(person), [['credited', 5_000n]]);
  const text = 'select version, said from auto_topups.consent where line = $1';
  const kept = await context.db.read({ name: 'test: consent of before', text }, [line]);
  assert.deepEqual(kept, [{ version: '2026-11', said }]);
});

test('an interval that was agreed to stays as long when the house asks for less', async () => {
  const person = await world.ruled();
  const line = person.line.slice(4);
  await writtenBefore('update auto_topups.rule set interval_minutes = 120 where line = $1', line);
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  await world.jobs();
  await world.move(person, -5_000n);
  world.pass(61 * minuteMs);
  await lookAtLines(context, [person]);
  await world.sweep();
  assert.equal((await world.topups(person)).length, 1);
  world.pass(59 * minuteMs);
  await world.sweep();
  assert.equal((await world.topups(person)).length, 2);
});

test('a yes to what was changed since is none, and to the same is no news', async () => {
  const { subscriber: owner, ...person } = await world.payer();
  const yes = (version: string, more: Partial<Wish> = {}, intervalMinutes = 60) =>
    setRule(context, {
      line: person.line,
      owner,
      wish: usualWish([person.mandate], more),
      language: 'en',
      consentVersion: ruleConsent.version,
      sentence: 'test',
      firstMinor: null,
      seen: { version, intervalMinutes },
    });
  const isChanged = { code: 'auto_topup_changed' };
  await assert.rejects(yes('none', {}, 30), isChanged, 'another interval was shown');
  await yes('none');
  await yes('none');
  assert.deepEqual(await world.events({ ...person, subscriber: owner }), ['turned_on']);
  await assert.rejects(yes('none', { amountMinor: 10_000n }), isChanged);
  await assert.rejects(yes('none', {}, 30), isChanged);
  const { rule: on } = await readRule(context, person.line);
  assert.equal(on?.amountMinor, 5_000n);
  await yes(ruleVersion(on), { amountMinor: 10_000n });
  await stopRule(context, person.line, owner);
  await assert.rejects(yes(ruleVersion(on), { amountMinor: 10_000n }), isChanged);
  assert.equal((await readRule(context, person.line)).rule?.state, 'off');
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
