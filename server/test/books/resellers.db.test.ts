import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { listTransfers } from '#banking';
import type { StaffCaller } from '#identity';
import { debit, lockAccounts, readSystemBalances, type SystemAccount } from '#ledger';
import {
  auditResellers,
  createOperator,
  decideIssue,
  decidePayoutAccount,
  decideRecall,
  floatOf,
  type IssueId,
  listIssues,
  listPayoutAccounts,
  listRecalls,
  listResellers,
  moveFloat,
  proposeIssue,
  proposePayoutAccount,
  proposeRecall,
  readFloat,
  readShopFloats,
  readTillVisit,
  type RecallId,
  type ResellerId,
  settleIssue,
  suspendReseller,
} from '#resellers';
import { staffCaller } from '#test/finance';
import { newKey, openShop, openTier, pin, saleRequest, type Shop, signIn } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { resellerSpoils } from './spoils/resellers.ts';

const world = await openTopupWorld();
const { context } = world;
const { clock } = context;
await openTier(context);

const clerk = staffCaller('clerk');
const treasurer = staffCaller('finance');
const both = staffCaller('clerk', 'finance');
const operator = staffCaller('operator');

async function balanceOf(account: SystemAccount): Promise<bigint> {
  const balances = await context.db.transaction((tx) => readSystemBalances(tx, [account]));
  return balances.get(`${account} HKD`) ?? 0n;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

const bank = { paidBy: 'bank', paymentReference: 'TT 123' } as const;

test('stock reaches a float when two people agree, and is owed until it is paid', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await proposeIssue(context, clerk, { reseller: id, amountMinor: 50_000n, ...bank });
  assert.equal(await readFloat(context, id), 0n);
  await assert.rejects(decideIssue(context, clerk, { issue, isApproved: true }), {
    code: 'permission_missing',
  });
  await decideIssue(context, treasurer, { issue, isApproved: true });
  assert.equal(await readFloat(context, id), 50_000n);
  await assert.rejects(decideIssue(context, treasurer, { issue, isApproved: true }), {
    code: 'issue_state_wrong',
  });
  const owed = await balanceOf('float_receivable');
  // Nothing but the word of people lets go what is owed: no one person's does.
  assert.equal(await settleIssue(context, treasurer, issue), false);
  await assert.rejects(settleIssue(context, treasurer, issue), { code: 'second_person_needed' });
  assert.equal(await balanceOf('float_receivable'), owed);
  assert.equal(await settleIssue(context, both, issue), true);
  assert.equal((await balanceOf('float_receivable')) - owed, -50_000n);
  await assert.rejects(settleIssue(context, treasurer, issue), { code: 'issue_state_wrong' });
  await booksHold();
});

test('who proposes stock never decides it, whatever their roles are', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await proposeIssue(context, both, { reseller: id, amountMinor: 1_000n, ...bank });
  await assert.rejects(decideIssue(context, both, { issue, isApproved: true }), {
    code: 'second_person_needed',
  });
  await decideIssue(context, treasurer, { issue, isApproved: false });
  assert.equal(await readFloat(context, id), 0n);
  const waiting = await listIssues(context, treasurer);
  assert.equal(
    waiting.some((one) => one.id === issue),
    false,
  );
  await booksHold();
});

const ravi = { name: 'Ravi Kumar', account: '012-345678' };

async function recall(reseller: ResellerId, wanted: object) {
  const asked = { reseller, issue: null, amountMinor: 0n, reason: 'typed wrongly' };
  return proposeRecall(context, clerk, { ...asked, ...wanted });
}

async function spend(id: ResellerId, amount: bigint): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [floatOf(id)]);
    debit(tx, floatOf(id), { unit: 'HKD', amount }, 'income:fee', { code: 'spent', cause: id });
  });
}

const agree = (id: RecallId) => decideRecall(context, treasurer, { recall: id, isApproved: true });

async function issued(reseller: ResellerId, amountMinor: bigint) {
  const issue = await proposeIssue(context, clerk, { reseller, amountMinor, ...bank });
  await decideIssue(context, treasurer, { issue, isApproved: true });
  return issue;
}

async function paid(issue: IssueId): Promise<void> {
  await settleIssue(context, treasurer, issue);
  await settleIssue(context, both, issue);
}

