import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hongKongMidnight, minuteMs } from '#base';
import { lockAccounts, readBalance, spend } from '#ledger';
import { type Fix, limitChain, openHours, placeShop, readFloat } from '#resellers';
import {
  answerSale,
  auditSales,
  listSales,
  payCommissions,
  placeOfNow,
  sellTopup,
  undoSale,
} from '#sales';
import { accountOf } from '#subscribers';
import { staffCaller } from '#test/finance';
import {
  newKey,
  openShop,
  openTier,
  pin,
  saleOf,
  saleRequest,
  type Shop,
  signIn,
} from '#test/shop-world';
import { openTopupWorld, type Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { findsSpoils } from '#test/spoils';
import { saleSpoils } from './spoils/sales.ts';

const world = await openTopupWorld();
const { context } = world;
const { clock } = context;
await openTier(context);

let people = 0;
function newcomer(): Promise<Person> {
  people += 1;
  return world.person([`+8526${String(people).padStart(7, '0')}`], 320n);
}

async function totalOf({ line }: Person): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

async function booksHold(): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

async function spendAll({ line }: Person, amount: bigint): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(line)]);
    const reason = { code: 'spent', cause: line };
    spend(tx, accountOf(line), amount, { unit: 'HKD' }, 'income:fee', reason);
  });
}

async function messagesTo(number: string): Promise<string[]> {
  const rows = await context.db.read<{ kind: string }>(
    { name: 'test messages', text: 'select kind from notifications.message where receiver = $1' },
    [number],
  );
  return rows.map(({ kind }) => kind).sort();
}

test('a sale moves the float to the line, pays commission and tells both sides', async () => {
  const shop = await openShop(context, { number: '+85254321000' });
  const person = await newcomer();
  const sale = await sellTopup(context, shop.visit, saleOf(shop, person.number));
  assert.equal(sale.valueMinor, 10_000n);
  assert.equal(sale.commissionMinor, 200n);
  assert.equal(sale.floatAfterMinor, 990_200n);
  assert.equal(await readFloat(context, shop.id), 990_200n);
  assert.equal(await totalOf(person), 10_320n);
  assert.match(sale.receipt, /^[0-9A-Z]{12}$/);
  assert.deepEqual(await messagesTo('+85254321000'), ['sale_made']);
  assert.deepEqual(await messagesTo(person.number), ['topup_credited']);
  await booksHold();
});

test('the same sale comes back for its key, and another body under it is refused', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const key = newKey();
  const wanted = saleOf(shop, person.number, 10_000n, key);
  const first = await sellTopup(context, shop.visit, wanted);
  assert.deepEqual(await sellTopup(context, shop.visit, wanted), first);
  const other = { ...wanted, request: saleRequest(shop, 'another body', key) };
  await assert.rejects(sellTopup(context, shop.visit, other), { code: 'request_key_reused' });
  assert.equal(await totalOf(person), 10_320n);
  assert.equal((await listSales(context, shop.id, placeOfNow(context), 10)).length, 1);
});

test('copies that arrive together are one sale', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const wanted = saleOf(shop, person.number);
  const made = await Promise.all(
    Array.from({ length: 8 }, () => sellTopup(context, shop.visit, wanted)),
  );
  assert.equal(new Set(made.map(({ topup }) => topup)).size, 1);
  assert.equal(await readFloat(context, shop.id), 990_200n);
  await booksHold();
});

test('many tills of a chain sell from one float and never more than it has', async () => {
  const chain = await openShop(context, { kind: 'chain', floatMinor: 100_000n });
  const shops: Shop[] = [];
  for (let index = 0; index < 4; index += 1) {
    shops.push(await openShop(context, { parent: chain.id, sharesFloat: true }));
  }
  const customers = await Promise.all(Array.from({ length: 16 }, newcomer));
  const outcomes = await Promise.allSettled(
    customers.map((one, index) => {
      const shop = shops[index % shops.length] as Shop;
      return sellTopup(context, shop.visit, saleOf(shop, one.number));
    }),
  );
  const sold = outcomes.filter(({ status }) => status === 'fulfilled');
  const refused = outcomes.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
  );
  assert.equal(sold.length, 10, 'its float and what ten sales earn at once are ten sales');
  assert.deepEqual(new Set(refused), new Set(['float_too_low']));
  assert.equal(await readFloat(context, chain.id), 2_000n);
  await booksHold();
});

