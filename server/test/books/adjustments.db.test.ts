import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  auditAdjustments,
  type AdjustmentReason,
  decideAdjustment,
  listAdjustments,
  proposeAdjustment,
} from '#adjustments';
import { loadLoans, owe } from '#emergency-credits';
import { credit, lockAccounts, moneyIn, openBucket, readBalance } from '#ledger';
import { listMessages } from '#notifications';
import { accountOf } from '#subscribers';
import { staffCaller } from '#test/finance';
import { netOf } from '#test/hall-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { adjustmentSpoils } from './spoils/adjustments.ts';

const world = await openTopupWorld();
const { context } = world;
const clerk = staffCaller('clerk');
const supervisor = staffCaller('supervisor');
let people = 0;

function newcomer(balanceMinor = 5_000n): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(7_300_000 + people)}`], balanceMinor);
}

async function moneyOf({ line }: Person) {
  return moneyIn(await readBalance(context, accountOf(line)));
}

function propose({ line }: Person, reason: AdjustmentReason, amountMinor = 1_000n) {
  return proposeAdjustment(context, clerk, { line, reason, amountMinor, note: 'seen on the bill' });
}

async function adjust(person: Person, reason: AdjustmentReason, amountMinor?: bigint) {
  const { id } = await propose(person, reason, amountMinor);
  return decideAdjustment(context, supervisor, { adjustment: id, isApproved: true });
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter((one) => one.problems.length > 0)));
}

test('nothing moves before a second person has decided, and then once', async () => {
  const person = await newcomer();
  const { id } = await propose(person, 'wrong_charge');
  assert.equal((await moneyOf(person)).total, 5_000n);
  const decision = { adjustment: id, isApproved: true };
  await assert.rejects(decideAdjustment(context, clerk, decision), { code: 'permission_missing' });
  const both = staffCaller('clerk', 'supervisor');
  const self = { session: { ...both.session, staff: clerk.session.staff }, ip: both.ip };
  await assert.rejects(decideAdjustment(context, self, decision), { code: 'second_person_needed' });
  const outcomes = await Promise.allSettled([
    decideAdjustment(context, supervisor, decision),
    decideAdjustment(context, supervisor, decision),
  ]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual(await moneyOf(person), { total: 6_000n, bonus: 0n, reserved: 0n });
  const [told] = await listMessages(context, {
    to: person.number,
    beforeMs: context.clock.now() + 1,
    limit: 1,
  });
  assert.equal(told?.kind, 'balance_corrected_up');
  await booksHold();
});

test('a courtesy is a bonus, and a wrong charge comes back as own money', async () => {
  const person = await newcomer();
  await adjust(person, 'courtesy');
  assert.deepEqual(await moneyOf(person), { total: 6_000n, bonus: 1_000n, reserved: 0n });
  await booksHold();
});

test('what was wrongly credited is taken from own money, and no more than there is', async () => {
  const person = await newcomer(1_500n);
  await adjust(person, 'courtesy', 2_000n);
  await adjust(person, 'wrong_credit', 1_000n);
  assert.deepEqual(await moneyOf(person), { total: 2_500n, bonus: 2_000n, reserved: 0n });
  const { id } = await propose(person, 'wrong_credit', 1_000n);
  await assert.rejects(
    decideAdjustment(context, supervisor, { adjustment: id, isApproved: true }),
    { code: 'adjustment_exceeds_balance', details: { leftMinor: '500' } },
  );
  assert.equal((await moneyOf(person)).total, 2_500n, 'all of it or nothing');
  const refused = { adjustment: id, isApproved: false };
  assert.equal((await decideAdjustment(context, supervisor, refused)).state, 'refused');
  await booksHold();
});

test('a debt is written off, and no more than is owed', async () => {
  const person = await newcomer();
  const account = accountOf(person.line);
  await context.db.transaction(async (tx) => {
    await Promise.all([lockAccounts(tx, [account]), loadLoans(tx, [person.line])]);
    const lent = { unit: 'HKD', source: 'credit', cause: person.line } as const;
    const bucket = openBucket(tx, account, lent);
    const reason = { code: 'emergency_credit', cause: person.line };
    credit(tx, account, { unit: 'HKD', amount: 1_000n }, 'loans', reason, bucket);
    owe(tx, { line: person.line, amountMinor: 1_000n, bucket });
  });
  const before = await netOf(context, 'expense:write_off');
  const { id } = await propose(person, 'uncollectable', 1_001n);
  await assert.rejects(
    decideAdjustment(context, supervisor, { adjustment: id, isApproved: true }),
    { code: 'adjustment_exceeds_debt' },
  );
  await decideAdjustment(context, supervisor, { adjustment: id, isApproved: false });
  await adjust(person, 'uncollectable', 400n);
  assert.equal(await netOf(context, 'expense:write_off'), before + 400n);
  assert.equal(await netOf(context, 'loans'), 600n);
  await booksHold();
});

test('a line has one open proposal, with a note, and of no more than may be', async () => {
  const person = await newcomer();
  const { line } = person;
  const { id } = await propose(person, 'courtesy');
  await assert.rejects(propose(person, 'wrong_charge'), { code: 'adjustment_open' });
  const wanted = { line, reason: 'courtesy', amountMinor: 1_000n, note: ' ' } as const;
  await assert.rejects(proposeAdjustment(context, clerk, wanted), {
    code: 'adjustment_note_needed',
  });
  const large = { ...wanted, note: 'large', amountMinor: 100_001n };
  await assert.rejects(proposeAdjustment(context, clerk, large), { code: 'adjustment_too_large' });
  await assert.rejects(proposeAdjustment(context, supervisor, { ...wanted, note: 'own' }), {
    code: 'permission_missing',
  });
  const waiting = await listAdjustments(context, supervisor);
  assert.ok(waiting.some((one) => one.id === id));
  assert.deepEqual(
    (await listAdjustments(context, clerk, line)).map((one) => one.id),
    [id],
  );
});

test('whatever is wrong of an adjustment, the audit names it', async () => {
  await findsSpoils(context, auditAdjustments, adjustmentSpoils);
});