test('stock that was issued wrongly is undone by two, as far as it is unspent', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await issued(id, 50_000n);
  const owed = await balanceOf('float_receivable');
  const wanted = await recall(id, { issue, amountMinor: 40_000n });
  assert.equal(await readFloat(context, id), 50_000n);
  await assert.rejects(decideRecall(context, clerk, { recall: wanted, isApproved: true }), {
    code: 'permission_missing',
  });
  await agree(wanted);
  assert.equal(await readFloat(context, id), 10_000n);
  assert.equal((await balanceOf('float_receivable')) - owed, -40_000n);
  await assert.rejects(agree(wanted), { code: 'recall_state_wrong' });
  // No more of it than it was, and nothing that is spent.
  const more = await recall(id, { issue, amountMinor: 10_001n });
  await assert.rejects(agree(more), { code: 'recall_too_much' });
  await spend(id, 4_000n);
  const rest = await recall(id, { issue, amountMinor: 10_000n });
  await assert.rejects(agree(rest), { code: 'insufficient_balance' });
  await booksHold();
  // What is owed by now is what is paid.
  await paid(issue);
  assert.equal((await balanceOf('float_receivable')) - owed, -50_000n);
  await booksHold();
});

test('stock wholly undone is owed no more; paid stock goes back where it came', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await issued(id, 7_000n);
  await agree(await recall(id, { issue, amountMinor: 7_000n }));
  await assert.rejects(settleIssue(context, treasurer, issue), { code: 'issue_state_wrong' });
  const other = await issued(id, 9_000n);
  await paid(other);
  const awaited = await balanceOf('clearing:floats');
  const again = await recall(id, { issue: other, amountMinor: 9_000n });
  await agree(again);
  assert.equal((await balanceOf('clearing:floats')) - awaited, -9_000n);
  assert.equal(await readFloat(context, id), 0n);
  await booksHold();
});

test('who wants money out of a float never decides it, and a refusal moves nothing', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await issued(id, 7_000n);
  const asked = { reseller: id, issue, amountMinor: 7_000n, reason: 'again' };
  const wanted = await proposeRecall(context, both, asked);
  const decide = (isApproved: boolean, by = treasurer) =>
    decideRecall(context, by, { recall: wanted, isApproved });
  await assert.rejects(decide(true, both), { code: 'second_person_needed' });
  assert.ok((await listRecalls(context, treasurer)).some((one) => one.id === wanted));
  await decide(false);
  assert.equal(await readFloat(context, id), 7_000n);
  assert.ok(!(await listRecalls(context, treasurer)).some((one) => one.id === wanted));
  const stranger = await openShop(context, { floatMinor: 0n });
  const wrong = recall(stranger.id, { issue, amountMinor: 1n });
  await assert.rejects(wrong, { code: 'issue_unknown' });
});

/** Of what a shop was told about its account, oldest first. */
async function endingsTold(number: string): Promise<string[]> {
  const rows = await context.db.read<{ body: string }>(
    {
      name: 'test messages of a shop',
      text: `select body from notifications.message
        where receiver = $1 and kind = 'payout_account_changed' order by queued_at, id`,
    },
    [number],
  );
  return rows.map(({ body }) => /ending (\w{4})/.exec(body)?.[1] ?? body);
}

/** By two people, of whom neither is the other. */
async function record(reseller: ResellerId, account: typeof ravi): Promise<void> {
  await proposePayoutAccount(context, clerk, { reseller, ...account, reason: 'asked at the desk' });
  await decidePayoutAccount(context, treasurer, { reseller, isApproved: true });
}

