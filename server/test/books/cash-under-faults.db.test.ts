import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneNumber } from '#base';
import { cashOf, listClaims, sellForCash } from '#kiosks';
import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { readFloat } from '#resellers';
import { sellVoucher } from '#sales';
import { accountOf } from '#subscribers';
import { staffCaller } from '#test/finance';
import { changeMinor, counterSale, netOf, openCounter } from '#test/hall-world';
import { keptNotes, openTestKiosk } from '#test/kiosk-world';
import { draws, openRoughWay } from '#test/rough-way';
import { openShop, openTier } from '#test/shop-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import { openStock, redemptionOf, voucherSaleOf } from '#test/voucher-world';
import { answerCounterSale, sellOverCounter } from '#tills';
import { redeemVoucher } from '#vouchers';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openTopupWorld();
const { context } = world;
await openTier(context);
await openStock(context, { count: 60 });

const start = 320n;
const value = 10_000n;
const nobody: PhoneNumber = '+85259999999';

function people(from: number, count: number): Promise<Person[]> {
  const numbers = Array.from({ length: count }, (_, n): PhoneNumber => `+852${from + n}`);
  return Promise.all(numbers.map((number) => world.person([number], start)));
}

async function addedTo({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return (units.find(({ unit }) => unit === 'HKD')?.total ?? 0n) - start;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

/** The same again, as whoever got no answer does: some copies at once, and some of them unheard. */
async function sendCopies(
  draw: () => number,
  rough: Context,
  send: (through: Context) => Promise<unknown>,
): Promise<void> {
  const copies = Array.from({ length: 1 + Math.floor(draw() * 3) }, () => send(rough));
  await Promise.allSettled(copies);
}

for (const seed of [1, 2]) {
  test(`notes in a kiosk are on a line or claimable, once, seed ${seed}`, async (t) => {
    const draw = draws(seed);
    const rough = await openRoughWay(t, world.database, draw);
    const kiosk = await openTestKiosk(context);
    const customers = await people(61_000_000 + seed * 100, 16);
    let lost = 0n;
    await Promise.all(
      customers.map(async (person) => {
        const isLost = draw() < 0.2;
        const kept = keptNotes(context, kiosk, isLost ? nobody : person.number);
        await sendCopies(draw, rough, (through) => sellForCash(through, kiosk, kept));
        // A machine tells until it is answered: its network comes back at last.
        const answer = await sellForCash(context, kiosk, kept);
        assert.equal(answer.state, isLost ? 'claimable' : 'credited');
        assert.equal(await addedTo(person), isLost ? 0n : value);
        if (isLost) lost += 1n;
      }),
    );
    const claims = await listClaims(context, staffCaller('clerk'));
    assert.equal(BigInt(claims.filter((claim) => claim.kiosk.id === kiosk.id).length), lost);
    assert.equal(await netOf(context, cashOf(kiosk)), value * BigInt(customers.length));
    await booksHold();
  });

  test(`a drawer holds what its counter has sold, seed ${seed}`, async (t) => {
    const draw = draws(seed);
    const rough = await openRoughWay(t, world.database, draw);
    const counter = await openCounter(context);
    const customers = await people(62_000_000 + seed * 100, 16);
    let sold = 0n;
    await Promise.all(
      customers.map(async (person) => {
        const wanted = counterSale(counter, person.number, value);
        await sendCopies(draw, rough, (through) => sellOverCounter(through, counter.clerk, wanted));
        const { sale } = await answerCounterSale(context, counter.clerk, wanted.request);
        const late = await sellOverCounter(context, counter.clerk, wanted).catch(() => undefined);
        assert.equal(late?.topup, sale?.topup, 'a late copy gets what was answered, or nothing');
        assert.equal(await addedTo(person), sale ? value : 0n);
        if (sale) sold += value;
      }),
    );
    assert.ok(sold > 0n);
    assert.equal(await netOf(context, `cash:${counter.till}`), changeMinor + sold);
    await booksHold();
  });

  test(`a voucher is paid for once and on one line once, seed ${seed}`, async (t) => {
    const draw = draws(seed);
    const rough = await openRoughWay(t, world.database, draw);
    const shop = await openShop(context);
    const customers = await people(63_000_000 + seed * 100, 16);
    let sold = 0n;
    await Promise.all(
      customers.map(async (person) => {
        const wanted = voucherSaleOf(shop, value);
        await sendCopies(draw, rough, (through) => sellVoucher(through, shop.visit, wanted));
        // A till that got no answer asks for the same sale, and gets the same voucher.
        const { code } = await sellVoucher(context, shop.visit, wanted);
        const redemption = redemptionOf(person, code ?? '');
        await sendCopies(draw, rough, (through) => redeemVoucher(through, redemption));
        await redeemVoucher(context, redemption);
        sold += 1n;
        assert.equal(await addedTo(person), value);
      }),
    );
    assert.ok(sold > 0n);
    // The tier of these tests has no commission on vouchers.
    assert.equal(await readFloat(context, shop.id), 1_000_000n - sold * value);
    await booksHold();
  });
}
