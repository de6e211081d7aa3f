import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { present } from '#base';
import { auditBanking, decideCredit, listBanking, proposeCredit, readAwaited } from '#banking';
import {
  decideIssue,
  decideRecall,
  type IssueId,
  listIssues,
  proposeIssue,
  proposeRecall,
  type ResellerId,
  settleIssue,
  stopAwaiting,
} from '#resellers';
import { openBankWorld, person } from '#test/bank-world';
import { staffCaller } from '#test/finance';
import { openShop, openTier } from '#test/shop-world';
import { findsSpoils } from '#test/spoils';
import { auditEverything, isClean } from '../../src/audit.ts';
import { awaitedSpoils } from './spoils/awaited.ts';

const world = await openBankWorld();
const { context } = world;
await openTier(context);
const clerk = staffCaller('clerk');
const treasurer = staffCaller('finance');
const other = staffCaller('finance');

const due = () => world.balance('clearing:floats');
const owed = () => world.balance('float_receivable');

async function issued(
  reseller: ResellerId,
  paymentReference: string,
  amountMinor = 50_000n,
): Promise<IssueId> {
  const wanted = { reseller, amountMinor, paidBy: 'bank', paymentReference } as const;
  const issue = await proposeIssue(context, clerk, wanted);
  await decideIssue(context, treasurer, { issue, isApproved: true });
  return issue;
}

async function shop(): Promise<ResellerId> {
  return (await openShop(context, { floatMinor: 0n })).id;
}

async function stateOf(issue: IssueId) {
  return (await listIssues(context, treasurer)).find(({ id }) => id === issue)?.state;
}

async function takenFor(bankReference: string) {
  const { entries } = await listBanking(context, treasurer);
  return entries.find((one) => one.bankReference === bankReference)?.takenFor;
}

async function assertClean(): Promise<void> {
  const wrong = (await auditEverything(context)).filter((check) => !isClean([check]));
  assert.deepEqual(wrong, []);
}