test('a float is paid out to what two have recorded, and not before it has waited', async () => {
  const { id } = await openShop(context, { number: '+85254320001' });
  const payout = () => recall(id, { amountMinor: 8_000n, reason: 'it closes' });
  await assert.rejects(payout(), { code: 'payout_account_missing' });
  const wanted = { reseller: id, ...ravi, reason: 'asked at the desk' };
  await proposePayoutAccount(context, both, wanted);
  await assert.rejects(proposePayoutAccount(context, clerk, wanted), {
    code: 'payout_account_open',
  });
  const decide = (by: StaffCaller, isApproved = true) =>
    decidePayoutAccount(context, by, { reseller: id, isApproved });
  await assert.rejects(decide(both), { code: 'second_person_needed' });
  await assert.rejects(payout(), { code: 'payout_account_missing' }, 'a proposal is no account');
  await decide(treasurer);
  await assert.rejects(decide(treasurer), { code: 'payout_account_unknown' });
  await assert.rejects(payout(), { code: 'payout_account_waits' });
  clock.advance(3 * dayMs);
  const first = await payout();
  // Whoever changes it meanwhile has nothing paid out to it, and the shop hears of it.
  await record(id, { name: 'Mallory', account: '999-000999' });
  await assert.rejects(agree(first), { code: 'payout_account_waits' });
  clock.advance(3 * dayMs);
  await assert.rejects(agree(first), { code: 'payout_account_changed' });
  assert.deepEqual(await endingsTold('+85254320001'), ['5678', '0999']);
  await record(id, ravi);
  clock.advance(3 * dayMs);
  await agree(first);
  for (const wrong of [{ name: ' ' }, { account: '12-3' }]) {
    await assert.rejects(proposePayoutAccount(context, clerk, { ...wanted, ...wrong }), {
      code: 'payout_account_invalid',
    });
  }
  const chain = await openShop(context, { kind: 'chain' });
  const below = await openShop(context, { parent: chain.id, sharesFloat: true });
  await assert.rejects(proposePayoutAccount(context, clerk, { ...wanted, reseller: below.id }), {
    code: 'reseller_unknown',
  });
  await booksHold();
});

test('an account that is refused is not on record, and what was stays', async () => {
  const { id } = await openShop(context);
  await record(id, ravi);
  const other = { name: 'Mallory', account: '999-000999' };
  await proposePayoutAccount(context, clerk, { reseller: id, ...other, reason: 'by telephone' });
  await decidePayoutAccount(context, treasurer, { reseller: id, isApproved: false });
  const accounts = await listPayoutAccounts(context, treasurer);
  const seen = accounts.find(({ reseller }) => reseller === id);
  assert.deepEqual([seen?.current?.account, seen?.proposed], [ravi.account, null]);
});

test('a shop that leaves is paid out by a transfer, and not while it owes for stock', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await issued(id, 8_000n);
  await record(id, ravi);
  clock.advance(3 * dayMs);
  const wanted = await recall(id, { amountMinor: 8_000n, reason: 'it closes' });
  await assert.rejects(agree(wanted), { code: 'float_still_owed' });
  await paid(issue);
  await agree(wanted);
  assert.equal(await readFloat(context, id), 0n);
  const transfer = (await listTransfers(context, treasurer, { limit: 500 })).find(
    ({ cause }) => cause === wanted,
  );
  assert.deepEqual(
    [transfer?.kind, transfer?.amount, transfer?.toAccount, transfer?.state],
    ['float_payout', 8_000n, ravi.account, 'to_send'],
  );
  await booksHold();
});

