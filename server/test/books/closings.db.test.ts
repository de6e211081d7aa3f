import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { dayMs, hourMs, newId, present } from '#base';
import { listBanking } from '#banking';
import {
  auditClosings,
  approveClosing,
  closeForOwner,
  type ClosingOrder,
  listClosings,
  orderClosing,
  readClosing,
  readLineSheet,
  readSheet,
  settleClosings,
  transferFailedRefunds,
} from '#closings';
import { loadCatalog } from '#catalog';
import { readTrail } from '#identity';
import { credit, lockAccounts, placeHold, readBalance, releaseHold } from '#ledger';
import { failRefundByBill, readRefunds, sendDueRefunds } from '#payments';
import { statement } from '#platform/postgres';
import { creditFor, openBankWorld } from '#test/bank-world';
import { noteTaken } from '#test/disputed';
import { staffCaller } from '#test/finance';
import type { Person } from '#test/topup-world';
import { accountOf, ageLines, barsOf, readLine } from '#subscribers';
import { erasePerson } from '#privacy';
import { approveReview, proposeReview, quoteTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { closingSpoils } from './spoils/closings.ts';

const world = await openBankWorld();
const { context } = world;
const finance = staffCaller('finance');
const clerk = staffCaller('clerk', 'finance');
const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };

let people = 0;
function newcomer(balanceMinor = 0n): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(people).padStart(7, '0')}`], balanceMinor);
}

/** HK$100 paid by FPS and credited. */
async function paidByFps({ number, subscriber }: Person): Promise<void> {
  const topup = await world.orderByFps(number, 10_000n, subscriber);
  await world.book(creditFor(topup, 10_000n));
}

async function close(person: Person, more: Partial<ClosingOrder> = {}) {
  const { line, subscriber: by } = person;
  const order = { line, by, toName: '', toAccount: '', ...more };
  await orderClosing(context, order);
  await settleClosings(context);
  return present(await readClosing(context, line), 'a closing');
}

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.reduce((sum, { total }) => sum + total, 0n);
}

async function messagesOf(cause: string): Promise<string[]> {
  const text = 'select body from notifications.message where cause = $1';
  const rows = await context.db.read<{ body: string }>({ name: 'test messages', text }, [cause]);
  return rows.map(({ body }) => body);
}

async function assertClean(): Promise<void> {
  const wrong = (await auditEverything(context)).filter((check) => !isClean([check]));
  assert.deepEqual(wrong, []);
}

suite('a line that its owner closes', () => {
  test('gives back what was paid and not used, and no bonus', async () => {
    const person = await newcomer();
    await paidByFps(person);
    const sheet = await readSheet(context, person.line);
    assert.equal(sheet.backMinor, 10_000n);
    assert.equal(sheet.bonusMinor, 500n);
    assert.equal(sheet.isAccountNeeded, false);
    const closing = await close(person);
    assert.equal(closing.state, 'settled');
    assert.equal(closing.backMinor, 10_000n);
    assert.equal(await totalOf(person), 0n);
    assert.deepEqual(barsOf((await readLine(context, person.line)).bars), ['closed']);
    // FPS has no way back of its own: the refund is a transfer to the account it came from.
    await sendDueRefunds(context);
    const { transfers } = await listBanking(context, finance);
    const transfer = present(transfers.at(-1), 'a transfer');
    assert.deepEqual([transfer.kind, transfer.amount], ['refund', 10_000n]);
    await world.book({ amountMinor: -10_000n, reference: transfer.reference });
    assert.equal(await world.balance('closing_payable'), 0n);
    assert.equal(await world.balance('clearing:fps_qr'), 0n);
    await assertClean();
  });

  test('cannot be topped up any more, nor closed twice', async () => {
    const person = await newcomer();
    await close(person);
    const { number, subscriber: maker } = person;
    const asked = { number, valueMinor: 10_000n, maker, channel: 'app' };
    await assert.rejects(quoteTopup(context, asked), { code: 'line_closed' });
    await assert.rejects(close(person), { code: 'closing_exists' });
  });

  test('needs an account for money that has no way back', async () => {
    const person = await newcomer(700n);
    await assert.rejects(close(person), { code: 'closing_account_needed' });
    const closing = await close(person, to);
    assert.equal(closing.backMinor, 700n);
    const { transfers } = await listBanking(context, finance);
    const transfer = present(
      transfers.find(({ cause }) => cause === closing.id),
      'a transfer',
    );
    assert.equal(transfer.toAccount, to.toAccount);
    await world.book({ amountMinor: -700n, reference: transfer.reference });
    assert.equal(await world.balance('closing_payable'), 0n);
    await assertClean();
  });

  test('pays back in the currency in which it was paid', async () => {
    const person = await newcomer();
    const topup = await world.order(person.number, 10_000n, person.subscriber);
    await world.tell(topup);
    await close(person);
    assert.equal(await world.balance('closing_payable', 'CNY'), -9_200n);
    await assertClean();
  });

  test('in another currency, without what a bank took of a refund that failed', async () => {
    for (const [taken, left] of [
      [9_200n, 0n],
      [4_000n, 5_200n],
    ] as const) {
      const person = await newcomer();
      const topup = await world.order(person.number, 10_000n, person.subscriber);
      await world.tell(topup);
      const before = await world.balance('closing_payable', 'CNY');
      const position = await world.balance('fx:CNY', 'CNY');
      await close(person, to);
      await noteTaken(context, topup, { amount: taken });
      const [refund] = await readRefunds(context, topup.payment);
      assert.equal(refund?.amount, 9_200n);
      await context.db.transaction((tx) => failRefundByBill(tx, refund.id));
      assert.equal((await world.balance('closing_payable', 'CNY')) - before, -left);
      assert.equal(await totalOf(person), 0n);
      await assertClean();
      await noteTaken(context, topup, { amount: taken, state: 'won' });
      assert.equal(await totalOf(person), 0n);
      const owed = await world.balance('closing_payable');
      assert.ok(owed < 0n, 'what is won is the owner’s, as the line had it');
      assert.equal((await world.balance('fx:CNY', 'CNY')) - position, 9_200n - taken);
      await assertClean();
    }
  });

  test('goes by the bank in another currency, and again when it comes back', async () => {
    const person = await newcomer();
    const topup = await world.order(person.number, 10_000n, person.subscriber);
    await world.tell(topup);
    const owed = () => world.balance('closing_payable', 'CNY');
    const [before, position] = [await owed(), await world.balance('fx:CNY', 'CNY')];
    await close(person, to);
    const [refund] = await readRefunds(context, topup.payment);
    const { id, attempt, reference: closing, amount, currency } = present(refund, 'a refund');
    await context.db.transaction((tx) => failRefundByBill(tx, id));
    const told = { refund: id, payment: topup.payment, attempt, reference: closing };
    const failed = { ...told, connector: 'alipay_cn', amount, currency, isAfterSuccess: true };
    await transferFailedRefunds(context, [failed]);
    const transferNow = async () => {
      const desk = await listBanking(context, finance);
      return desk.transfers.find(({ cause }) => cause === id);
    };
    const { reference } = present(await transferNow(), 'a transfer');
    const given = await world.balance('fx:HKD');
    const sent = { amountMinor: -10_040n, reference };
    const instructed = { amountMinor: 9_200n, currency: 'CNY' };
    await world.book({ ...sent, instructed: { ...instructed, amountMinor: 9_100n } });
    assert.equal((await transferNow())?.state, 'to_send', 'other money is not it');
    for (const bankReference of ['SENT', 'SENT AGAIN']) {
      await world.book({ ...sent, instructed, bankReference });
      assert.equal(await transferNow(), undefined);
      assert.equal(await owed(), before);
      assert.equal(await world.balance('fx:HKD'), given + 10_040n);
      assert.equal(await world.balance('fx:CNY', 'CNY'), position);
      await assertClean();
      if (bankReference === 'SENT AGAIN') break;
      await world.book({ ...sent, amountMinor: 10_040n, isReversal: true, details: 'SENT' });
      assert.equal((await transferNow())?.state, 'to_send');
      assert.equal(await owed(), before - 9_200n);
      assert.equal(await world.balance('fx:HKD'), given);
      await assertClean();
    }
  });

  test('gives back of what came, where two people took less than was asked', async () => {
    const person = await newcomer();
    const topup = await world.order(person.number, 10_000n, person.subscriber);
    await world.tell(topup, { total_amount: '60.00' });
    const [by, checker] = [1, 2].map((nth) => newId('stf', context.clock.now(), nth));
    assert.ok(by && checker);
    const proposal = { decision: 'credit', reason: 'a screenshot', by } as const;
    await context.db.transaction((tx) => proposeReview(tx, topup.id, proposal));
    await context.db.transaction((tx) => approveReview(tx, topup.id, checker));
    const before = await world.balance('closing_payable', 'CNY');
    assert.equal((await close(person)).state, 'settled');
    assert.equal((await world.balance('closing_payable', 'CNY')) - before, -6_000n);
    assert.equal(await totalOf(person), 0n);
    const refunds = await readRefunds(context, topup.payment);
    assert.deepEqual(
      refunds.map(({ amount, currency }) => [amount, currency]),
      [[6_000n, 'CNY']],
    );
    await assertClean();
  });

  test('ends also where money without a way back came meanwhile, and finance asks', async () => {
    const person = await newcomer();
    const { line, subscriber: by } = person;
    await orderClosing(context, { line, by, toName: '', toAccount: '' });
    await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [accountOf(line)]);
      const reason = { code: 'starter', cause: line };
      credit(tx, accountOf(line), { unit: 'HKD', amount: 300n }, 'bank', reason);
    });
    await settleClosings(context);
    const closing = present(await readClosing(context, line), 'a closing');
    assert.deepEqual([closing.state, closing.backMinor], ['settled', 300n]);
    const { transfers } = await listBanking(context, finance);
    const transfer = transfers.find(({ cause }) => cause === closing.id);
    assert.deepEqual([transfer?.amount, transfer?.toAccount], [300n, '']);
    await assertClean();
  });

  test('waits for what still runs on it', async () => {
    const person = await newcomer(700n);
    const account = accountOf(person.line);
    const hold = await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [account]);
      const rules = { cause: 'a call', expiresAt: tx.nowMs + hourMs };
      return placeHold(tx, account, 300n, { unit: 'HKD' }, rules);
    });
    assert.equal((await close(person, to)).state, 'ending');
    assert.equal(await totalOf(person), 700n);
    await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [account], [hold.id]);
      releaseHold(tx, hold.id);
    });
    await settleClosings(context);
    assert.equal((await readClosing(context, person.line))?.state, 'settled');
    await assertClean();
  });
});

suite('a closing that pays back much', () => {
  test('waits for a second person, who is not the one who asked for it', async () => {
    const person = await newcomer(60_000n);
    const closing = await close(person, { ...to, by: clerk.session.staff });
    assert.equal(closing.state, 'to_approve');
    assert.equal(await totalOf(person), 60_000n);
    const waiting = await listClosings(context, finance);
    assert.deepEqual(
      waiting.map(({ id }) => id),
      [closing.id],
    );
    assert.equal(waiting[0]?.comesBackMinor, 60_000n);
    const decision = { closing: closing.id, isApproved: true };
    const alone = approveClosing(context, clerk, decision);
    await assert.rejects(alone, { code: 'second_person_needed' });
    await approveClosing(context, finance, decision);
    assert.equal(await totalOf(person), 0n);
    await assertClean();
  });

  test('and is refused leaves the line as it was', async () => {
    const person = await newcomer(60_000n);
    const { id } = await close(person, to);
    await approveClosing(context, finance, { closing: id, isApproved: false });
    assert.equal(await readClosing(context, person.line), null);
    assert.equal(await totalOf(person), 60_000n);
    assert.deepEqual(barsOf((await readLine(context, person.line)).bars), []);
    await assertClean();
  });
});

suite('a line that staff close for its owner', () => {
  test('is looked at by somebody else, however little comes back', async () => {
    const person = await newcomer(700n);
    const { line } = person;
    const seen = await readLineSheet(context, clerk, line);
    assert.deepEqual([seen.sheet.backMinor, seen.closing], [700n, null]);
    const closing = await closeForOwner(context, clerk, { line, ...to });
    await settleClosings(context);
    const [told, ...more] = await messagesOf(closing.id);
    assert.match(told ?? '', new RegExp(`（尾號${person.number.slice(-4)}）。如非你本人要求`));
    assert.deepEqual(more, []);
    const waiting = present((await readLineSheet(context, finance, line)).closing, 'a closing');
    assert.deepEqual([waiting.state, waiting.orderedBy], ['to_approve', clerk.session.staff]);
    assert.equal(await totalOf(person), 700n);
    const decision = { closing: closing.id, isApproved: true };
    await assert.rejects(approveClosing(context, clerk, decision), {
      code: 'second_person_needed',
    });
    await approveClosing(context, finance, decision);
    assert.equal(await totalOf(person), 0n);
    await assertClean();
  });

  test('ends at once where nothing comes back, and stays ended', async () => {
    const { line } = await newcomer();
    await closeForOwner(context, clerk, { line, toName: '', toAccount: '' });
    await settleClosings(context);
    assert.equal((await readLineSheet(context, clerk, line)).closing?.state, 'settled');
    const again = closeForOwner(context, clerk, { line, ...to });
    await assert.rejects(again, { code: 'closing_exists' });
  });

  test('is closed by nobody who may not, and leaves its trail', async () => {
    const { line } = await newcomer(700n);
    const order = { line, ...to };
    const supervisor = staffCaller('supervisor');
    const refused = closeForOwner(context, supervisor, order);
    await assert.rejects(refused, { code: 'permission_missing' });
    // What happens in one millisecond has no order in the trail.
    context.clock.advance(1);
    const operator = readLineSheet(context, staffCaller('operator'), line);
    await assert.rejects(operator, { code: 'permission_missing' });
    context.clock.advance(1);
    await closeForOwner(context, clerk, order);
    const asked = { subject: line, beforeMs: context.clock.now() + 1, limit: 10 };
    assert.deepEqual(
      (await readTrail(context, asked)).map(({ action, outcome }) => `${action} ${outcome}`),
      ['closing.order done', 'topups.read denied', 'refunds.propose denied'],
    );
  });
});

test('what a plan asks for its end is taken before anything comes back', async () => {
  const person = await newcomer(700n);
  const seed = readFileSync(new URL('../../db/seed/demo-catalog.json', import.meta.url), 'utf8');
  const document = JSON.parse(seed);
  document.plans[0].closingFee = { hkdMinor: 150, cnyMinor: 140 };
  await loadCatalog(context, document);
  context.clock.advance(hourMs);
  const { sheet } = await readLineSheet(context, clerk, person.line);
  assert.deepEqual([sheet.feeMinor, sheet.backMinor], [150n, 550n]);
  assert.equal((await close(person, to)).backMinor, 550n);
  await assertClean();
});

const orderForNoLine = statement(
  'test: closings of lines that are nowhere',
  `insert into closings.closing
     (slot, id, line, ordered_by, to_name, to_account, ordered_at, changed_at, state)
   select 0, gen_random_uuid(), gen_random_uuid(), 'sub_nobody', '', '', '2020-01-01', '2020-01-01',
     'ending'
   from generate_series(1, 101)`,
);

test('closings that cannot be settled keep none behind them back', async () => {
  const person = await newcomer(700n);
  const { line, subscriber: by } = person;
  await context.db.transaction((tx) => tx.query(orderForNoLine, []));
  await orderClosing(context, { line, by, ...to });
  assert.equal(await settleClosings(context), 1);
  assert.equal((await readClosing(context, line))?.state, 'settled');
});

test('what a recycled line had is given back by staff, and nobody is erased before', async () => {
  const person = await newcomer(1_000n);
  const { line, subscriber } = person;
  const recycled = present((await readLine(context, line)).validUntil, 'an end') + 200 * dayMs;
  context.clock.advance(recycled - context.clock.now());
  await ageLines(context);
  assert.equal(await totalOf(person), 0n);
  const claimable = await world.balance('claimable');
  await assert.rejects(erasePerson(context, subscriber), { code: 'person_has_money' });
  const { sheet } = await readLineSheet(context, clerk, line);
  assert.equal(sheet.backMinor + sheet.feeMinor, 1_000n);
  const without = closeForOwner(context, clerk, { line, toName: '', toAccount: '' });
  await assert.rejects(without, { code: 'closing_account_needed' });
  const closing = await closeForOwner(context, clerk, { line, ...to });
  await settleClosings(context);
  await assert.rejects(erasePerson(context, subscriber), { code: 'person_has_money' });
  await approveClosing(context, finance, { closing: closing.id, isApproved: true });
  const { transfers } = await listBanking(context, finance);
  assert.equal(transfers.find(({ cause }) => cause === closing.id)?.amount, sheet.backMinor);
  assert.equal(await world.balance('claimable'), claimable + 1_000n);
  await erasePerson(context, subscriber);
  await assertClean();
});

test('whatever is wrong of what closings owe, the audit names it', async () => {
  await findsSpoils(context, auditClosings, closingSpoils);
});