test('what all shops of a chain may sell holds, whichever of them sell at once', async () => {
  const chain = await openShop(context, { kind: 'chain' });
  const shops = await Promise.all(
    Array.from({ length: 4 }, () => openShop(context, { parent: chain.id })),
  );
  const operator = staffCaller('operator');
  // Half of them sell in another process: no batch of one gathers what the other sells.
  const processes = [context, { ...context, kept: new Map() }];
  const sellAtOnce = async (count: number) => {
    const customers = await Promise.all(Array.from({ length: count }, newcomer));
    const outcomes = await Promise.allSettled(
      customers.map(({ number }, index) => {
        const shop = shops[index % shops.length] as Shop;
        const place = processes[(index % shops.length) >> 1] ?? context;
        return sellTopup(place, shop.visit, saleOf(shop, number));
      }),
    );
    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    return { sold: count - refused.length, refused: [...new Set(refused)] };
  };
  const signedIn = async () => {
    for (const [index, { id, login }] of shops.entries()) {
      shops[index] = { id, login, visit: await signIn(context, login) };
    }
  };
  const limit = async (dayMinor: bigint | null, monthMinor: bigint | null) => {
    await limitChain(context, operator, { chain: chain.id, dayMinor, monthMinor });
    await signedIn();
  };
  assert.deepEqual(await sellAtOnce(2), { sold: 2, refused: [] });
  await limit(70_000n, null);
  assert.deepEqual(await sellAtOnce(16), { sold: 5, refused: ['chain_limit_day'] });
  await limit(null, 90_000n);
  assert.deepEqual(await sellAtOnce(16), { sold: 2, refused: ['chain_limit_month'] });
  await limit(null, null);
  assert.deepEqual(await sellAtOnce(4), { sold: 4, refused: [] });
  const none = { dayMinor: null, monthMinor: 0n };
  const [agent] = shops;
  assert.ok(agent);
  await assert.rejects(limitChain(context, operator, { chain: agent.id, ...none }), {
    code: 'reseller_unknown',
  });
  await assert.rejects(limitChain(context, staffCaller('clerk'), { chain: chain.id, ...none }), {
    code: 'permission_missing',
  });
  await booksHold();
});

test('a sale whose answer was lost is found by its key', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const wanted = saleOf(shop, person.number);
  const sale = await sellTopup(context, shop.visit, wanted);
  const answered = await answerSale(context, shop.visit, wanted.request);
  assert.deepEqual(answered, { sale, why: null });
});

test('whoever was told that nothing was sold is right for ever', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const wanted = saleOf(shop, person.number);
  const answered = await answerSale(context, shop.visit, wanted.request);
  assert.deepEqual(answered, { sale: null, why: 'sale_not_made' });
  await assert.rejects(sellTopup(context, shop.visit, wanted), { code: 'sale_not_made' });
  assert.equal(await totalOf(person), 320n);
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
});

test('asked while it is on its way, a sale is made or not, and the answer says which', async () => {
  const shop = await openShop(context);
  for (let round = 0; round < 12; round += 1) {
    const person = await newcomer();
    const wanted = saleOf(shop, person.number);
    const [made, answered] = await Promise.all([
      sellTopup(context, shop.visit, wanted).catch(() => undefined),
      answerSale(context, shop.visit, wanted.request),
    ]);
    assert.equal(answered.sale?.topup, made?.topup);
    assert.equal(await totalOf(person), made ? 10_320n : 320n);
  }
  await booksHold();
});

test('the same amount for the same number minutes later is asked about first', async () => {
  const shop = await openShop(context);
  const other = await openShop(context);
  const person = await newcomer();
  await sellTopup(context, shop.visit, saleOf(shop, person.number));
  const again = saleOf(other, person.number);
  await assert.rejects(sellTopup(context, other.visit, again), { code: 'topup_twin' });
  const meant = { ...saleOf(other, person.number), isTwinIntended: true };
  await sellTopup(context, other.visit, meant);
  assert.equal(await totalOf(person), 20_320n);
});

test('a line gets no more in thirty days than the limit says, wherever it is bought', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  await sellTopup(context, shop.visit, saleOf(shop, person.number, 100_000n));
  await sellTopup(context, shop.visit, saleOf(shop, person.number, 90_000n));
  await sellTopup(context, shop.visit, saleOf(shop, person.number, 80_000n));
  await assert.rejects(sellTopup(context, shop.visit, saleOf(shop, person.number, 50_000n)), {
    code: 'topup_limit_30_days',
    details: {},
  });
});

test('tiers limit each sale, the day and the month, by count and by amount', async () => {
  const few = await openTier(context, {
    code: 'few',
    mostMinor: 20_000n,
    dayCount: 2,
    monthCount: 3,
  });
  const shop = await openShop(context, { tier: few.code });
  const sell = async (valueMinor = 10_000n) => {
    const { number } = await newcomer();
    return sellTopup(context, shop.visit, saleOf(shop, number, valueMinor));
  };
  await assert.rejects(sell(30_000n), { code: 'sale_amount_outside_tier' });
  await sell();
  await sell();
  await assert.rejects(sell(), { code: 'sale_limit_day' });
  clock.advance(dayMs);
  const tomorrow = { ...shop, visit: await signIn(context, shop.login) };
  const later = async () => {
    const { number } = await newcomer();
    return sellTopup(context, tomorrow.visit, saleOf(tomorrow, number));
  };
  await later();
  await assert.rejects(later(), { code: 'sale_limit_month' });
  await booksHold();
});

