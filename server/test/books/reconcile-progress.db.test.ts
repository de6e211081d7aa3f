import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, hourMs, secondMs, startOfDay } from '#base';
import { type Progress, reconcileDay } from '#reconciliation';
import { alipayBill } from '#test/alipay-bill';
import { testStartMs } from '#test/database';
import { openTopupWorld } from '#test/topup-world';
import { progressText } from '../../src/commands/reconcile-progress.ts';

const day = '2026-11-23';
const rows = 3_000;

test('whoever reconciles a day hears how far keeping, reading and matching are', async () => {
  const { context } = await openTopupWorld();
  context.clock.set(startOfDay(addDays(day, 1)) + 9 * hourMs);
  const file = await alipayBill({
    rows: Array.from({ length: rows }, (_, row) => ({
      number: `stranger${row}`,
      amountMinor: 100n,
      atMs: testStartMs + secondMs,
      feeMinor: 1n,
    })),
    account: '20880000000000010156',
    day,
  });
  const heard: Progress[] = [];
  const key = { connector: 'alipay_cn', day, file };
  await reconcileDay(context, key, (progress) => heard.push(progress));
  const of = (step: Progress['step']) => heard.filter((one) => one.step === step);

  const steps = heard.map(({ step }) => step);
  const order = ['keeping', 'reading', 'matching'];
  assert.deepEqual(
    steps,
    steps.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    'one after the other',
  );
  for (const step of order) {
    const parts = of(step as Progress['step']).map(({ done }) => done);
    assert.ok(parts.length > 0, step);
    assert.deepEqual(
      parts,
      parts.toSorted((a, b) => a - b),
      `${step} goes forward`,
    );
  }
  assert.equal(of('keeping').at(-1)?.done, file.length);
  assert.equal(of('reading').at(-1)?.done, rows);
  assert.ok(of('matching').length > 10, 'matching is told in many parts');
  const texts = heard.map(progressText);
  const bytes = file.length.toLocaleString('en');
  assert.equal(texts[0]?.startsWith('keeping the file … '), true);
  assert.ok(texts.includes(`keeping the file … ${bytes} bytes`), texts[0]);
  assert.ok(texts.includes('reading the bill … 3,000 rows'));
  assert.equal(texts.at(-1), 'matching … 100 %');

  // The same file again is known, and only matched once more.
  heard.length = 0;
  await reconcileDay(context, key, (progress) => heard.push(progress));
  assert.deepEqual([...new Set(heard.map(({ step }) => step))], ['matching']);
});
