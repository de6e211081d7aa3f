import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayMs, hourMs, minuteMs, present, slotOf, uuidOf } from '#base';
import {
  endLostRules,
  haltForDisputes,
  haltWithoutMandate,
  lookAtLines,
  readRule,
  stopRule,
} from '#auto-topups';
import { planOf, readCatalog } from '#catalog';
import { orderClosing } from '#closings';
import { type MandateId, readMandate, stopMandate } from '#mandates';
import { askDuePayments, type DeclineKind, sendDueRefunds } from '#payments';
import { ageLines, createLine, readLine, type SubscriberId } from '#subscribers';
import { listTopupsOfLine } from '#topups';
import { type AntomShop, openAntomShop } from '#test/antom-shop';
import { jobsDone, turnOn } from '#test/auto-world';
import { moveMoney } from '#test/move-money';
import { usualWish } from '#test/usual-rule';
import { openTopupWorld, type Person } from '#test/topup-world';
import { configureWallet, signWallet } from '#test/wallet-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context, database } = world;
let shop: AntomShop;
before(async () => {
  shop = await openAntomShop(context.clock.now());
  await configureWallet(context, shop);
});
after(() => shop.close());

let people = 0;
async function withRule(balanceMinor = 10_000n, more = {}) {
  people += 1;
  const number = `+8526${String(people).padStart(7, '0')}` as const;
  const person = await world.person([number], balanceMinor);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate], more));
  return { ...person, mandate };
}

const jobs = () => jobsDone(context, database.url);
function pass(ms: number): void {
  context.clock.advance(ms);
  shop.setClock(context.clock.now());
}

const look = (person: Person) => lookAtLines(context, [person]);

const spendFrom = (person: Person, amount: bigint) => moveMoney(context, person, -amount);

async function told({ number }: Person): Promise<readonly { kind: string; body: string }[]> {
  // Ids of one millisecond are in no order.
  const text = `select kind, body from notifications.message
    where receiver = $1 and kind not in ('mandate_signed') order by kind, id`;
  return context.db.read({ name: 'test: told of rules', text }, [number]);
}

async function kindsTo(person: Person): Promise<string[]> {
  return (await told(person)).map(({ kind }) => kind);
}

async function stateOf({ line }: Person): Promise<string | undefined> {
  const { rule } = await readRule(context, line);
  return rule?.pausedWhy ? `${rule.state} ${rule.pausedWhy}` : rule?.state;
}

async function topupsOf({ line }: Person) {
  return listTopupsOfLine(context, line, context.clock.now() - 90 * dayMs, 50);
}

test('turning a rule on and stopping it are told, each once and in its words', async () => {
  const person = await withRule(10_000n, { daysLeft: 5, targetMinor: 10_000n });
  await stopRule(context, person.line, person.subscriber);
  await stopRule(context, person.line, person.subscriber);
  const said = await told(person);
  assert.deepEqual(
    said.map(({ kind }) => kind),
    ['auto_topup_started', 'auto_topup_stopped'],
  );
  const rule = /^自動增值已開啟：結餘低於HK\$20或餘5日時增值至HK\$100，30日上限HK\$300。App可停$/;
  assert.match(said[0]?.body ?? '', rule);
  assert.match(said[1]?.body ?? '', /已停用，不會再扣款。結餘HK\$100/);
});

test('whoever stops it by text is answered there and told no second time', async () => {
  const person = await withRule();
  await stopRule(context, person.line, person.subscriber, true);
  assert.deepEqual(await kindsTo(person), ['auto_topup_started']);
});

test('a rule whose last mandate ends is paused, and its owner told once', async () => {
  const person = await withRule();
  const by = { owner: person.subscriber, endedBy: 'provider', reason: 'test' } as const;
  await stopMandate(context, person.mandate, by);
  await jobs();
  await haltWithoutMandate(context, [{ mandate: person.mandate, ...by }]);
  await jobs();
  assert.equal(await stateOf(person), 'paused mandate_over');
  const rests = (await told(person)).filter(({ kind }) => kind === 'auto_topup_rests');
  assert.equal(rests.length, 1);
  assert.match(rests[0]?.body ?? '', /自動增值已暫停：沒有可用的付款授權。/);
});

