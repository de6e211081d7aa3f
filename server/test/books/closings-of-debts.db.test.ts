import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, present } from '#base';
import { orderClosing, readClosing, readSheet, settleClosings } from '#closings';
import { lockAccounts, placeHold, releaseHold, spend } from '#ledger';
import { accountOf } from '#subscribers';
import { noteTaken } from '#test/disputed';
import { openCardWorld, type PaidByCard } from '#test/card-world';

const world = await openCardWorld();
const { context } = world;
const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
const money = { unit: 'HKD' } as const;

interface Running {
  readonly spent: bigint;
  readonly held: bigint;
  readonly taken: bigint;
}

/**
 * Some of a line's money is spent and some is held by what runs on it when the payer's bank takes
 * more than there is; what was held is free again before the line is closed.
 */
async function owing(one: PaidByCard, { spent, held, taken }: Running): Promise<void> {
  const account = accountOf(one.line);
  const hold = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    if (spent > 0n) {
      const reason = { code: 'pack', cause: one.line };
      spend(tx, account, spent, money, 'income:packs', reason);
    }
    const expiresAt = tx.nowMs + hourMs;
    return placeHold(tx, account, held, money, { cause: one.line, expiresAt });
  });
  const dispute = { connector: 'stripe', currency: 'HKD', amount: taken } as const;
  await noteTaken(context, one.topup, dispute);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account], [hold.id]);
    releaseHold(tx, hold.id);
  });
}

async function closed({ line, subscriber: by }: PaidByCard) {
  const sheet = await readSheet(context, line);
  await orderClosing(context, { line, by, ...to });
  await settleClosings(context);
  const closing = present(await readClosing(context, line), 'a closing');
  assert.deepEqual([closing.state, closing.backMinor], ['settled', sheet.backMinor]);
  assert.equal(await world.moneyOf(line), 0n);
  await world.booksHold();
  return sheet;
}

test('a debt to a bank is repaid once by the money that it is owed for', async () => {
  const one = await world.paid(5_000n);
  const loans = await world.netOf('loans');
  const all = await world.moneyOf(one.line);
  await owing(one, { spent: 3_000n, held: all - 3_000n, taken: one.topup.price });
  assert.equal(await world.netOf('loans'), loans + 5_000n);
  const sheet = await closed(one);
  assert.deepEqual([sheet.backMinor, sheet.debtMinor], [0n, 2_000n]);
  assert.equal(await world.netOf('loans'), loans + 3_000n, 'the rest is owed still');
});

test('a closing promises nothing that a debt to a bank has to have', async () => {
  const one = await world.paid(5_000n);
  const loans = await world.netOf('loans');
  await owing(one, { spent: 1_000n, held: 3_000n, taken: 4_500n });
  assert.equal(await world.netOf('loans'), loans + 3_500n);
  const sheet = await closed(one);
  assert.deepEqual([sheet.backMinor, sheet.debtMinor], [0n, 3_000n]);
  assert.equal(await world.netOf('loans'), loans + 500n);
});

test('what is left beyond a debt to a bank comes back, out of what was paid last', async () => {
  const first = await world.paid(5_000n);
  const second = await world.paid(5_000n, first);
  const [loans, all] = [await world.netOf('loans'), await world.moneyOf(first.line)];
  await owing(second, { spent: 1_000n, held: all - 1_000n, taken: 4_500n });
  assert.equal(await world.netOf('loans'), loans + 4_500n);
  const sheet = await closed(second);
  assert.deepEqual([sheet.backMinor, sheet.debtMinor], [4_500n, 4_500n]);
  assert.equal(await world.netOf('loans'), loans);
});