test('a shop that is closed sells nothing, also one that closes after midnight', async () => {
  const now = 8 * 60 + 12;
  const shut = await openShop(context, { hours: { opensAt: now + 60, closesAt: 2 * 60 } });
  const { number } = await newcomer();
  await assert.rejects(sellTopup(context, shut.visit, saleOf(shut, number)), {
    code: 'reseller_closed_now',
  });
  const open = await openShop(context, { hours: { opensAt: 22 * 60, closesAt: now + 1 } });
  await sellTopup(context, open.visit, saleOf(open, number));
});

test('a shop with a place sells only near it, as its till says, others anywhere', async () => {
  const shop = await openShop(context);
  const { number } = await newcomer();
  const sellFrom = async (fix?: Fix, value = 10_000n) => {
    const visit = await signIn(context, shop.login);
    return sellTopup(context, visit, { ...saleOf(shop, number, value), fix });
  };
  await sellFrom();
  const position = { latitudeMicro: 22_312_300, longitudeMicro: 114_226_500 };
  const place = { ...position, withinMetres: 200 };
  await assert.rejects(placeShop(context, staffCaller('finance'), { reseller: shop.id, place }), {
    code: 'permission_missing',
  });
  const operator = staffCaller('operator');
  await placeShop(context, operator, { reseller: shop.id, place });
  // A thousandth of a degree to the north is 111 m.
  const north = (millis: number, accuracyMetres: number) => ({
    latitudeMicro: position.latitudeMicro + millis * 1_000,
    longitudeMicro: position.longitudeMicro,
    accuracyMetres,
  });
  const unknown = { code: 'till_place_unknown', details: { withinMetres: 200 } };
  await assert.rejects(sellFrom(), unknown);
  await assert.rejects(sellFrom(north(0, 201)), unknown);
  await assert.rejects(sellFrom(north(10, 30)), {
    code: 'till_away',
    details: { metres: 1_082, withinMetres: 200 },
  });
  await sellFrom(north(1, 30), 20_000n);
  // 222 m away, known to 30 m: it may be near.
  await sellFrom(north(2, 30), 30_000n);
  await placeShop(context, operator, { reseller: shop.id, place: null });
  await sellFrom(undefined, 40_000n);
  const partner = await openShop(context, { kind: 'partner' });
  await assert.rejects(placeShop(context, operator, { reseller: partner.id, place }), {
    code: 'reseller_unknown',
  });
  await booksHold();
});

test('a shop sells in its hours, also over midnight, and nothing besides', async () => {
  const shop = await openShop(context);
  const operator = staffCaller('operator');
  const nowMinute = Math.floor(
    (context.clock.now() - hongKongMidnight(context.clock.now())) / minuteMs,
  );
  const around = (minutes: number): number => (nowMinute + minutes + 1_440) % 1_440;
  const sellWithin = async (opensIn: number, closesIn: number) => {
    const hours = { opensAt: around(opensIn), closesAt: around(closesIn) };
    await openHours(context, operator, { reseller: shop.id, hours });
    const { number } = await newcomer();
    return sellTopup(context, await signIn(context, shop.login), saleOf(shop, number));
  };
  await sellWithin(-30, 30);
  await sellWithin(-720, 700);
  const closed = { code: 'reseller_closed_now' };
  await assert.rejects(sellWithin(30, 90), closed);
  await assert.rejects(sellWithin(30, -30), closed);
  await sellWithin(0, 0);
  const [hours, finance] = [{ opensAt: 0, closesAt: 1 }, staffCaller('finance')];
  await assert.rejects(openHours(context, finance, { reseller: shop.id, hours }), {
    code: 'permission_missing',
  });
  const partner = await openShop(context, { kind: 'partner' });
  await assert.rejects(openHours(context, operator, { reseller: partner.id, hours }), {
    code: 'reseller_unknown',
  });
  await booksHold();
});

test('a wrong PIN sells nothing, and the fifth ends the session', async () => {
  const shop = await openShop(context);
  const { number } = await newcomer();
  const wrong = { ...saleOf(shop, number), pin: '999998' };
  const codes = [];
  for (let time = 0; time < 5; time += 1) {
    codes.push(await sellTopup(context, shop.visit, wrong).catch(({ code }) => code as string));
  }
  assert.deepEqual(codes, ['pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_locked']);
  await assert.rejects(signIn(context, shop.login), { code: 'sign_in_locked' });
  clock.advance(2 * minuteMs);
  const back = await signIn(context, shop.login);
  await sellTopup(context, back, saleOf(shop, number));
});

