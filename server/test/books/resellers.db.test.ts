import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSystemBalances, type SystemAccount } from '#ledger';
import {
  createOperator,
  decideIssue,
  listIssues,
  listResellers,
  moveFloat,
  proposeIssue,
  readFloat,
  readTillVisit,
  settleIssue,
  suspendReseller,
} from '#resellers';
import { staffCaller } from '#test/finance';
import { newKey, openShop, openTier, pin, saleRequest, signIn } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;
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
  await settleIssue(context, treasurer, issue);
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

test('money moves between a chain and its agents, once under its key, nowhere else', async () => {
  const chain = await openShop(context, { kind: 'chain', floatMinor: 10_000n });
  const agent = await openShop(context, { parent: chain.id, floatMinor: 0n });
  const stranger = await openShop(context, { floatMinor: 5_000n });
  const request = saleRequest(chain, 'down', newKey());
  const down = {
    request,
    move: 'down',
    by: chain.id,
    agent: agent.id,
    amountMinor: 4_000n,
  } as const;
  assert.equal(await moveFloat(context, down), 6_000n);
  assert.equal(await moveFloat(context, down), 6_000n);
  const back = { ...down, move: 'return', by: agent.id, amountMinor: 1_000n } as const;
  assert.equal(await moveFloat(context, { ...back, request: saleRequest(agent, 'b') }), 3_000n);
  const up = { ...down, move: 'withdraw', amountMinor: 3_000n } as const;
  assert.equal(await moveFloat(context, { ...up, request: saleRequest(chain, 'up') }), 10_000n);
  const more = { ...up, request: saleRequest(chain, 'more') };
  await assert.rejects(moveFloat(context, more), { code: 'insufficient_balance' });
  for (const wrong of [
    { ...up, agent: stranger.id },
    { ...up, by: agent.id },
    { ...back, by: chain.id },
    { ...down, by: stranger.id },
  ]) {
    const asked = { ...wrong, request: saleRequest(chain, 'wrong', newKey()) };
    await assert.rejects(moveFloat(context, asked), { code: 'float_move_not_allowed' });
  }
  assert.equal(await readFloat(context, agent.id), 0n);
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
