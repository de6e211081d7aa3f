import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import { lockAccounts, spend } from '#ledger';
import { failRefundByBill, readRefunds } from '#payments';
import { accountOf } from '#subscribers';
import {
  approveRefund,
  type ClawBack,
  proposeRefund,
  readClawBacks,
  type SpentRule,
  takeForDisputes,
} from '#topups';
import { allDisputes } from '#test/all-disputes';
import { booksHold, netOf } from '#test/book-truth';
import { type CardWorld, openCardWorld, type PaidByCard } from '#test/card-world';
import { noteTaken } from '#test/disputed';

/** HK$100 paid by card: its payer was shown that this is CNY 92.00. */
const world = await openCardWorld();
const { context } = world;
const [hkd, cny] = [10_000n, 9_200n];

interface Told {
  readonly amount: bigint;
  readonly state?: 'open' | 'won' | 'lost';
  readonly nth?: number;
}

/** The payer's bank takes so many fen, or has decided about them. */
function taken({ topup }: PaidByCard, told: Told, { context: at } = world): Promise<void> {
  return noteTaken(at, topup, { connector: 'stripe', currency: 'CNY', ...told });
}

async function use({ line }: PaidByCard, amount: bigint, { context: at } = world): Promise<void> {
  await at.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(line)]);
    const reason = { code: 'pack', cause: line };
    spend(tx, accountOf(line), amount, { unit: 'HKD' }, 'income:packs', reason);
  });
}

async function approved({ topup: { id } }: PaidByCard, price: bigint, spentRule: SpentRule) {
  const by = newId('stf', context.clock.now(), 1);
  const proposal = { price, spentRule, reason: 'asked for', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, id, proposal));
  const checker = newId('stf', context.clock.now(), 2);
  return context.db.transaction((tx) => approveRefund(tx, id, refund, checker));
}

const bankTook = async ({ topup }: PaidByCard, { context: at } = world): Promise<ClawBack[]> =>
  (await readClawBacks(at, topup.id)).filter(({ kind }) => kind === 'chargeback');

interface Nets {
  readonly loss: bigint;
  readonly lossCny: bigint;
  readonly fx: bigint;
  readonly fxCny: bigint;
  readonly clearingCny: bigint;
}

async function netsIn({ context: at }: Pick<CardWorld, 'context'> = world): Promise<Nets> {
  return {
    loss: await netOf(at, 'chargeback_loss', 'HKD'),
    lossCny: await netOf(at, 'chargeback_loss', 'CNY'),
    fx: await netOf(at, 'fx:HKD', 'HKD'),
    fxCny: await netOf(at, 'fx:CNY', 'CNY'),
    clearingCny: await netOf(at, 'clearing:stripe', 'CNY'),
  };
}

/** What has changed since, where anything has. */
async function movedSince(before: Nets, at: Pick<CardWorld, 'context'> = world) {
  const now = await netsIn(at);
  return Object.fromEntries(
    Object.entries(now)
      .map(([name, net]) => [name, net - before[name as keyof Nets]] as const)
      .filter(([, moved]) => moved !== 0n),
  );
}

test('an order says what it is in the other currency, and a dispute how much', async () => {
  const one = await world.paid();
  await taken(one, { amount: 4_600n });
  const dispute = (await allDisputes(context)).find(({ attempt }) => attempt === one.topup.attempt);
  assert.deepEqual(
    [dispute?.amount, dispute?.currency, dispute?.ofPayment],
    [4_600n, 'CNY', 5_000n],
  );
  await booksHold(context);
});

test('money of another currency leaves the line and comes back as it went', async () => {
  for (const state of ['won', 'lost'] as const) {
    const one = await world.paid();
    const [money, nets] = [await world.moneyOf(one.line), await netsIn()];
    await taken(one, { amount: cny });
    await taken(one, { amount: cny });
    assert.equal(await world.moneyOf(one.line), 0n);
    const [clawBack, ...others] = await bankTook(one);
    assert.deepEqual([clawBack?.price, clawBack?.taken, others], [hkd, hkd, []]);
    const gone = { fx: -hkd, fxCny: cny, clearingCny: -cny };
    assert.deepEqual(await movedSince(nets), gone, 'the exchange has it, and nobody a loss');
    await booksHold(context);
    await taken(one, { amount: cny, state });
    await taken(one, { amount: cny, state });
    const isWon = state === 'won';
    assert.equal(await world.moneyOf(one.line), isWon ? money : 0n);
    assert.deepEqual(await movedSince(nets), isWon ? {} : gone);
    await booksHold(context);
  }
});

test('in parts and at another rate than its own, never more leaves than was credited', async () => {
  const one = await world.paid();
  const nets = await netsIn();
  await taken(one, { amount: 4_600n });
  await taken(one, { amount: 4_599n, nth: 2 });
  assert.deepEqual(
    (await bankTook(one)).map(({ price }) => price).toSorted((a, b) => Number(a - b)),
    [4_998n, 5_000n],
  );
  // The wallet was charged at a rate of its provider's, and a fee.
  await taken(one, { amount: 200n, nth: 3 });
  const all = await bankTook(one);
  assert.equal(
    all.reduce((sum, { price }) => sum + price, 0n),
    hkd,
  );
  assert.equal(await world.moneyOf(one.line), 0n);
  const beyond = 5_000n + 4_998n + 217n - hkd;
  assert.deepEqual(await movedSince(nets), {
    loss: beyond,
    fx: -hkd - beyond,
    fxCny: 9_399n,
    clearingCny: -9_399n,
  });
  for (const nth of [2, 1, 3]) await taken(one, { amount: 1n, state: 'won', nth });
  assert.deepEqual(await movedSince(nets), {});
  await booksHold(context);
});

