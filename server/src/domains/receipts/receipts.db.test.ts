import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, type Id, minuteMs, newId } from '#base';
import { type TestContext, testDatabase } from '#test/database';
import { assignReceiptNumbers } from './assign-receipt-numbers.ts';
import { exportReceipts } from './export-receipts.ts';
import { issueReceipts, type ReceiptToIssue } from './issue-receipts.ts';
import { keepReceiptSubject } from './keep-receipt-subject.ts';
import { listReceipts } from './list-receipts.ts';
import { readReceiptByCode } from './read-receipt-by-code.ts';
import { readReceiptsOfTopup } from './read-receipts-of-topup.ts';
import type { ReceiptContent, ReceiptSubject } from './receipt.ts';
import { groupReceiptCode, slotOfCode } from './receipt-code.ts';

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' as const });

function contentFor(topup: Id<'top'>, given: Partial<ReceiptContent> = {}): ReceiptContent {
  return {
    kind: 'topup',
    about: topup,
    providerReference: '2026112322001',
    paid: { amountMinor: 9_200n, currency: 'CNY' },
    fee: { amountMinor: 0n, currency: 'CNY' },
    value: hkd(10_000n),
    bonus: hkd(500n),
    bonusExpiresAt: 1_800_000_000_000,
    repaid: null,
    balanceBefore: hkd(320n),
    balanceAfter: hkd(10_320n),
    validUntilBefore: '2026-12-01',
    validUntilAfter: '2027-05-22',
    term: null,
    correction: null,
    closing: null,
    ...given,
  };
}