test('of a thousand guesses at once no more are judged than are allowed in a row', async () => {
  const shop = await openShop(context);
  const { number } = await newcomer();
  const guesses = Array.from({ length: 200 }, (_, index) => String(300_000 + index));
  const outcomes = await Promise.all(
    [...guesses, pin].map((guess) =>
      sellTopup(context, shop.visit, { ...saleOf(shop, number), pin: guess }).then(
        () => 'sold',
        ({ code }) => code as string,
      ),
    ),
  );
  assert.equal(outcomes.filter((one) => one === 'sold').length, 0);
  assert.equal(outcomes.filter((one) => one === 'pin_wrong').length, 4);
});

test('a supervisor takes a sale to a wrong number back, whole, within ten minutes', async () => {
  const shop = await openShop(context);
  const person = await newcomer();
  const { topup } = await sellTopup(context, shop.visit, saleOf(shop, person.number));
  const supervisor = { topup, login: shop.login, pin };
  const undone = await undoSale(context, shop.visit, supervisor);
  assert.notEqual(undone.undoneAt, null);
  assert.equal(await readFloat(context, shop.id), 1_000_000n);
  assert.equal(await totalOf(person), 320n);
  await undoSale(context, shop.visit, supervisor);
  assert.equal(await readFloat(context, shop.id), 1_000_000n, 'twice is once');
  await booksHold();
});

test('what is spent, late, somebody else’s or without a supervisor is not undone', async () => {
  const shop = await openShop(context);
  const stranger = await openShop(context);
  const person = await newcomer();
  const { topup } = await sellTopup(context, shop.visit, saleOf(shop, person.number));
  const by = { topup, login: shop.login, pin };
  const undo = (more: object = {}) => undoSale(context, shop.visit, { ...by, ...more });
  await assert.rejects(undo({ pin: '918273' }), { code: 'supervisor_pin_wrong' });
  await assert.rejects(undo({ login: stranger.login }), { code: 'supervisor_pin_wrong' });
  await assert.rejects(undoSale(context, stranger.visit, { topup, login: stranger.login, pin }), {
    code: 'sale_unknown',
  });
  await spendAll(person, 321n);
  await assert.rejects(undo(), { code: 'undo_spent' });
  const late = await newcomer();
  const old = await sellTopup(context, shop.visit, saleOf(shop, late.number));
  clock.advance(11 * minuteMs);
  await assert.rejects(undo({ topup: old.topup }), { code: 'undo_too_late' });
  await booksHold();
});

test('commission that is not paid at once, and a chain’s, comes the day after, once', async () => {
  const later = await openTier(context, { code: 'later', paysAtOnce: false });
  const chain = await openShop(context, { kind: 'chain', floatMinor: 0n });
  const shop = await openShop(context, { parent: chain.id, tier: later.code });
  const [one, two] = [await newcomer(), await newcomer()];
  await sellTopup(context, shop.visit, saleOf(shop, one.number));
  const { topup } = await sellTopup(context, shop.visit, saleOf(shop, two.number, 20_000n));
  await undoSale(context, shop.visit, { topup, login: shop.login, pin });
  assert.equal(await readFloat(context, shop.id), 990_000n);
  clock.advance(dayMs);
  await Promise.all([payCommissions(context), payCommissions(context)]);
  await payCommissions(context);
  assert.equal(await readFloat(context, shop.id), 990_200n);
  assert.equal(await readFloat(context, chain.id), 50n);
  await booksHold();
});

test('tiers may limit the week, which begins on Monday', async () => {
  const weekly = await openTier(context, { code: 'weekly', weekCount: 3, weekMinor: 20_000n });
  const shop = await openShop(context, { tier: weekly.code });
  const sell = async () => {
    const { number } = await newcomer();
    const visit = await signIn(context, shop.login);
    return sellTopup(context, visit, saleOf(shop, number));
  };
  const hongKong = new Date(clock.now() + 8 * 60 * minuteMs);
  clock.advance(((8 - hongKong.getUTCDay()) % 7) * dayMs);
  await sell();
  clock.advance(6 * dayMs);
  await sell();
  await assert.rejects(sell(), { code: 'sale_limit_week', details: { leftMinor: 0 } });
  clock.advance(dayMs);
  await sell();
  await booksHold();
});

test('whatever is wrong of a sale, the audit names it', async () => {
  await findsSpoils(context, auditSales, saleSpoils);
});
