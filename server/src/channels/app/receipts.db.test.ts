import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayMs, newId, slotOf } from '#base';
import { issueCorrection } from '#receipts';
import { readLineOnPaper } from '#subscribers';
import { openAppVisit } from '#test/app-visit';

/** A person whose line was given HK$46, and a day later HK$5.50. */
async function openReceipted(t: { after(work: () => Promise<void>): void }) {
  const visit = await openAppVisit(t);
  const { context, line } = visit;
  const paper = await readLineOnPaper(context, line);
  for (const amountMinor of [4_600n, 550n]) {
    await context.db.transaction(async (tx) => {
      const about = newId('adj', tx.nowMs, slotOf(line));
      const correction = { way: 'give', reason: 'courtesy', expiresAt: null } as const;
      const [balanceBefore, balanceAfter] = [5_000n, 5_000n + amountMinor];
      const money = { amountMinor, balanceBefore, balanceAfter };
      issueCorrection(tx, {
        about,
        cause: about,
        line: paper,
        channel: 'staff',
        correction,
        ...money,
      });
    });
    context.clock.advance(dayMs);
  }
  return visit;
}

suite('the receipts of a person', () => {
  test('are found by kind, days, amount and the beginning of a code', async (t) => {
    const { owner } = await openReceipted(t);
    const found = async (query: Readonly<Record<string, string>>) => {
      const { receipts } = await owner.ask('listReceipts', { query });
      return receipts.map(({ value }) => value.amountMinor);
    };
    assert.deepEqual(await found({}), [550, 4_600]);
    const { receipts } = await owner.ask('listReceipts', {});
    const [newest, oldest] = receipts;
    const day = oldest?.issuedAt.slice(0, 10) ?? '';
    assert.deepEqual(await found({ kind: 'adjustment' }), [550, 4_600]);
    assert.deepEqual(await found({ kind: 'refund' }), []);
    assert.deepEqual(await found({ text: '46' }), [4_600]);
    assert.deepEqual(await found({ text: 'HK$5.50' }), [550]);
    assert.deepEqual(await found({ text: newest?.code.slice(0, 6).toLowerCase() ?? '' }), [550]);
    assert.deepEqual(await found({ from: day, until: day }), [4_600]);
    assert.deepEqual(await found({ text: '46', kind: 'adjustment', until: day }), [4_600]);
  });

  test('are exported for 24 months to the day, and found by search beyond that', async (t) => {
    const { context, owner } = await openReceipted(t);
    const codes = async () => {
      const { receipts } = await owner.ask('listReceipts', {});
      return receipts.map(({ code }) => code);
    };
    const inTable = async () => {
      const { status, text } = await owner.send('exportReceipts', {});
      assert.equal(status, 200, text);
      return [...text.matchAll(/^[0-9A-Z]{12}(?=,)/gm)].map(([code]) => code);
    };
    // The older one is 731 days old then, of which one may be the 29th of February.
    context.clock.advance(729 * dayMs);
    const [newer, older] = await codes();
    assert.deepEqual(await inTable(), [newer, older]);
    context.clock.advance(dayMs);
    assert.deepEqual(await inTable(), [newer]);
    context.clock.advance(dayMs);
    assert.deepEqual(await inTable(), []);
    assert.deepEqual(await codes(), [newer, older]);
    const { receipts } = await owner.ask('listReceipts', { query: { text: older ?? '' } });
    assert.deepEqual(
      receipts.map(({ code }) => code),
      [older],
    );
  });

  test('are nobody else’s, and what cannot be looked for is told', async (t) => {
    const { owner, stranger } = await openReceipted(t);
    assert.deepEqual((await stranger.ask('listReceipts', { query: { text: '46' } })).receipts, []);
    for (const query of [
      { kind: 'gift' },
      { from: '2026-13-01' },
      { text: '' },
      { any: 'thing' },
    ]) {
      const { status } = await owner.send('listReceipts', { query });
      assert.equal(status, 400, JSON.stringify(query));
    }
  });
});
