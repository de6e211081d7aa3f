import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { newId } from '#base';
import { credit, lockAccounts, openBucket } from '#ledger';
import { accountOf, type LineId } from '#subscribers';
import { type AppVisit, openAppVisit } from '#test/app-visit';

const endsAt = Date.parse('2026-12-31T15:59:59Z');

/** A bonus of so many cents, and an emergency credit beside it. */
async function give({ context }: AppVisit, line: LineId, amount: bigint): Promise<void> {
  const account = accountOf(line);
  const reason = { code: 'test', cause: 'test' };
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const bonus = { unit: 'HKD', source: 'promotion', cause: 'test', expiresAt: endsAt } as const;
    const lent = { unit: 'HKD', source: 'credit', cause: 'test' } as const;
    for (const [bucket, other] of [
      [openBucket(tx, account, bonus), 'expense:promotion'],
      [openBucket(tx, account, lent), 'loans'],
    ] as const) {
      credit(tx, account, { unit: 'HKD', amount }, other, reason, bucket);
    }
  });
}

function remainderOf(digits: string): number {
  return Array.from(digits, Number).reduce((product, digit, at) => {
    const sum = (product + digit) % 10;
    return at === digits.length - 1 ? sum : ((sum || 10) * 2) % 11;
  }, 10);
}

suite('the balance of one line', () => {
  test('says what there is, lot by lot, and agrees with the first screen', async (t) => {
    const visit = await openAppVisit(t);
    const { owner, line, play } = visit;
    await play('pack a 10MB CN,MO data for 3600');
    await give(visit, line, 700n);
    const { lots, line: id, ...shown } = await owner.ask('readBalance', { params: { line } });
    assert.equal(id, line);
    assert.deepEqual(
      lots.map(({ kind, unit, zones, left, expiresAt }) =>
        [kind, unit, zones.join(), left, expiresAt?.slice(0, 10) ?? 'never'].join(' '),
      ),
      [
        'pack BYTE CN,MO 10485760 2026-11-23',
        'bonus HKD HK,CN,MO,ROW 700 2026-12-31',
        'cash HKD HK,CN,MO,ROW 5000 never',
        'loan HKD HK,CN,MO,ROW 700 never',
      ],
    );
    const [first] = (await owner.ask('listLines', {})).lines;
    const { balance, state, validUntil, daysLeft, stateEnds } = first ?? {};
    assert.deepEqual(shown, { balance, state, validUntil, daysLeft, stateEnds });
    assert.equal(shown.balance.total.amountMinor, 6_400);
    const typed = first?.numbers.map(({ number, checkDigit }) => number + checkDigit) ?? [];
    assert.ok(typed.length > 0);
    // ISO/IEC 7064, MOD 11,10: with its digit the remainder is 1.
    for (const whole of typed) assert.equal(remainderOf(whole.slice(1)), 1);
  });

  test('sets apart what is reserved for use that is under way', async (t) => {
    const { owner, line, play } = await openAppVisit(t);
    await play('open c a call HK HK ask some');
    const { balance, lots } = await owner.ask('readBalance', { params: { line } });
    const [cash] = lots;
    assert.ok(cash && cash.reserved > 0);
    assert.equal(balance.reserved.amountMinor, cash.reserved);
    assert.equal(balance.available.amountMinor, cash.left - cash.reserved);
  });

  test('is new as soon as a change has been committed, however many look', async (t) => {
    const { owner, line, run } = await openAppVisit(t);
    const total = async () => {
      const { balance } = await owner.ask('readBalance', { params: { line } });
      return balance.total.amountMinor;
    };
    await total();
    for (let expected = 5_100; expected < 5_600; expected += 100) {
      const before = Array.from({ length: 8 }, total);
      await run('credit a 1.00');
      const after = await Promise.all(Array.from({ length: 8 }, total));
      assert.deepEqual(new Set(after), new Set([expected]));
      for (const seen of await Promise.all(before)) assert.ok(seen <= expected);
    }
  });

  test('is nobody’s who is not its owner: as unknown as a line that is not there', async (t) => {
    const { context, owner, stranger, line } = await openAppVisit(t);
    const unknown = { code: 'line_unknown' };
    await assert.rejects(stranger.ask('readBalance', { params: { line } }), unknown);
    const nowhere = newId('lin', context.clock.now(), 1);
    await assert.rejects(owner.ask('readBalance', { params: { line: nowhere } }), unknown);
  });
});
