import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideAdjustment, proposeAdjustment } from '#adjustments';
import { dayMs, present } from '#base';
import { orderClosing, readClosing, readSheet, settleClosings } from '#closings';
import { auditEmergencyCredits, borrow, type LoanStanding, readLoan } from '#emergency-credits';
import { lockAccounts, readBalance, spend } from '#ledger';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { listReceipts } from '#receipts';
import { accountOf, readLine } from '#subscribers';
import { staffCaller } from '#test/finance';
import { openTopupWorld, type Person } from '#test/topup-world';
import { type Topup, undoTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { emergencyCreditSpoils } from './spoils/emergency-credits.ts';

const world = await openTopupWorld();
const { context } = world;
const { clock } = context;

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function standingOf({ line }: Person): Promise<LoanStanding> {
  const balance = readBalance(context, accountOf(line));
  return readLoan(context, await readLine(context, line), balance);
}

async function topUp(person: Person, amount = 5_000n): Promise<Topup> {
  const order = await world.order(person.number, amount, person.subscriber);
  await world.tell(order);
  return world.read(order.id, person.subscriber);
}

async function use({ line }: Person, amount: bigint): Promise<void> {
  const account = accountOf(line);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const reason = { code: 'spent', cause: line };
    spend(tx, account, amount, { unit: 'HKD' }, 'income:fee', reason);
  });
}

let people = 0;
/** Somebody who has been with us for a hundred days, has topped up twice and has nothing left. */
async function dryRegular(): Promise<Person> {
  people += 1;
  const person = await world.person([`+8529${String(people).padStart(7, '0')}`], 100n);
  await topUp(person);
  await topUp(person);
  clock.advance(89 * dayMs);
  await topUp(person);
  clock.advance(11 * dayMs);
  await use(person, await totalOf(person));
  return person;
}

/** Money that was charged by mistake: put right by two people, it repays no loan. */
async function giveBack({ line }: Person, amountMinor: bigint): Promise<void> {
  const wanted = { line, reason: 'wrong_charge', amountMinor, note: 'x' } as const;
  const { id } = await proposeAdjustment(context, staffCaller('clerk'), wanted);
  const decision = { adjustment: id, isApproved: true };
  await decideAdjustment(context, staffCaller('supervisor'), decision);
}

