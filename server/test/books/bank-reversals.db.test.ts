import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { present } from '#base';
import {
  decideCredit,
  listBanking,
  markSent,
  proposeCredit,
  proposePayee,
  seeContested,
  type Transfer,
} from '#banking';
import { orderClosing, settleClosings } from '#closings';
import { lookForAlarms } from '#ops';
import { readRefunds, sendDueRefunds } from '#payments';
import { afterJobs } from '#platform/facts';
import { type JobTask, runJobsOnce } from '#platform/jobs';
import { creditFor, openBankWorld, person } from '#test/bank-world';
import { booksHold, netOf, totalOf } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { approveRefund, type OrderedTopup, proposeRefund, undoTopup } from '#topups';
import { reactions } from '../../src/reactions.ts';

const world = await openBankWorld();
const { context } = world;
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const tasks: readonly JobTask[] = afterJobs(reactions).map(({ task, run }) => ({
  name: task,
  run: (inside, payload) => run(inside, payload as readonly never[]),
}));

async function jobsRun(): Promise<void> {
  for (const _ of [1, 2]) await runJobsOnce(context, world.database.url, tasks);
}

let people = 0;
/** An order of HK$100 by FPS; the line has nothing else. */
async function ordered() {
  people += 1;
  const one = await world.person([`+8525${String(people).padStart(7, '0')}`]);
  return { ...one, order: await world.orderByFps(one.number, 10_000n, one.subscriber) };
}

/** One that the bank has booked under a number. */
async function paid(bankReference: string) {
  const one = await ordered();
  await world.book({ ...creditFor(one.order, 10_000n), bankReference });
  return one;
}

/** The bank takes an entry back by its number. */
function reversed(bankReference: string, amountMinor = 10_000n) {
  const details = `REVERSAL OF ${bankReference}`;
  return world.book({ amountMinor: -amountMinor, isReversal: true, details });
}

async function stateOf({ id, maker: by }: OrderedTopup): Promise<OrderedTopup['state']> {
  return (await world.read(id, by)).state;
}

async function transferOf({ payment }: OrderedTopup): Promise<Transfer | undefined> {
  const refunds = new Set<string>((await readRefunds(context, payment)).map(({ id }) => id));
  const { transfers } = await listBanking(context, maker);
  return transfers.find(({ cause }) => refunds.has(cause));
}

async function refundStates({ payment }: OrderedTopup): Promise<string[]> {
  return (await readRefunds(context, payment)).map(({ state }) => state);
}

async function nothingWaits(): Promise<void> {
  const { suspense, transfers } = await listBanking(context, maker);
  assert.deepEqual([suspense, transfers], [[], []]);
  assert.equal(await world.balance('unmatched'), 0n);
  assert.equal(await world.balance('clearing:fps_qr'), 0n);
  await booksHold(context);
}

suite('a credit of an order that the bank takes back', () => {
  test('is taken off the line, and nobody has to decide about it', async () => {
    const { order, line } = await paid('TAKEN');
    assert.equal(await totalOf(context, line), 10_500n + 320n);
    await reversed('TAKEN');
    await jobsRun();
    assert.equal(await totalOf(context, line), 320n);
    assert.equal(await stateOf(order), 'credited');
    await nothingWaits();
  });

  test('is no refund’s any more, whoever approves one afterwards', async () => {
    const { order } = await paid('LATE REFUND');
    const by = maker.session.staff;
    const spentRule = 'owe' as const;
    const proposal = { price: 10_000n, spentRule, reason: 'asked', by };
    const refund = await context.db.transaction((tx) => proposeRefund(tx, order.id, proposal));
    await reversed('LATE REFUND');
    const approved = context.db.transaction((tx) =>
      approveRefund(tx, order.id, refund, checker.session.staff),
    );
    await assert.rejects(approved, { code: 'refund_exceeds_order' });
    await nothingWaits();
  });

  test('stops the transfer that nobody has entered yet', async () => {
    const { order, line } = await paid('UNDONE');
    await undoTopup(context, order.id, order.maker);
    await sendDueRefunds(context);
    const { id } = present(await transferOf(order), 'a transfer');
    await reversed('UNDONE');
    await assert.rejects(markSent(context, maker, id), { code: 'transfer_state_wrong' });
    await jobsRun();
    assert.deepEqual(await refundStates(order), ['failed']);
    assert.equal(await totalOf(context, line), 320n);
    assert.equal(await world.balance('refund_payable'), 0n);
    await nothingWaits();
  });

  test('stops the refund that is not a transfer yet', async () => {
    const { order, line } = await paid('SOON');
    await undoTopup(context, order.id, order.maker);
    await reversed('SOON');
    await jobsRun();
    await sendDueRefunds(context);
    await jobsRun();
    assert.deepEqual(await refundStates(order), ['failed']);
    assert.equal(await totalOf(context, line), 320n);
    await nothingWaits();
  });
});