test('money moves between a chain and its agents, once under its key, nowhere else', async () => {
  const chain = await openShop(context, { kind: 'chain', floatMinor: 10_000n });
  const agent = await openShop(context, { parent: chain.id, name: 'Lok Ma Chau', floatMinor: 0n });
  const sharing = await openShop(context, { parent: chain.id, sharesFloat: true });
  const stranger = await openShop(context, { floatMinor: 5_000n });
  const moveAt = (at: Shop, wanted: object, key = newKey()) => {
    const asked = { move: 'down', agent: agent.id, amountMinor: 4_000n, ...wanted } as const;
    const request = saleRequest(at, `${asked.move} ${asked.agent} ${asked.amountMinor}`, key);
    return moveFloat(context, at.visit, { login: at.login, pin, request, ...asked });
  };
  const key = newKey();
  assert.equal(await moveAt(chain, {}, key), 6_000n);
  assert.equal(await moveAt(chain, {}, key), 6_000n);
  assert.equal(await moveAt(agent, { move: 'return', amountMinor: 1_000n }), 3_000n);
  const up = { move: 'withdraw', amountMinor: 3_000n };
  assert.equal(await moveAt(chain, up), 10_000n);
  await assert.rejects(moveAt(chain, up), { code: 'insufficient_balance' });
  for (const [at, wrong] of [
    [chain, { agent: stranger.id }],
    [chain, { agent: sharing.id }],
    [chain, { move: 'return' }],
    [agent, up],
    [agent, {}],
    [stranger, {}],
  ] as const) {
    await assert.rejects(moveAt(at, wrong), { code: 'float_move_not_allowed' });
  }
  await assert.rejects(moveAt(chain, { pin: '271829' }), { code: 'supervisor_pin_wrong' });
  await assert.rejects(moveAt(chain, { login: stranger.login }), { code: 'supervisor_pin_wrong' });
  assert.equal(await readFloat(context, agent.id), 0n);
  const { shops, moves } = await readShopFloats(context, chain.visit.seller);
  assert.deepEqual(
    shops.map(({ name, balance }) => [name, balance.totalMinor]),
    [['Lok Ma Chau', 0n]],
  );
  assert.deepEqual(
    moves.map(({ move, amountMinor, operatorName }) => [move, amountMinor, operatorName]),
    [
      ['withdraw', 3_000n, 'Ravi'],
      ['return', 1_000n, 'Ravi'],
      ['down', 4_000n, 'Ravi'],
    ],
  );
  const below = await readShopFloats(context, agent.visit.seller);
  assert.deepEqual([below.moves.length, below.shops, below.isOwn], [3, [], true]);
  const shared = await readShopFloats(context, sharing.visit.seller);
  assert.deepEqual([shared.isOwn, shared.balance.totalMinor], [false, 10_000n]);
  await booksHold();
});

test('a suspended shop, and one of a suspended chain, is let in no more until it may', async () => {
  const chain = await openShop(context, { kind: 'chain' });
  const shop = await openShop(context, { parent: chain.id, sharesFloat: true });
  const again = () => readTillVisit(context, shop.visit.token, '127.0.0.1');
  for (const reseller of [shop.id, chain.id]) {
    await suspendReseller(context, operator, { reseller, isSuspended: true });
    await assert.rejects(again(), { code: 'reseller_suspended' });
    await suspendReseller(context, operator, { reseller, isSuspended: false });
    assert.equal((await again())?.seller.reseller, shop.id);
  }
});

test('a login is one person’s, and a PIN is none that everybody tries first', async () => {
  const { id, login } = await openShop(context);
  const another = (more: object) =>
    createOperator(context, {
      reseller: id,
      login: `other-${newKey().slice(0, 6)}`,
      name: 'Mei',
      pin,
      isSupervisor: false,
      ...more,
    });
  await assert.rejects(another({ login }), { code: 'operator_login_taken' });
  await assert.rejects(another({ login: 'Über' }), { code: 'operator_login_invalid' });
  for (const weak of ['111111', '123456', '654321', '12345', '1234567', 'abcdef', '121212']) {
    await assert.rejects(another({ pin: weak }), { code: 'pin_weak' }, weak);
  }
  await another({});
});

test('signing in elsewhere ends the session at the other till', async () => {
  const shop = await openShop(context, { tills: ['Counter', 'Back room'] });
  const now = await signIn(context, shop.login);
  assert.equal(await readTillVisit(context, shop.visit.token, '127.0.0.1'), undefined);
  assert.equal((await readTillVisit(context, now.token, '127.0.0.1'))?.seller.till, 1);
});

test('the list shows each float once, and none for who sells from its chain’s', async () => {
  const chain = await openShop(context, { kind: 'chain', floatMinor: 777n });
  const shop = await openShop(context, { parent: chain.id, sharesFloat: true });
  const list = await listResellers(context, treasurer);
  assert.equal(list.find(({ id }) => id === chain.id)?.floatMinor, 777n);
  assert.equal(list.find(({ id }) => id === shop.id)?.floatMinor, null);
});

test('whatever is wrong of a float, the audit names it', async () => {
  const { id } = await openShop(context, { floatMinor: 0n });
  const issue = await proposeIssue(context, clerk, { reseller: id, amountMinor: 50_000n, ...bank });
  await decideIssue(context, treasurer, { issue, isApproved: true });
  await findsSpoils(context, auditResellers, resellerSpoils);
});
