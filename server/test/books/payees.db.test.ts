import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addDays, dayMs, hongKongDay, isoTime, present, secondMs } from '#base';
import {
  decidePayee,
  listBanking,
  markSent,
  proposePayee,
  type Transfer,
  tryProviderAgain,
} from '#banking';
import { orderClosing, settleClosings } from '#closings';
import { readTrail } from '#identity';
import { failRefundByBill, readRefunds, sendDueRefunds } from '#payments';
import { afterJobs } from '#platform/facts';
import { type JobTask, runJobsOnce } from '#platform/jobs';
import { statement } from '#platform/postgres';
import { openBankWorld, ourAccount } from '#test/bank-world';
import { noteTaken } from '#test/disputed';
import { staffCaller } from '#test/finance';
import { approveReview, type OrderedTopup, proposeReview } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

const world = await openBankWorld();
const { context } = world;
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const wrong = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
const right = { name: 'CHAN TAI MAN', account: '004-123456-838', reason: 'showed a statement' };
const tasks: readonly JobTask[] = afterJobs(reactions).map(({ task, run }) => ({
  name: task,
  run: (inside, payload) => run(inside, payload as readonly never[]),
}));

async function jobsRun(): Promise<void> {
  for (const _ of [1, 2]) await runJobsOnce(context, world.database.url, tasks);
}

async function toSend(): Promise<readonly Transfer[]> {
  return (await listBanking(context, maker)).transfers;
}

async function onlyTransfer(): Promise<Transfer> {
  const [transfer, ...more] = await toSend();
  assert.deepEqual(more, []);
  return present(transfer, 'a transfer');
}

async function messagesAbout(cause: string): Promise<string[]> {
  const text = 'select kind from notifications.message where cause = $1 order by kind';
  const rows = await context.db.read<{ kind: string }>({ name: 'test messages', text }, [cause]);
  return rows.map(({ kind }) => kind);
}

async function assertClean(): Promise<void> {
  const wrongOnes = (await auditEverything(context)).filter((check) => !isClean([check]));
  assert.deepEqual(wrongOnes, []);
}

/** The right account, by two people. */
async function agreed(id: Transfer['id']): Promise<void> {
  await proposePayee(context, maker, { transfer: id, ...right });
  await decidePayee(context, checker, { transfer: id, isApproved: true });
}

test('what a closed line is sent and came back goes to another account by two people', async () => {
  const { line, subscriber: by } = await world.person(['+85260000001'], 700n);
  await orderClosing(context, { line, by, ...wrong });
  await settleClosings(context);
  const first = await onlyTransfer();
  const { id, reference, cause } = first;
  await markSent(context, maker, id);
  await assert.rejects(proposePayee(context, maker, { transfer: id, ...right }), {
    code: 'transfer_state_wrong',
  });
  await world.book({ amountMinor: -700n, reference });
  assert.equal(await world.balance('closing_payable'), 0n);
  await jobsRun();
  assert.deepEqual(await messagesAbout(cause), []);
  await world.book({ amountMinor: 700n, reference, details: 'FPS RETURN: NO ACCOUNT' });
  await jobsRun();
  assert.equal(await world.balance('closing_payable'), -700n, 'it is owed again');
  assert.deepEqual(await messagesAbout(cause), ['closing_came_back']);
  const back = await onlyTransfer();
  assert.deepEqual([back.state, back.cameBackAt], ['to_send', context.clock.now()]);
  await assertClean();

  await proposePayee(context, maker, { transfer: id, ...right });
  await assert.rejects(proposePayee(context, checker, { transfer: id, ...right }), {
    code: 'transfer_payee_open',
  });
  await assert.rejects(markSent(context, checker, id), { code: 'transfer_payee_open' });
  await assert.rejects(decidePayee(context, maker, { transfer: id, isApproved: true }), {
    code: 'second_person_needed',
  });
  await decidePayee(context, checker, { transfer: id, isApproved: false });
  assert.equal((await onlyTransfer()).toAccount, wrong.toAccount);
  await assert.rejects(decidePayee(context, checker, { transfer: id, isApproved: true }), {
    code: 'transfer_state_wrong',
  });
  await agreed(id);
  const { toName, toAccount, payee } = await onlyTransfer();
  assert.deepEqual([toName, toAccount, payee], [right.name, right.account, null]);
  await markSent(context, maker, id);
  await world.book({ amountMinor: -700n, reference });
  assert.deepEqual(await toSend(), []);
  assert.equal(await world.balance('closing_payable'), 0n);
  const acts = await readTrail(context, {
    subject: id,
    beforeMs: Date.parse('2999-01-01'),
    limit: 9,
  });
  assert.deepEqual(
    new Set(acts.map(({ action }) => action)),
    new Set([
      'transfer.sent',
      'transfer.propose_payee',
      'transfer.refuse_payee',
      'transfer.approve_payee',
    ]),
  );
  await assertClean();
});