/** Undone, entered at the bank, and then taken back by it. */
async function sentAndTaken(bankReference: string, isShown: boolean) {
  const one = await paid(bankReference);
  await undoTopup(context, one.order.id, one.order.maker);
  await sendDueRefunds(context);
  const { id, reference } = present(await transferOf(one.order), 'a transfer');
  await markSent(context, maker, id);
  if (isShown) await world.book({ amountMinor: -10_000n, reference });
  await reversed(bankReference);
  await jobsRun();
  const contested = present(await transferOf(one.order), 'still shown');
  assert.ok(contested.contestedAt !== null);
  assert.deepEqual(await loud(), ['transfers-contested']);
  return { ...one, id, reference };
}

async function loud(): Promise<string[]> {
  const alarms = await lookForAlarms(context);
  return alarms.flatMap(({ name, state }) => (state === 'raised' ? [name] : []));
}

test('what a closed line gets back of it stops, too, and its owner owes nothing', async () => {
  const { order, line, subscriber: by } = await paid('CLOSED');
  await orderClosing(context, { line, by, toName: 'CHAN TAI MAN', toAccount: '388-1' });
  await settleClosings(context);
  await sendDueRefunds(context);
  const { amount } = present(await transferOf(order), 'a transfer of the closing');
  assert.equal(amount, 10_000n);
  const [loss, loans] = [await netOf(context, 'chargeback_loss', 'HKD'), await loansNow()];
  await reversed('CLOSED');
  await jobsRun();
  assert.equal(await transferOf(order), undefined);
  assert.equal(await netOf(context, 'chargeback_loss', 'HKD'), loss);
  assert.equal(await loansNow(), loans);
  // What the line had beside it goes to its owner.
  for (const { amount: rest, reference } of (await listBanking(context, maker)).transfers) {
    assert.equal(rest, 320n);
    await world.book({ amountMinor: -rest, reference });
  }
  assert.equal(await world.balance('closing_payable'), 0n);
  await nothingWaits();
});

function loansNow(): Promise<bigint> {
  return netOf(context, 'loans', 'HKD');
}

test('of an order that was paid twice the bank takes back what is to go back', async () => {
  const { order, line } = await paid('FIRST OF TWO');
  await world.book({ ...creditFor(order, 10_000n), bankReference: 'SECOND OF TWO' });
  const { suspense } = await listBanking(context, maker);
  const { id: entry } = present(suspense[0], 'the second').entry;
  const way = { way: 'give_back', attempt: null, reason: 'paid twice' } as const;
  await proposeCredit(context, maker, { entry, ...way });
  await decideCredit(context, checker, { entry, isApproved: true });
  const { reference = '' } = creditFor(order, 10_000n);
  await world.book({ amountMinor: -10_000n, isReversal: true, reference });
  assert.equal(await totalOf(context, line), 10_500n + 320n);
  await nothingWaits();
});

test('a number of the bank that begins like another is not that', async () => {
  const [whole, part] = [await paid('FRN-880'), await paid('FRN-88')];
  await reversed('FRN-880');
  await jobsRun();
  assert.equal(await totalOf(context, whole.line), 320n);
  assert.equal(await totalOf(context, part.line), 10_500n + 320n);
  await nothingWaits();
});