test('what a bank took back is not charged again by itself', async () => {
  const person = await withRule();
  await spendFrom(person, 9_000n);
  await look(person);
  await jobs();
  const [topup] = await topupsOf(person);
  const { id } = present(topup, 'a top-up');
  const dispute = [{ topup: id, line: person.line }];
  await Promise.all([1, 2].map(() => context.db.transaction((tx) => haltForDisputes(tx, dispute))));
  assert.equal(await stateOf(person), 'paused charged_back');
  await jobs();
  await spendFrom(person, 5_500n);
  await look(person);
  assert.equal((await topupsOf(person)).length, 1);
  assert.equal((await kindsTo(person)).filter((kind) => kind === 'auto_topup_rests').length, 1);
});

test('a line that is closed has its rule turned off, told once', async () => {
  const person = await withRule();
  const order = { line: person.line, by: person.subscriber, toName: 'A', toAccount: '012-3' };
  await orderClosing(context, order);
  await jobs();
  assert.equal(await stateOf(person), 'off');
  assert.equal((await kindsTo(person)).filter((kind) => kind === 'auto_topup_stopped').length, 1);
});

test('a rule ends with a line that is another’s by now, and its owner is told once', async () => {
  const person = await withRule(10_000n, { monthlyDay: 28, monthlyMinor: 10_000n });
  const { subscriber: former, line } = person;
  const number = '+85269999901';
  const plan = planOf(await readCatalog(context), 'commuter');
  const numbers = [{ number, registration: 'registered' }] as const;
  await context.db.transaction((tx) => createLine(tx, { subscriber: former, plan, numbers }));
  const { subscriber: next } = await world.person(['+85269999902'], 0n);
  const owner = database.context({ url: database.ownerUrl, clock: context.clock });
  const text = 'update subscribers.line set subscriber = $3 where slot = $1 and id = $2';
  const give = (to: SubscriberId) =>
    owner.db.transaction((tx) =>
      tx.query({ name: 'test: give', text }, [slotOf(line), uuidOf(line), uuidOf(to)]),
    );
  const before = await kindsTo(person);
  await give(next);
  await look(person);
  await look(person);
  const { rule, events } = await readRule(context, line);
  assert.deepEqual([rule?.state, rule?.dueAt, events[0]?.reason], ['off', null, 'line_lost']);
  assert.deepEqual(await kindsTo(person), before);
  const said = await told({ ...person, number });
  assert.deepEqual(
    said.map(({ body }) => body),
    [`尾號${person.number.slice(-4)}已不屬於你，其自動增值已結束，不會再扣款。查詢188。`],
  );
  assert.equal((await readMandate(context, person.mandate)).state, 'active');
  await give(former);
});

/**
 * Of each kind of decline what happens at the wallet, and what is told of it, and of the rule where
 * nothing is left that pays. None is left out.
 */
const declines: Readonly<
  Record<DeclineKind, readonly [at: (attempt: string, of: MandateId) => Promise<void>, string[]]>
> = {
  soft: [(attempt) => shop.fault('charge-balance-not-enough', attempt), ['auto_topup_declined']],
  hard: [
    (attempt) => shop.fault('charge-risk-reject', attempt),
    ['auto_topup_rests', 'collection_stopped'],
  ],
  needs_payer: [
    (attempt) => shop.fault('charge-needs-verification', attempt),
    ['collection_needs_payer'],
  ],
  over: [(_, mandate) => shop.stopInWallet(mandate), ['auto_topup_rests', 'mandate_over']],
};

test('a decline is told once, by the mandate or by the rule and never by both', async () => {
  for (const [kind, [happens, expected]] of Object.entries(declines)) {
    const person = await withRule();
    await spendFrom(person, 9_000n);
    await look(person);
    const [topup] = await topupsOf(person);
    await happens(present(topup?.attempt, 'an attempt'), person.mandate);
    await jobs();
    await look(person);
    await jobs();
    const kinds = (await kindsTo(person)).filter((one) => one !== 'auto_topup_started');
    assert.deepEqual(kinds, expected, kind);
  }
});