const takeDay = statement(
  'test bank day',
  `insert into banking.bank_day (account, day, taken_at, has_come, changed_at)
   values ($1, $2::date, $3, true, $3)`,
);

/** Our bank's statement of a day is taken, and none of our transfers is on it. */
async function nothingLeft(day: string, account = ourAccount): Promise<void> {
  const at = isoTime(context.clock.now());
  await context.db.transaction((tx) => tx.query(takeDay, [account, day, at]));
}

test('what its bank has not taken goes elsewhere, once its statements show that', async () => {
  const { line, subscriber: by } = await world.person(['+85260000002'], 900n);
  await orderClosing(context, { line, by, ...wrong });
  await settleClosings(context);
  const { id, reference } = await onlyTransfer();
  await markSent(context, maker, id);
  const day = hongKongDay(context.clock.now());
  const change = () => proposePayee(context, maker, { transfer: id, ...right });
  await assert.rejects(change(), { code: 'transfer_state_wrong' });
  for (const later of [0, 1, 2, 3]) {
    await nothingLeft(addDays(day, later));
    await assert.rejects(change(), { code: 'transfer_state_wrong' }, 'it may be booked on Tuesday');
    assert.equal((await onlyTransfer()).isPayeeOpen, false, 'nor is it offered');
  }
  // Another account of ours, whose bank nobody asks any more: it may have left from there.
  const removed = '012-888888-001';
  for (const later of [-3, 0, 1, 2, 3]) await nothingLeft(addDays(day, later), removed);
  await nothingLeft(addDays(day, -30), '012-999999-001');
  await nothingLeft(addDays(day, 4));
  assert.equal((await onlyTransfer()).isPayeeOpen, false);
  await assert.rejects(change(), { code: 'transfer_state_wrong' });
  await nothingLeft(addDays(day, 4), removed);
  assert.equal((await onlyTransfer()).isPayeeOpen, true);
  await change();
  await assert.rejects(decidePayee(context, maker, { transfer: id, isApproved: true }), {
    code: 'second_person_needed',
  });
  await decidePayee(context, checker, { transfer: id, isApproved: true });
  const { state, sentBy, toAccount } = await onlyTransfer();
  assert.deepEqual([state, sentBy, toAccount], ['to_send', null, right.account]);
  await markSent(context, checker, id);
  await world.book({ amountMinor: -900n, reference });
  assert.deepEqual(await toSend(), []);
  await assertClean();
});

let people = 0;

/** HK$100 for CNY 92.00 that was paid with CNY 100.00, and is to go back whole. */
async function givenBack(): Promise<OrderedTopup> {
  people += 1;
  const { number, subscriber } = await world.person([`+8526100000${people}`]);
  const order = await world.order(number, 10_000n, subscriber);
  await world.tell(order, { total_amount: '100.00' });
  const proposal = {
    decision: 'give_back',
    reason: 'not theirs',
    by: maker.session.staff,
  } as const;
  await context.db.transaction((tx) => proposeReview(tx, order.id, proposal));
  await context.db.transaction((tx) => approveReview(tx, order.id, checker.session.staff));
  return order;
}