suite('a credit that the bank takes back after its refund was entered', () => {
  test('stands before a person until somebody has seen to it', async () => {
    const { id } = await sentAndTaken('GONE TWICE', true);
    await seeContested(context, checker, id);
    await assert.rejects(seeContested(context, maker, id), { code: 'transfer_state_wrong' });
    assert.equal(await netOf(context, 'chargeback_loss', 'HKD'), 10_000n);
    assert.deepEqual(await loud(), []);
    await nothingWaits();
  });

  for (const isShown of [true, false]) {
    const when = isShown ? 'has left' : 'was entered';
    test(`is not sent again when it ${when} and comes back`, async () => {
      const loss = await netOf(context, 'chargeback_loss', 'HKD');
      const { order, line, reference } = await sentAndTaken(`BACK ${isShown}`, isShown);
      if (!isShown) await world.book({ amountMinor: -10_000n, reference });
      await world.book({ amountMinor: 10_000n, reference, details: 'FPS RETURN' });
      assert.equal(await transferOf(order), undefined);
      assert.deepEqual(await refundStates(order), ['failed']);
      assert.equal(await totalOf(context, line), 320n);
      assert.equal(await netOf(context, 'chargeback_loss', 'HKD'), loss);
      await nothingWaits();
    });
  }
});

async function stray(bankReference: string) {
  await world.book({ ...person, amountMinor: 700n, bankReference });
  const { suspense } = await listBanking(context, maker);
  const { entry } = present(
    suspense.find((one) => one.entry.bankReference === bankReference),
    'a credit in suspense',
  );
  const way = { way: 'give_back', attempt: null, reason: 'for nobody' } as const;
  await proposeCredit(context, maker, { entry: entry.id, ...way });
  return entry.id;
}

suite('a credit that two people send back and the bank takes back itself', () => {
  test('goes by no transfer, where they had only begun to decide', async () => {
    const entry = await stray('PROPOSED');
    await reversed('PROPOSED', 700n);
    const decided = decideCredit(context, checker, { entry, isApproved: true });
    await assert.rejects(decided, { code: 'credit_state_wrong' });
    await nothingWaits();
  });

  test('goes by no transfer, where nobody has entered it', async () => {
    const entry = await stray('DECIDED');
    await decideCredit(context, checker, { entry, isApproved: true });
    await reversed('DECIDED', 700n);
    await nothingWaits();
  });

  for (const isWrittenOff of [false, true]) {
    const how = isWrittenOff ? 'a loss until it comes back' : 'a hole until it comes back';
    test(`and was entered before is ${how}`, async () => {
      const entry = await stray(`ENTERED ${isWrittenOff}`);
      await decideCredit(context, checker, { entry, isApproved: true });
      const { transfers } = await listBanking(context, maker);
      const sent = present(
        transfers.find(({ cause }) => cause === entry),
        'a transfer',
      );
      await markSent(context, maker, sent.id);
      await reversed(`ENTERED ${isWrittenOff}`, 700n);
      await world.book({ amountMinor: -700n, reference: sent.reference });
      const { suspense } = await listBanking(context, maker);
      assert.deepEqual(
        suspense.map(({ why }) => why),
        ['back_twice'],
      );
      const hole = present(suspense[0], 'a hole').entry.id;
      if (isWrittenOff) {
        const way = { way: 'write_off', attempt: null, reason: 'gone' } as const;
        await proposeCredit(context, maker, { entry: hole, ...way });
        await decideCredit(context, checker, { entry: hole, isApproved: true });
        assert.equal(await netOf(context, 'reconciliation_difference', 'HKD'), 700n);
      }
      await booksHold(context);
      await world.book({ amountMinor: 700n, reference: sent.reference, details: 'FPS RETURN' });
      assert.equal(await netOf(context, 'reconciliation_difference', 'HKD'), 0n);
      await nothingWaits();
    });
  }
});

test('what has gone twice goes to nobody else, whoever proposes that', async () => {
  const { id } = await sentAndTaken('ELSEWHERE', false);
  const payee = { transfer: id, name: 'B', account: '004-1', reason: 'asked' };
  const proposed = proposePayee(context, maker, payee);
  await assert.rejects(proposed, { code: 'transfer_state_wrong' });
  await assert.rejects(seeContested(context, maker, id), { code: 'transfer_state_wrong' });
});
