import assert from 'node:assert/strict';
import { type TestContext as Running, test } from 'node:test';
import { type Id, newId, newUuid } from '#base';
import { auditBooks, openAccount, type Posted, postTransfer, readBalance } from '#ledger';
import { fingerprintOf } from '#platform/idempotency';
import { type TestContext, type TestDatabase, testDatabase } from '#test/database';
import {
  type ConnectionFault,
  openFaultProxy,
  saysCommitted,
  targetOf,
  urlThrough,
} from '#test/fault-proxy';

const database: TestDatabase = await testDatabase();
const direct = database.context();
const caller = newUuid(0, 1);
const accounts: Id<'acc'>[] = [];
for (let slot = 0; slot < 8; slot += 1) {
  const account = newId('acc', direct.clock.now(), slot);
  await direct.db.transaction(async (tx) => openAccount(tx, account, 'line', { unit: 'HKD' }));
  accounts.push(account);
}

/** A context whose connections suffer, each by its number. */
async function contextThrough(
  t: Running,
  faultFor: (connection: number) => ConnectionFault,
  answerTimeoutMs = 10_000,
): Promise<TestContext> {
  const proxy = await openFaultProxy(targetOf(database.url), faultFor);
  t.after(() => proxy.close());
  return database.context({ url: urlThrough(proxy, database.url), answerTimeoutMs });
}

interface Sent {
  readonly account: Id<'acc'>;
  readonly key: string;
}

function send(context: TestContext, { account, key }: Sent): Promise<Posted> {
  return postTransfer(context, {
    request: { caller, key, fingerprint: fingerprintOf(account) },
    account,
    direction: 'credit',
    amount: { unit: 'HKD', amount: 1n },
    systemAccount: 'bank',
    reason: { code: 'test', cause: key },
  });
}

/** Sends each of so many credits to every account and returns what was sent, in waves. */
async function sendWaves(context: TestContext, waves: number): Promise<Map<Sent, Posted>> {
  const answers = new Map<Sent, Posted>();
  for (let wave = 0; wave < waves; wave += 1) {
    const sent = accounts.map((account) => ({ account, key: newUuid(direct.clock.now(), 0) }));
    const posted = await Promise.all(sent.map((one) => send(context, one)));
    for (const [index, one] of sent.entries()) answers.set(one, posted[index] as Posted);
  }
  return answers;
}

async function totals(): Promise<bigint[]> {
  const balances = await Promise.all(accounts.map((account) => readBalance(direct, account)));
  return balances.map(({ units }) => units[0]?.total ?? 0n);
}

/** Each credit was done once, and whoever asks again by another way gets the same answer. */
async function assertDoneOnce(
  before: readonly bigint[],
  answers: ReadonlyMap<Sent, Posted>,
): Promise<void> {
  const each = BigInt(answers.size / accounts.length);
  assert.deepEqual(
    await totals(),
    before.map((total) => total + each),
  );
  for (const [one, answer] of answers) assert.deepEqual(await send(direct, one), answer);
  assert.deepEqual(
    (await auditBooks(direct)).flatMap(({ problems }) => problems),
    [],
  );
}

test('a connection cut at COMMIT is resolved by asking again, and no credit doubles', async (t) => {
  const before = await totals();
  let cuts = 0;
  const context = await contextThrough(t, (connection) => {
    let commits = 0;
    return {
      cutAtAnswer: (piece) => {
        if (!saysCommitted(piece)) return false;
        commits += 1;
        const isCut = commits % ((connection % 3) + 1) === 0;
        if (isCut) cuts += 1;
        return isCut;
      },
    };
  });
  const answers = await sendWaves(context, 20);
  assert.ok(cuts >= 10, `only ${cuts} answers to COMMIT were cut`);
  await assertDoneOnce(before, answers);
});

test('a connection cut before all was sent is resolved by sending again', async (t) => {
  const before = await totals();
  const context = await contextThrough(t, (connection) =>
    connection % 2 === 0 ? { cutRequestAfterBytes: 500 + connection * 331 } : {},
  );
  await assertDoneOnce(before, await sendWaves(context, 6));
});

test('an answer that never comes is not waited for, and no credit doubles', async (t) => {
  const before = await totals();
  const context = await contextThrough(
    t,
    (connection) => (connection % 2 === 0 ? { loseFromAnswer: saysCommitted } : {}),
    300,
  );
  await assertDoneOnce(before, await sendWaves(context, 3));
});

test('a database that stays away refuses all who wait alike, and forgets none', async (t) => {
  const before = await totals();
  const proxy = await openFaultProxy(targetOf(database.url));
  const context = database.context({ url: urlThrough(proxy, database.url) });
  await sendWaves(context, 1);
  await proxy.close();
  const sent = accounts.flatMap((account) =>
    Array.from({ length: 25 }, () => ({ account, key: newUuid(direct.clock.now(), 0) })),
  );
  const begunMs = performance.now();
  const outcomes = await Promise.allSettled(sent.map((one) => send(context, one)));
  const tookMs = performance.now() - begunMs;
  for (const outcome of outcomes) {
    assert.equal(outcome.status === 'rejected' && outcome.reason.code, 'database_unavailable');
  }
  assert.ok(tookMs < 30_000, `they waited ${tookMs} ms`);
  await Promise.all(sent.map((one) => send(direct, one)));
  assert.deepEqual(
    await totals(),
    before.map((total) => total + 26n),
  );
  t.diagnostic(`refused after ${Math.round(tookMs)} ms`);
});