/** Its provider says once more that it cannot give it back. */
async function fails({ payment }: OrderedTopup): Promise<void> {
  context.clock.advance(secondMs);
  const [last] = (await readRefunds(context, payment)).toReversed();
  const { id } = present(last, 'a refund');
  await context.db.transaction((tx) => failRefundByBill(tx, id));
  await jobsRun();
}

suite('what a provider could not give back four times', () => {
  test('is a transfer, to an account that two people have found out', async () => {
    const order = await givenBack();
    for (const _ of [1, 2, 3]) await fails(order);
    assert.deepEqual(await toSend(), []);
    await fails(order);
    await sendDueRefunds(context);
    const { id, kind, about, amount, currency, toAccount, reference } = await onlyTransfer();
    assert.deepEqual(
      [kind, about, amount, currency, toAccount],
      ['failed_refund', order.id, 10_000n, 'CNY', ''],
    );
    await assertClean();
    await assert.rejects(markSent(context, maker, id), { code: 'transfer_payee_needed' });
    await agreed(id);
    await markSent(context, maker, id);
    assert.equal(await world.balance('refund_payable', 'CNY'), -10_000n);
    const clearing = await world.balance('clearing:alipay_cn', 'CNY');
    await world.book({ currency: 'CNY', amountMinor: -10_000n, reference });
    assert.equal((await world.read(order.id, order.maker)).state, 'refunded');
    assert.equal(await world.balance('refund_payable', 'CNY'), 0n);
    assert.equal(await world.balance('clearing:fps_qr', 'CNY'), 0n);
    assert.equal(await world.balance('clearing:alipay_cn', 'CNY'), clearing);
    assert.deepEqual(await toSend(), []);
    await assertClean();
  });

  test('is tried once more by hand, and is another transfer when that fails, too', async () => {
    const order = await givenBack();
    for (const _ of [1, 2, 3, 4]) await fails(order);
    await sendDueRefunds(context);
    const first = await onlyTransfer();
    await agreed(first.id);
    await tryProviderAgain(context, maker, first.id);
    assert.deepEqual(await toSend(), []);
    await assert.rejects(tryProviderAgain(context, maker, first.id), {
      code: 'transfer_state_wrong',
    });
    const [again] = (await readRefunds(context, order.payment)).toReversed();
    assert.deepEqual(
      [again?.id, again?.state, again?.byBank, again?.askAt],
      [first.cause, 'created', null, context.clock.now()],
    );
    // What is entered at the bank all the same is no refund: somebody has to look at it.
    await world.book({ currency: 'CNY', amountMinor: -10_000n, reference: first.reference });
    assert.equal((await listBanking(context, maker)).suspense.length, 1);
    assert.equal((await world.read(order.id, order.maker)).state, 'refunding');
    await fails(order);
    context.clock.advance(dayMs);
    await sendDueRefunds(context);
    const second = await onlyTransfer();
    assert.notEqual(second.cause, first.cause);
    assert.deepEqual([second.kind, second.amount, second.toName], ['failed_refund', 10_000n, '']);
    await assertClean();
  });

  test('is held back when the payer’s bank takes some first; the rest goes anew', async () => {
    const order = await givenBack();
    for (const _ of [1, 2, 3, 4]) await fails(order);
    await sendDueRefunds(context);
    const ofOrder = async () => (await toSend()).filter(({ about }) => about === order.id);
    const first = present((await ofOrder())[0], 'a transfer');
    await noteTaken(context, order, { amount: 4_000n });
    await jobsRun();
    const owed = await world.balance('refund_payable', 'CNY');
    await jobsRun();
    await sendDueRefunds(context);
    const rest = await ofOrder();
    assert.deepEqual(
      rest.map(({ id, kind, amount }) => [id === first.id, kind, amount]),
      [[false, 'failed_refund', 6_000n]],
    );
    await assertClean();
    await noteTaken(context, order, { amount: 6_000n, nth: 2 });
    await jobsRun();
    await jobsRun();
    await sendDueRefunds(context);
    assert.deepEqual(await ofOrder(), []);
    assert.equal(await world.balance('refund_payable', 'CNY'), owed + 6_000n, 'the bank has all');
    await assertClean();
  });
});