suite('what a shop pays for stock', () => {
  test('is known by its reference and amount, and paid by nobody’s word', async () => {
    const issue = await issued(await shop(), 'Stock 4711');
    const before = await owed();
    const details = 'FPS STOCK/4711 RAVI';
    await world.book({ ...person, amountMinor: 50_000n, details, bankReference: 'ST1' });
    assert.equal(await takenFor('ST1'), 'awaited');
    assert.equal(await stateOf(issue), 'paid');
    assert.deepEqual([await due(), (await owed()) - before], [0n, -50_000n]);
    await assert.rejects(settleIssue(context, treasurer, issue), { code: 'issue_state_wrong' });
    await assertClean();
  });

  test('is due no more once it comes after two people have said so', async () => {
    const issue = await issued(await shop(), 'STOCK-4712');
    await settleIssue(context, treasurer, issue);
    await settleIssue(context, other, issue);
    assert.equal(await due(), 50_000n);
    assert.deepEqual([...(await readAwaited(context, [issue]))], [[issue, 50_000n]]);
    const before = await owed();
    await world.book({ ...person, amountMinor: 50_000n, reference: 'stock-4712' });
    assert.deepEqual([await due(), await owed()], [0n, before]);
    assert.deepEqual([...(await readAwaited(context, [issue]))], []);
    await assertClean();
  });

  test('is owed again when the bank takes it back, until it comes once more', async () => {
    const issue = await issued(await shop(), 'STOCK-4713', 30_000n);
    const one = { ...person, reference: 'STOCK-4713', amountMinor: 30_000n };
    await world.book({ ...one, bankReference: 'ST3' });
    const before = await owed();
    await world.book({ ...one, amountMinor: -30_000n, isReversal: true, details: 'RETURN ST3' });
    assert.equal(await stateOf(issue), 'issued');
    assert.deepEqual([await due(), (await owed()) - before], [0n, 30_000n]);
    await assertClean();
    await world.book({ ...one, bankReference: 'ST3B' });
    assert.equal(await stateOf(issue), 'paid');
    await assertClean();
  });

  test('and is another amount is nobody’s, until two people say that it is for stock', async () => {
    const issue = await issued(await shop(), 'STOCK-4714');
    await world.book({
      ...person,
      amountMinor: 49_000n,
      reference: 'STOCK-4714',
      bankReference: 'ST4',
    });
    assert.equal(await takenFor('ST4'), 'unmatched');
    assert.equal(await stateOf(issue), 'issued');
    const { suspense } = await listBanking(context, treasurer);
    const { entry } = present(
      suspense.find((one) => one.entry.bankReference === 'ST4'),
      'one in suspense',
    );
    const said = { entry: entry.id, way: 'to_payout', attempt: null, settles: 'floats' } as const;
    await proposeCredit(context, treasurer, { ...said, reason: 'of Ravi, less a charge' });
    const before = await due();
    await decideCredit(context, other, { entry: entry.id, isApproved: true });
    assert.equal((await due()) - before, -49_000n);
    await assertClean();
    assert.deepEqual([...(await readAwaited(context, [issue]))], [[issue, 1_000n]]);
    // The rest comes under the same reference, and pays for it.
    const rest = { ...person, amountMinor: 1_000n, reference: 'STOCK-4714', bankReference: 'ST4B' };
    await world.book(rest);
    assert.equal(await takenFor('ST4B'), 'awaited');
    assert.deepEqual([await stateOf(issue), await due()], ['paid', before]);
    await assertClean();
  });

  test('that came without its reference is awaited no more once somebody says so', async () => {
    const issue = await issued(await shop(), 'STOCK-4717');
    const stop = (by = treasurer) => stopAwaiting(context, by, issue);
    await assert.rejects(stop(), { code: 'issue_state_wrong' }, 'what nobody has paid is awaited');
    await world.book({ ...person, amountMinor: 50_000n, bankReference: 'ST7' });
    const { suspense } = await listBanking(context, treasurer);
    const { entry } = present(
      suspense.find((one) => one.entry.bankReference === 'ST7'),
      'one in suspense',
    );
    const said = { entry: entry.id, way: 'to_payout', attempt: null, settles: 'floats' } as const;
    const before = await due();
    await proposeCredit(context, treasurer, { ...said, reason: 'of Ravi, names nothing' });
    await decideCredit(context, other, { entry: entry.id, isApproved: true });
    await settleIssue(context, treasurer, issue);
    await settleIssue(context, other, issue);
    assert.equal(await due(), before);
    assert.deepEqual([...(await readAwaited(context, [issue]))], [[issue, 50_000n]]);
    await assert.rejects(stop(clerk), { code: 'permission_missing' });
    await stop();
    assert.deepEqual([...(await readAwaited(context, [issue]))], []);
    // The same reference again is somebody's decision, and no money of this stock.
    await world.book({
      ...person,
      amountMinor: 50_000n,
      reference: 'STOCK-4717',
      bankReference: 'ST7B',
    });
    assert.equal(await takenFor('ST7B'), 'unmatched');
    await assertClean();
  });

  test('is so much less as was taken back; what has come is paid out and not undone', async () => {
    const reseller = await shop();
    const issue = await issued(reseller, 'STOCK-4715');
    const undo = async (amountMinor: bigint): Promise<void> => {
      const wanted = { reseller, issue, amountMinor, reason: 'too much' };
      const recall = await proposeRecall(context, clerk, wanted);
      await decideRecall(context, treasurer, { recall, isApproved: true });
    };
    await undo(20_000n);
    await world.book({ ...person, amountMinor: 30_000n, reference: 'STOCK-4715' });
    assert.equal(await stateOf(issue), 'paid');
    await assert.rejects(undo(1n), { code: 'issue_paid_by_bank' });
    await assertClean();
  });

  test('and was wholly taken back comes for nobody', async () => {
    const reseller = await shop();
    const issue = await issued(reseller, 'STOCK-4716');
    const wanted = { reseller, issue, amountMinor: 50_000n, reason: 'not wanted' };
    const recall = await proposeRecall(context, clerk, wanted);
    await decideRecall(context, treasurer, { recall, isApproved: true });
    const paid = { ...person, reference: 'STOCK-4716', bankReference: 'ST6' };
    await world.book({ ...paid, amountMinor: 50_000n });
    assert.equal(await takenFor('ST6'), 'unmatched');
    await assertClean();
  });

  test('is found by the audit, whatever is wrong of it', () =>
    findsSpoils(context, auditBanking, awaitedSpoils));
});
