import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hourMs, type Id, minuteMs, newId } from '#base';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { auditReceipts } from './audit-receipts.ts';
import { findReceiptsOfOrder } from './find-receipts-of-order.ts';
import { indexReceiptsByOrder } from './index-receipts-by-order.ts';
import { issueReceipts } from './issue-receipts.ts';
import { keepReceiptSubject } from './keep-receipt-subject.ts';
import type { ReceiptContent } from './receipt.ts';

const nothing = { amountMinor: 0n, currency: 'HKD' as const };

function contentFor(about: Id<'top'>): ReceiptContent {
  return {
    kind: 'topup',
    about,
    providerReference: null,
    paid: nothing,
    fee: nothing,
    value: nothing,
    bonus: nothing,
    bonusExpiresAt: null,
    repaid: null,
    balanceBefore: nothing,
    balanceAfter: nothing,
    validUntilBefore: null,
    validUntilAfter: null,
    term: null,
    correction: null,
    closing: null,
  };
}

const subject = {
  line: newId('lin', 0, 5),
  maskedNumber: '+852 5****567',
  plan: { code: 'commuter', name: { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' } },
  channel: 'app' as const,
  method: 'alipay_cn' as const,
  rate: null,
  place: null,
  promotions: [],
};

const noWait = async (): Promise<void> => {};

/** As whoever locks a line does: its transaction has a number from then on. */
const takeNumber = statement('take a transaction number', 'select pg_current_xact_id()');
const readIndexed = statement<{ reference: string }>(
  'read receipts indexed',
  'select reference from receipts.by_order order by reference',
);

const database = await testDatabase();

suite('receipts by their orders’ numbers', () => {
  const context = database.context();

  async function issue(reference: string, meanwhile: () => Promise<void>): Promise<void> {
    await context.db.transaction(async (tx) => {
      await tx.query(takeNumber);
      const about = newId('top', tx.nowMs, 3);
      keepReceiptSubject(tx, { about, ...subject, reference });
      issueReceipts(tx, [{ content: contentFor(about), cause: about, holders: [] }]);
      await meanwhile();
    });
  }

  async function indexTwice(): Promise<void> {
    await indexReceiptsByOrder(context);
    await indexReceiptsByOrder(context);
  }

  /** Tests share a server, and whatever runs in another database of it is waited for, too. */
  async function assertListed(...all: string[]): Promise<void> {
    await eventually(`${all.join()} are listed`, async () => {
      await indexTwice();
      return (await indexed()).length >= all.length;
    });
    assert.deepEqual(await indexed(), all);
  }

  async function indexed(): Promise<string[]> {
    const rows = await context.db.transaction((tx) => tx.query(readIndexed));
    return rows.map(({ reference }) => reference);
  }

  test('are not passed over while their transaction lasts, however long that is', async () => {
    await issue('AAAAAA', noWait);
    await issue('BBBBBB', async () => {
      context.clock.advance(hourMs);
      await issue('CCCCCC', noWait);
      context.clock.advance(hourMs);
      await indexTwice();
      assert.deepEqual(await indexed(), [], 'one of before is under way');
    });
    await assertListed('AAAAAA', 'BBBBBB', 'CCCCCC');
  });

  test('are found where the clock was put back, and none twice', async () => {
    await issue('CCCDDD', noWait);
    const before = ['AAAAAA', 'BBBBBB', 'CCCCCC', 'CCCDDD'];
    await assertListed(...before);
    const ahead = context.clock.now();
    context.clock.advance(-3 * minuteMs);
    await issue('DDDDDD', noWait);
    await assertListed(...before, 'DDDDDD');
    const byOrder = (await auditReceipts(context)).find(({ name }) => name === 'receipts.by-order');
    assert.deepEqual(byOrder?.problems, [], 'while the clock lags');
    context.clock.advance(ahead - context.clock.now() + minuteMs);
    await issue('EEEEEE', noWait);
    await assertListed(...before, 'DDDDDD', 'EEEEEE');
  });

  test('are found by those six characters, however they are typed, and by no others', async () => {
    const found = async (text: string, more = {}) => {
      const receipts = await findReceiptsOfOrder(context, { text, sinceMs: 0, ...more });
      return receipts.map(({ reference }) => reference);
    };
    for (const text of ['AAAAAA', ' aaa-aaa ']) assert.deepEqual(await found(text), ['AAAAAA']);
    for (const text of ['AAAAA', 'AAAAAAA', 'AAAAAB', '']) assert.deepEqual(await found(text), []);
    const longAgo = context.clock.now() - 24 * hourMs;
    assert.deepEqual(await found('AAAAAA', { untilMs: longAgo }), []);
    assert.deepEqual(await found('AAAAAA', { sinceMs: context.clock.now() }), []);
    assert.deepEqual(await found('AAAAAA', { kind: 'refund' }), []);
  });
});