test('at a rate of the bank’s own all is all, and the rates differ in the exchange', async () => {
  const one = await world.paid();
  const [money, nets] = [await world.moneyOf(one.line), await netsIn()];
  await taken(one, { amount: 9_108n });
  assert.equal(await world.moneyOf(one.line), 0n);
  const gone = { fx: -hkd, fxCny: 9_108n, clearingCny: -9_108n };
  assert.deepEqual(await movedSince(nets), gone);
  await booksHold(context);
  await taken(one, { amount: 9_108n, state: 'won' });
  assert.deepEqual([await world.moneyOf(one.line), await movedSince(nets)], [money, {}]);
  await booksHold(context);
});

test('what is spent is owed or written off, as of the order’s own currency', async (t) => {
  const lenient = await openCardWorld(t, { topup_chargeback_spent_rule: 'write_off' });
  for (const [at, rule] of [
    [world, 'owe'],
    [lenient, 'write_off'],
  ] as const) {
    const one = await at.paid();
    await use(one, 9_000n, at);
    const [money, nets] = [await at.moneyOf(one.line), await netsIn(at)];
    await taken(one, { amount: cny }, at);
    const [clawBack] = await bankTook(one, at);
    assert.ok(clawBack);
    const spent = rule === 'owe' ? clawBack.owed : clawBack.writtenOff;
    assert.ok(spent > 0n && clawBack.taken + spent === hkd, rule);
    const loss = rule === 'owe' ? {} : { loss: spent };
    assert.deepEqual(await movedSince(nets, at), {
      ...loss,
      fx: -hkd,
      fxCny: cny,
      clearingCny: -cny,
    });
    await booksHold(at.context);
    await taken(one, { amount: cny, state: 'won' }, at);
    assert.equal(await at.moneyOf(one.line), money);
    assert.deepEqual(await movedSince(nets, at), {});
    await booksHold(at.context);
  }
});

test('of a part that is on its way back the bank’s is taken when that refund fails', async () => {
  const one = await world.paid();
  const nets = await netsIn();
  await approved(one, 4_000n, 'refuse');
  await taken(one, { amount: cny });
  assert.deepEqual(
    (await bankTook(one)).map(({ price }) => price),
    [6_000n],
  );
  assert.equal((await movedSince(nets))['loss'], 4_000n);
  const [refund] = await readRefunds(context, one.topup.payment);
  assert.ok(refund);
  await context.db.transaction((tx) => failRefundByBill(tx, refund.id));
  assert.deepEqual(
    (await bankTook(one)).map(({ price }) => price),
    [hkd],
  );
  assert.equal((await movedSince(nets))['loss'], undefined);
  await booksHold(context);
});

test('a refund and a dispute at the same moment take the value once', async () => {
  for (let round = 0; round < 6; round += 1) {
    const one = await world.paid();
    const [refunded] = await Promise.allSettled([
      approved(one, 6_000n, 'owe'),
      taken(one, { amount: cny }),
      taken(one, { amount: cny }),
    ]);
    const gone = (await readClawBacks(context, one.topup.id))
      .filter(({ state }) => state === 'open' || state === 'done')
      .reduce((sum, { price }) => sum + price, 0n);
    assert.equal(gone, hkd, refunded.status);
    assert.equal(await world.moneyOf(one.line), 0n);
    await booksHold(context);
  }
});

test('a commit that breaks off has taken nothing, and told again it is taken once', async () => {
  const one = await world.paid();
  const [money, nets] = [await world.moneyOf(one.line), await netsIn()];
  const { attempt, payment, id: reference, slot } = one.topup;
  const nowMs = context.clock.now();
  const told = { slot, payment, attempt, reference, connector: 'stripe', currency: 'CNY' } as const;
  const of = { ofPayment: hkd, ofCurrency: 'HKD' } as const;
  const about = { ...told, ...of, amount: cny, fee: 0n, dueAt: null, openedAt: nowMs };
  const named = { id: newId('dsp', nowMs, slot), providerReference: 'du_1', reason: 'fraudulent' };
  const broken = context.db.transaction(async (tx) => {
    await takeForDisputes(tx, [{ ...about, ...named, state: 'open' }]);
    throw new Error('the machine stopped');
  });
  await assert.rejects(broken, /stopped/);
  assert.deepEqual([await world.moneyOf(one.line), await movedSince(nets)], [money, {}]);
  await Promise.all([taken(one, { amount: cny }), taken(one, { amount: cny })]);
  assert.equal((await bankTook(one)).length, 1);
  assert.equal(await world.moneyOf(one.line), 0n);
  await booksHold(context);
});