function newRequest({ subscriber }: Person): Request {
  const key = context.ids.next('key', 0).slice(4);
  return { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') };
}

function lend(person: Person, request = newRequest(person)): Promise<unknown> {
  return borrow(context, { request, line: person.line });
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

test('a line that has run dry borrows once, however often it asks', async () => {
  const person = await dryRegular();
  const request = newRequest(person);
  const loans = await Promise.all([lend(person, request), lend(person, request)]);
  assert.equal(loans[0], loans[1]);
  assert.equal(await totalOf(person), 1_000n);
  await assert.rejects(lend(person), { code: 'loan_open' });
  const { open, obstacle } = await standingOf(person);
  assert.deepEqual([open?.outstandingMinor, obstacle], [1_000n, 'loan_open']);
  await booksHold();
});

test('two askings at the same moment lend once', async () => {
  const person = await dryRegular();
  const outcomes = await Promise.allSettled([lend(person), lend(person)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal(await totalOf(person), 1_000n);
});

test('who has money, or is new, or has taken top-ups back, borrows nothing', async () => {
  const rich = await dryRegular();
  await topUp(rich);
  await assert.rejects(lend(rich), { code: 'loan_not_needed' });
  const fresh = await world.person(['+85298888888'], 0n);
  await assert.rejects(lend(fresh), { code: 'loan_too_new' });
  for (let times = 0; times < 2; times += 1) {
    const { id } = await topUp(fresh, 10_000n);
    await undoTopup(context, id, fresh.subscriber);
    clock.advance(dayMs);
  }
  clock.advance(95 * dayMs);
  await assert.rejects(lend(fresh), { code: 'loan_line_inactive' });
  await topUp(fresh);
  await use(fresh, await totalOf(fresh));
  await assert.rejects(lend(fresh), { code: 'loan_too_new' });
});

test('the next top-up repays it first, and its receipt says so', async () => {
  const person = await dryRegular();
  await lend(person);
  await use(person, 700n);
  const topup = await topUp(person, 10_000n);
  assert.equal(await totalOf(person), 10_000n + 500n - 700n);
  assert.equal(topup.result?.balanceAfter, await totalOf(person));
  const [receipt] = (await listReceipts(context, person.subscriber, { limit: 1 })).receipts;
  assert.equal(receipt?.repaid?.amountMinor, 1_000n);
  assert.equal(receipt?.balanceBefore?.amountMinor, 300n);
  const { open } = await standingOf(person);
  assert.equal(open, null);
  await topUp(person, 5_000n);
  assert.equal(await totalOf(person), 14_800n, 'a second top-up repays nothing');
  await booksHold();
});

test('undoing a top-up that repaid makes its payer whole, and the line owes again', async () => {
  const person = await dryRegular();
  await lend(person);
  await use(person, 1_000n);
  const { id } = await topUp(person, 10_000n);
  await undoTopup(context, id, person.subscriber);
  assert.equal(await totalOf(person), 0n);
  const { open } = await standingOf(person);
  assert.equal(open?.outstandingMinor, 1_000n);
  await booksHold();
  await topUp(person, 10_000n);
  assert.equal(await totalOf(person), 9_500n);
  await booksHold();
});

test('a line that is closed repays what it owes first, and its receipt says so', async () => {
  const person = await dryRegular();
  await lend(person);
  await use(person, await totalOf(person));
  await giveBack(person, 1_500n);
  assert.equal((await standingOf(person)).open?.outstandingMinor, 1_000n);
  const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
  await orderClosing(context, { line: person.line, by: person.subscriber, ...to });
  await settleClosings(context);
  assert.equal((await standingOf(person)).open, null, 'nothing is owed any more');
  // The adjustment before it may be of the same millisecond.
  const { receipts } = await listReceipts(context, person.subscriber, { limit: 5 });
  const closed = present(
    receipts.find(({ kind }) => kind === 'closing'),
    'a receipt',
  );
  assert.deepEqual(
    [closed.kind, closed.repaid?.amountMinor, closed.value.amountMinor],
    ['closing', 1_000n, 500n],
  );
  await booksHold();
});

test('money that was lent and not used is nobody’s when the line is closed', async () => {
  const cases = [
    { paid: [], used: 0n, back: 0n, owes: 0n },
    { paid: [], used: 400n, back: 0n, owes: 400n },
    { paid: [1_500n], used: 0n, back: 1_500n, owes: 0n },
    { paid: [1_500n], used: 400n, back: 1_100n, owes: 0n },
    { paid: [1_500n], used: 1_700n, back: 0n, owes: 200n },
    // Two equal parts of one debt.
    { paid: [300n, 300n, 300n], used: 700n, back: 200n, owes: 0n },
  ];
  for (const [index, { paid, used, back, owes }] of cases.entries()) {
    const person = await dryRegular();
    await lend(person);
    if (used > 0n && paid.length !== 1) await use(person, used);
    for (const amount of paid) await giveBack(person, amount);
    if (used > 0n && paid.length === 1) await use(person, used);
    const sheet = await readSheet(context, person.line);
    assert.deepEqual([sheet.backMinor, sheet.bonusMinor], [back, 0n], `case ${index}`);
    const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
    await orderClosing(context, { line: person.line, by: person.subscriber, ...to });
    await settleClosings(context);
    const closing = present(await readClosing(context, person.line), 'a closing');
    assert.deepEqual([closing.state, closing.backMinor], ['settled', back], `case ${index}`);
    assert.equal((await standingOf(person)).open?.outstandingMinor ?? 0n, owes, `case ${index}`);
    assert.equal(await totalOf(person), 0n);
    await booksHold();
  }
});

test('whatever is wrong of a loan, the audit names it', async () => {
  await findsSpoils(context, auditEmergencyCredits, emergencyCreditSpoils);
});
