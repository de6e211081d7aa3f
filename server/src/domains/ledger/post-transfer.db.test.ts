import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Id, newId, newUuid } from '#base';
import { fingerprintOf, loadRequests, type Request } from '#platform/idempotency';
import { type TestDatabase, testDatabase } from '#test/database';
import {
  auditBooks,
  openAccount,
  type Posted,
  type PostTransfer,
  postTransfer,
  readBalance,
} from './index.ts';

const database: TestDatabase = await testDatabase();
const context = database.context();
const caller = newUuid(0, 5);

function newRequest(body = 'body'): Request {
  return { caller, key: newUuid(context.clock.now(), 0), fingerprint: fingerprintOf(body) };
}

async function openLine(slot = 7): Promise<Id<'acc'>> {
  const account = newId('acc', context.clock.now(), slot);
  await context.db.transaction(async (tx) => openAccount(tx, account, 'line', { unit: 'HKD' }));
  return account;
}

type Given = Pick<PostTransfer, 'account'> & Partial<PostTransfer> & { readonly hkd?: bigint };

function post({ hkd = 1n, ...given }: Given): Promise<Posted> {
  return postTransfer(context, {
    request: newRequest(),
    direction: 'credit',
    amount: { unit: 'HKD', amount: hkd },
    systemAccount: 'bank',
    reason: { code: 'test', cause: 'test' },
    ...given,
  });
}

async function totalOf(account: Id<'acc'>): Promise<bigint | undefined> {
  return (await readBalance(context, account)).units[0]?.total;
}

async function assertSound(): Promise<void> {
  assert.deepEqual(
    (await auditBooks(context)).flatMap(({ problems }) => problems),
    [],
  );
}

test('what another process answered before moves nothing, its neighbours move', async () => {
  const account = await openLine();
  const request = newRequest();
  await context.db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [request]);
    requests.keep(request, { seq: 1, balanceAfter: '5' });
  });
  const posts = [post({ account, hkd: 7n }), post({ account, request, hkd: 5n })];
  assert.deepEqual(await Promise.all(posts), [
    { seq: 1, balanceAfter: '7' },
    { seq: 1, balanceAfter: '5' },
  ]);
  assert.equal(await totalOf(account), 7n);
});

test('the same request gets the first answer and moves nothing again', async () => {
  const account = await openLine();
  const request = newRequest();
  const first = await post({ account, request, hkd: 5n });
  await post({ account, hkd: 7n });
  assert.deepEqual(first, { seq: 1, balanceAfter: '5' });
  assert.deepEqual(await post({ account, request, hkd: 5n }), first);
  assert.equal(await totalOf(account), 12n);
});

test('a refusal is the answer for ever, also when the books would allow it later', async () => {
  const account = await openLine();
  const request = newRequest();
  const debit = { account, request, direction: 'debit', hkd: 9n } as const;
  const refused = { code: 'insufficient_balance', details: { needed: '9', available: '0' } };
  await assert.rejects(post(debit), refused);
  await post({ account, hkd: 100n });
  await assert.rejects(post(debit), refused);
  await assert.rejects(post(debit), refused);
  assert.equal(await totalOf(account), 100n);
});

test('a refused request that comes twice at once is refused twice, and kept once', async () => {
  const account = newId('acc', context.clock.now(), 7);
  const request = newRequest();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => post({ account, request })));
  for (const outcome of outcomes) {
    assert.equal(outcome.status === 'rejected' && outcome.reason.code, 'account_unknown');
  }
});

test('another body under a used key is refused, and the first answer stays', async () => {
  const account = await openLine();
  const request = newRequest('credit 5');
  const first = await post({ account, request, hkd: 5n });
  const other = { ...request, fingerprint: fingerprintOf('credit 500') };
  await assert.rejects(post({ account, request: other, hkd: 500n }), {
    code: 'request_key_reused',
  });
  assert.deepEqual(await post({ account, request, hkd: 5n }), first);
  assert.equal(await totalOf(account), 5n);
});

test('the key of another caller is another key', async () => {
  const account = await openLine();
  const request = newRequest();
  await post({ account, request, hkd: 5n });
  const other = { ...request, caller: newUuid(0, 6) };
  assert.deepEqual(await post({ account, request: other, hkd: 5n }), {
    seq: 2,
    balanceAfter: '10',
  });
});

test('an amount that can never be moved does not use up its key', async () => {
  const account = await openLine();
  const request = newRequest();
  await assert.rejects(post({ account, request, hkd: 0n }), { code: 'amount_out_of_range' });
  assert.deepEqual(await post({ account, request }), { seq: 1, balanceAfter: '1' });
});

test('commands that come together are done in order, and one refusal is its own', async () => {
  const [account, other] = [await openLine(3), await openLine(3)];
  const outcomes = await Promise.allSettled([
    post({ account, hkd: 10n }),
    post({ account, direction: 'debit', hkd: 11n }),
    post({ account: other, hkd: 3n }),
    post({ account, direction: 'debit', hkd: 4n }),
    post({ account: other, direction: 'debit', hkd: 3n }),
    post({ account, direction: 'debit', hkd: 7n }),
  ]);
  assert.deepEqual(
    outcomes.map((one) => (one.status === 'fulfilled' ? one.value.balanceAfter : one.reason.code)),
    ['10', 'insufficient_balance', '3', '6', '0', 'insufficient_balance'],
  );
  assert.equal(await totalOf(account), 6n);
  assert.equal(await totalOf(other), 0n);
  await assertSound();
});