const rate = { id: newId('fxr', 0, 0), text: '1 HKD = 0.92 CNY' };
const shared: Omit<ReceiptSubject, 'about'> = {
  reference: 'TH8K2M',
  line: newId('lin', 0, 5),
  maskedNumber: '+852 5****567',
  plan: { code: 'commuter', name: { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' } },
  channel: 'app',
  method: 'alipay_cn',
  rate,
  place: null,
  promotions: [],
};

function newReceipt(context: TestContext, ...holders: Id[]): ReceiptToIssue {
  const topup = newId('top', context.clock.now(), Math.trunc(context.clock.now() / 7) % 64);
  return { content: contentFor(topup), cause: topup, holders };
}

/** First receipts of their top-ups, so that what all of a top-up share is kept with them. */
function issue(context: TestContext, receipts: readonly ReceiptToIssue[]): Promise<string[]> {
  return context.db.transaction(async (tx) => {
    for (const { content } of receipts) keepReceiptSubject(tx, { about: content.about, ...shared });
    return issueReceipts(tx, receipts);
  });
}

function issueLater(context: TestContext, receipts: readonly ReceiptToIssue[]): Promise<string[]> {
  return context.db.transaction(async (tx) => issueReceipts(tx, receipts));
}

const database = await testDatabase();

suite('a receipt', () => {
  const context = database.context();
  const device = newId('dev', 0, 7);
  const person = newId('sub', 0, 8);

  test('is found by its code as people type it, with all that was on it', async () => {
    const given = newReceipt(context, device);
    const [code = ''] = await issue(context, [given]);
    const found = await readReceiptByCode(context, groupReceiptCode(code).toLowerCase());
    assert.deepEqual(found, {
      ...shared,
      ...given.content,
      code,
      issuedAt: context.clock.now(),
      number: null,
    });
    assert.equal(slotOfCode(code), Number.parseInt(given.content.about.slice(-2), 16));
  });

  test('of another, of nobody and of nonsense is refused alike', async () => {
    const [code = ''] = await issue(context, [newReceipt(context, device)]);
    const stranger = newId('dev', 0, 9);
    assert.equal((await readReceiptByCode(context, code, [stranger, device])).code, code);
    const refusal = { code: 'receipt_unknown', details: {} };
    await assert.rejects(readReceiptByCode(context, code, [stranger]), refusal);
    await assert.rejects(readReceiptByCode(context, code, []), refusal);
    await assert.rejects(readReceiptByCode(context, '000000000000'), refusal);
    await assert.rejects(readReceiptByCode(context, 'nonsense'), refusal);
  });

  test('is issued once of a kind for a cause, or its transaction fails', async () => {
    const given = newReceipt(context);
    await issue(context, [given]);
    await assert.rejects(issueLater(context, [given]), { code: '23505' });
    const undo = { ...given, content: { ...given.content, kind: 'undo' as const } };
    const cause = newId('rfd', context.clock.now(), 3);
    const refund = { ...given, cause, content: { ...given.content, kind: 'refund' as const } };
    await issueLater(context, [undo, refund]);
    const kinds = (await readReceiptsOfTopup(context, given.content.about as Id<'top'>)).map(
      (r) => r.kind,
    );
    assert.deepEqual(kinds.sort(), ['refund', 'topup', 'undo']);
  });

  test('is listed by each of its holders, newest first, page by page without loss', async () => {
    const codes: string[] = [];
    for (let batch = 0; batch < 6; batch += 1) {
      context.clock.advance(10);
      const some = Array.from({ length: 3 }, () => newReceipt(context, person, device, person));
      codes.unshift(...(await issue(context, some)).sort());
    }
    const seen: string[] = [];
    for (let earlier: number | null | undefined; earlier !== null; ) {
      const options = earlier === undefined ? { limit: 4 } : { limit: 4, before: earlier };
      const page = await listReceipts(context, person, options);
      seen.push(...page.receipts.map((receipt) => receipt.code));
      earlier = page.before;
    }
    assert.deepEqual(seen, codes);
    assert.equal((await listReceipts(context, device, { limit: 100 })).receipts.length, 20);
    const nobody = await listReceipts(context, newId('sub', 0, 1), { limit: 5 });
    assert.deepEqual(nobody, { receipts: [], before: null });
  });
});

test('a receipt of the first or the last instant that is wanted is found', async (t) => {
  const context = (await testDatabase(t)).context();
  const device = newId('dev', 0, 7);
  const at = context.clock.now();
  const [code] = await issue(context, [newReceipt(context, device)]);
  const found = async (wanted: { readonly sinceMs: number; readonly untilMs: number }) => {
    const { receipts } = await listReceipts(context, device, { limit: 5, wanted });
    return receipts.map((receipt) => receipt.code);
  };
  assert.deepEqual(await found({ sinceMs: at, untilMs: at }), [code]);
  assert.deepEqual(await found({ sinceMs: at - 2, untilMs: at - 1 }), []);
  assert.deepEqual(await found({ sinceMs: at + 1, untilMs: at + 2 }), []);
});

test('a holder’s receipts since a day are a table that no spreadsheet reckons with', async (t) => {
  const context = (await testDatabase(t)).context();
  const device = newId('dev', 0, 7);
  const old = newReceipt(context, device);
  await issue(context, [old]);
  context.clock.advance(dayMs);
  const sinceMs = context.clock.now();
  const strange = newReceipt(context, device);
  const content = { ...strange.content, providerReference: '=1+"2",3' };
  const [code = ''] = await issue(context, [{ ...strange, content }]);
  let rows = '';
  for await (const piece of exportReceipts(context, device, { sinceMs })) rows += piece;
  const [head, row, ...rest] = rows.split('\r\n');
  assert.match(head ?? '', /^code,issued_at,kind,number,plan,paid,paid_currency,fee,value/);
  assert.ok(row?.startsWith(`${code},2026-`), row);
  assert.match(row ?? '', /852 5\*{4}567,commuter,92\.00,CNY,0\.00,100\.00,HKD,5\.00,alipay_cn/);
  assert.ok(row?.includes(`,"'=1+""2"",3",app,TH8K2M`), row);
  assert.deepEqual(rest, ['']);
});

test('five hundred at a time have five hundred codes', async (t) => {
  const context = (await testDatabase(t)).context();
  const device = newId('dev', 0, 7);
  const some = Array.from({ length: 500 }, () => newReceipt(context, device));
  const batches = await Promise.all([1, 2, 3, 4].map(() => issue(context, some.splice(0, 125))));
  const codes = batches.flat();
  assert.equal(new Set(codes).size, 500);
  const { receipts, before } = await listReceipts(context, device, { limit: 10 });
  assert.deepEqual(receipts.map(({ code }) => code).sort(), codes.sort());
  assert.equal(before, context.clock.now());
});

test('numbers have no gap within entity and year, however many work at once', async (t) => {
  const database = await testDatabase(t);
  const context = database.context({ connections: 10 });
  const other = database.context({ clock: context.clock });
  context.clock.set(Date.parse('2026-12-31T15:59:00Z'));
  const codes: string[] = [];
  let assigned = 0;
  for (let round = 0; round < 5; round += 1) {
    const issuing = Array.from({ length: 10 }, async (_, index) => {
      const entity = index % 3 === 0 ? 'TH-CN' : 'TH-HK';
      const some = Array.from({ length: 5 }, () => ({ ...newReceipt(context), entity }));
      codes.push(...(await issue(context, some)));
      if (index === 4) await assert.rejects(issueLater(context, [some[0] ?? newReceipt(context)]));
    });
    const numbering = [context, other, context].map(async (one) => {
      const count = await assignReceiptNumbers(one);
      assigned += count;
    });
    await Promise.all([...issuing, ...numbering]);
    context.clock.advance(minuteMs / 2);
  }
  await issue(context, [newReceipt(context)]);
  context.clock.advance(minuteMs);
  const rest = await assignReceiptNumbers(context);
  assert.equal(await assignReceiptNumbers(context), 0);
  assert.equal(assigned + rest, 250);

  const series = new Map<string, { number: bigint; issuedAt: number }[]>();
  for (const code of codes) {
    const { number, issuedAt } = await readReceiptByCode(context, code);
    assert.ok(number, `${code} has no number`);
    const key = `${number.entity} ${number.year}`;
    series.set(key, [...(series.get(key) ?? []), { number: number.number, issuedAt }]);
  }
  assert.deepEqual([...series.keys()].sort(), [
    'TH-CN 2026',
    'TH-CN 2027',
    'TH-HK 2026',
    'TH-HK 2027',
  ]);
  for (const [key, given] of series) {
    given.sort((one, next) => Number(one.number - next.number));
    assert.deepEqual(
      given.map(({ number }) => Number(number)),
      given.map((_, index) => index + 1),
      key,
    );
    const inOrder = given.toSorted((one, next) => one.issuedAt - next.issuedAt);
    assert.deepEqual(
      inOrder.map(({ issuedAt }) => issuedAt),
      given.map(({ issuedAt }) => issuedAt),
      `${key} in order of issue`,
    );
  }
});

test('what was just issued waits for its number until it has surely settled', async (t) => {
  const context = (await testDatabase(t)).context();
  const [code = ''] = await issue(context, [{ ...newReceipt(context), entity: 'TH-HK' }]);
  assert.equal(await assignReceiptNumbers(context), 0);
  context.clock.advance(dayMs);
  assert.equal(await assignReceiptNumbers(context), 1);
  const { number } = await readReceiptByCode(context, code);
  assert.deepEqual(number, { entity: 'TH-HK', year: 2026, number: 1n });
});