test('money that a wallet takes after all, once it was told as not taken, goes back', async () => {
  const person = await withRule(10_000n, { capMinor: 5_000n });
  await spendFrom(person, 9_000n);
  await look(person);
  const [topup] = await topupsOf(person);
  const attempt = present(topup?.attempt, 'an attempt');
  await shop.fault('charge-in-process-then-success', attempt, 'pay', dayMs);
  await shop.fault('late-success-after-close', attempt, 'cancel', hourMs / 2);
  await jobs();
  pass(20 * minuteMs);
  await askDuePayments(context);
  await jobs();
  assert.equal((await readRule(context, person.line)).events[0]?.event, 'declined');
  // The mandate rests for an hour, and the cap is free: nothing was taken.
  pass(61 * minuteMs);
  await look(person);
  await jobs();
  assert.deepEqual(await statesOf(person), ['credited', 'not_charged']);
  assert.equal((await shop.truth(attempt)).isPaid, true);
  pass(dayMs);
  await askDuePayments(context);
  await sendDueRefunds(context);
  await jobs();
  assert.deepEqual(await statesOf(person), ['credited', 'refunded']);
  const trade = (await shop.trades()).find(({ outTradeNo }) => outTradeNo === attempt);
  assert.equal(trade?.refundedAmount, '50.00');
  const { usedMinor, rule } = await readRule(context, person.line);
  assert.deepEqual([usedMinor, rule?.state], [5_000n, 'on']);
});

async function statesOf(person: Person): Promise<string[]> {
  return (await topupsOf(person)).map(({ state }) => state);
}

test('with their last number a person’s mandates end, and no next owner pays by them', async () => {
  const [gone, left] = [await withRule(), await withRule()];
  const plan = planOf(await readCatalog(context), 'commuter');
  const numbers = [{ number: '+85269999903', registration: 'registered' }] as const;
  const { subscriber } = left;
  await context.db.transaction((tx) => createLine(tx, { subscriber, plan, numbers }));
  const { validUntil } = await readLine(context, gone.line);
  pass((validUntil ?? 0) + 200 * dayMs - context.clock.now());
  await ageLines(context);
  const before = await kindsTo(gone);
  await jobs();
  for (const { line } of [gone, left])
    assert.deepEqual((await readLine(context, line)).numbers, []);
  const ended = await readMandate(context, gone.mandate);
  assert.deepEqual([ended.state, ended.endedBy], ['revoked', 'us']);
  // The wallet was told, and says so.
  assert.deepEqual([ended.askAt, ended.sealedToken], [null, null]);
  assert.equal(await stateOf(gone), 'off');
  // Who has another number keeps theirs, and is told there, though it is not the oldest line.
  assert.equal((await readMandate(context, left.mandate)).state, 'active');
  const by = { owner: left.subscriber, endedBy: 'provider', reason: 'test' } as const;
  await stopMandate(context, left.mandate, by);
  await jobs();
  const said = await kindsTo({ ...left, number: '+85269999903' });
  assert.deepEqual(said, ['auto_topup_ended', 'mandate_over']);
  const next = await world.person([gone.number], 1_000n);
  await look(next);
  await jobs();
  assert.deepEqual(await topupsOf(next), []);
  assert.deepEqual(await kindsTo(next), before);
  await assert.rejects(turnOn(context, next, usualWish([gone.mandate]), 5_000n), {
    code: 'auto_topup_mandate_unfit',
  });
});

test('no line is given to another, and what is open is told to whoever agreed to it', async () => {
  const person = await withRule();
  const { subscriber, line, number } = person;
  const elsewhere = '+85269999904';
  const plan = planOf(await readCatalog(context), 'commuter');
  const numbers = [{ number: elsewhere, registration: 'registered' }] as const;
  await context.db.transaction((tx) => createLine(tx, { subscriber, plan, numbers }));
  const key = [slotOf(line), uuidOf(line)];
  for (const table of ['line', 'owned_line']) {
    const text = `update subscribers.${table} set subscriber = $2 where slot = $1`;
    await assert.rejects(context.db.read({ name: `test: give ${table}`, text }, key), {
      message: /permission denied/,
    });
  }
  await spendFrom(person, 9_000n);
  await look(person);
  const { validUntil } = await readLine(context, line);
  pass((validUntil ?? 0) + 200 * dayMs - context.clock.now());
  await ageLines(context);
  const before = await kindsTo(person);
  await endLostRules(context, [{ line }]);
  const next = await world.person([number], 1_000n);
  await jobs();
  const { events } = await readRule(context, line);
  assert.deepEqual(
    events.slice(0, 2).map(({ event }) => event),
    ['called_off', 'turned_off'],
  );
  const kinds = await kindsTo({ ...person, number: elsewhere });
  assert.deepEqual(kinds, ['auto_topup_called_off', 'auto_topup_ended']);
  assert.deepEqual(await kindsTo(next), before);
});

test('the books are in order afterwards', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
