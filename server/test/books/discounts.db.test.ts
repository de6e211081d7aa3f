import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, present } from '#base';
import { readFloat, type Tier } from '#resellers';
import { listClients } from '#partners';
import { type PromotionRule, releaseBenefits } from '#promotions';
import { readReceiptsOfTopup } from '#receipts';
import { on } from '#platform/facts';
import {
  floatRanLow,
  type ProgramSale,
  readSaleTerms,
  sellTopup,
  sendByProgram,
  undoByProgram,
  undoSale,
} from '#sales';
import { findReceiver, readSoldTerms, undoTopup } from '#topups';
import { asOwner } from '#test/as-owner';
import { booksHold } from '#test/book-truth';
import { eventually } from '#test/eventually';
import { openPartner } from '#test/partner-world';
import { openPromotionWorld } from '#test/promotion-world';
import { openShop, openTier, pin, saleOf, type Shop } from '#test/shop-world';
import type { Person } from '#test/topup-world';
import { reactions } from '../../src/reactions.ts';

const world = await openPromotionWorld({ after }, { kind: 'discount', validDays: 0 });
const { context, propose, begin, stop, promotion, newPerson, quoteFor, orderQuoted } = world;

async function known(person: Person, discount: bigint): Promise<void> {
  await eventually('it is known', async () => {
    return (await quoteFor(person)).terms.discount === discount;
  });
}

test('a discount makes every method cheaper by its share, and its cost is posted', async () => {
  await begin('less', {});
  const person = await newPerson();
  await known(person, 250n);
  const { terms } = await quoteFor(person);
  assert.deepEqual([terms.value, terms.cnyPrice], [5_000n, 4_370n]);
  const topup = await world.order(person.number, 5_000n, person.subscriber);
  assert.deepEqual([topup.price, topup.priceCurrency], [4_370n, 'CNY']);
  await world.tell(topup);
  const { state, result } = await world.read(topup.id, person.subscriber);
  assert.deepEqual([state, result?.balanceAfter], ['credited', 5_000n], 'the value is whole');
  const [receipt] = await readReceiptsOfTopup(context, topup.id);
  assert.equal(receipt?.paid.amountMinor, 4_370n);
  assert.deepEqual(receipt?.promotions, [
    {
      kind: 'discount',
      name: { en: 'Named less', 'zh-Hant': 'less', 'zh-Hans': 'less' },
      amount: { amountMinor: 250n, currency: 'HKD' },
    },
  ]);
  await booksHold(context);
  await undoTopup(context, topup.id, person.subscriber);
  await booksHold(context);
  await stop('less');
});

test('no discount is agreed to below the official floor, or where prices are fixed', async () => {
  const deep: readonly Partial<PromotionRule>[] = [
    { basisPoints: 1_001 },
    { basisPoints: 0, fixedMinor: 501, leastMinor: 5_000 },
  ];
  for (const given of deep) {
    await assert.rejects(propose('deep', given, 100_000n), { code: 'promotion_too_deep' });
  }
  // What a rule takes is told ahead, and is that very price.
  for (const channel of ['kiosk', 'auto']) {
    const elsewhere = propose('elsewhere', { channels: ['app', channel] }, 100_000n);
    await assert.rejects(elsewhere, { code: 'promotion_invalid' });
  }
  await begin('deepest', { basisPoints: 1_000 });
  await stop('deepest');
});

test('who orders by a discount that is used up meanwhile is told before they pay', async () => {
  await begin('last', { basisPoints: 400, mostMinor: 200 }, 200n);
  const [one, other] = [await newPerson(), await newPerson()];
  await known(one, 200n);
  const [first, second] = await Promise.all([quoteFor(one), quoteFor(other)]);
  await orderQuoted(first, one);
  await assert.rejects(orderQuoted(second, other), { code: 'topup_bonus_used_up' });
  assert.equal((await quoteFor(other)).terms.discount, 0n);
  await stop('last');
  await booksHold(context);
});

test('money that comes after its promise was released gets it, beyond the budget', async () => {
  await begin('late', { kind: 'bonus', basisPoints: 1_000, validDays: 30 }, 5_000n);
  const person = await newPerson();
  await eventually('it is known', async () => (await quoteFor(person)).terms.bonus === 500n);
  const topup = await world.order(person.number, 5_000n, person.subscriber);
  await stop('late');
  context.clock.advance(8 * dayMs);
  await releaseBenefits(context);
  assert.equal((await promotion('late')).takenMinor, 0n);
  await world.tell(topup);
  assert.equal((await world.read(topup.id, person.subscriber)).result?.balanceAfter, 5_500n);
  const { takenMinor, owedMinor } = await promotion('late');
  assert.deepEqual([takenMinor, owedMinor], [0n, 500n]);
  await booksHold(context);
});

test('a typed code is used, or one is told why not', async () => {
  await begin('known', { secretCode: 'HARBOUR', basisPoints: 300 });
  await begin('better', { basisPoints: 200 });
  const person = await newPerson();
  await known(person, 100n);
  assert.equal((await quoteFor(person)).codeOutcome, null);
  const used = await quoteFor(person, 'HARBOUR');
  assert.deepEqual([used.codeOutcome, used.terms.discount], ['used', 150n]);
  assert.equal((await quoteFor(person, 'HARBOR')).codeOutcome, 'not_valid');
  await stop('better');
  await begin('best', { basisPoints: 400 });
  await known(person, 200n);
  const better = await quoteFor(person, 'HARBOUR');
  assert.deepEqual([better.codeOutcome, better.terms.discount], ['not_better', 200n]);
});

test('a partner pays the discounted price from its float, and gets that back', async () => {
  const partner = await openPartner(context, { floatMinor: 100_000n });
  const client = (await listClients(context)).find(({ reseller }) => reseller === partner.reseller);
  assert.ok(client);
  const rule = { channels: ['partner'], sellers: [partner.reseller], secretCode: 'SHOPS' };
  await begin('partners', { ...rule, basisPoints: 800, mostMinor: 400 }, 400n);
  const { number } = await newPerson();
  const send = (reference: string, given: Partial<ProgramSale> = {}) => {
    const wanted = { reference, number, valueMinor: 5_000n, isTwinIntended: true, ...given };
    return sendByProgram(context, client, wanted, 60_000);
  };
  const shown = { typedCode: 'SHOPS', priceMinor: 4_600n };
  const receiver = await findReceiver(context, number, partner.reseller);
  const place = { channel: 'partner', maker: partner.reseller, typedCode: 'SHOPS' };
  await eventually('it is known', async () => {
    return (await readSoldTerms(context, receiver, 5_000n, place)).discount === 400n;
  });
  const sent = await send('one', shown);
  assert.ok('sale' in sent);
  assert.equal(sent.sale.priceMinor, 4_600n);
  await assert.rejects(send('two', shown), { code: 'sale_price_changed' });
  const full = await send('three', { typedCode: 'SHOPS' });
  assert.ok('sale' in full);
  assert.equal(full.sale.priceMinor, 5_000n, 'the budget is spent, and nobody was shown less');
  await assert.rejects(send('one', { typedCode: 'SHOPS' }), { code: 'request_key_reused' });
  await booksHold(context);
  await undoByProgram(context, client, sent.sale.topup, '127.0.0.1');
  await booksHold(context);
});

test('a partner pays no less than the official floor, however many discounts add up', async () => {
  const partner = await openPartner(context, { floatMinor: 100_000n });
  const client = (await listClients(context)).find(({ reseller }) => reseller === partner.reseller);
  assert.ok(client);
  const rule = { channels: ['partner'], sellers: [partner.reseller], isCombinable: true };
  const codes = ['eight', 'seven'];
  await begin('eight', { ...rule, basisPoints: 800 });
  await begin('seven', { ...rule, basisPoints: 700 });
  const { number } = await newPerson();
  const receiver = await findReceiver(context, number, partner.reseller);
  const place = { channel: 'partner', maker: partner.reseller, typedCode: null };
  await eventually('both are known', async () => {
    return (await readSoldTerms(context, receiver, 5_000n, place)).discount === 500n;
  });
  const wanted = { reference: 'floor', number, valueMinor: 5_000n, isTwinIntended: true };
  const sent = await sendByProgram(context, client, wanted, 60_000);
  assert.ok('sale' in sent);
  assert.equal(sent.sale.priceMinor, 4_500n, 'fifteen percent together, and ten at the most');
  await booksHold(context);
  for (const code of codes) await stop(code);
});

test('a float that is below the mark is not told so again by what was sold for less', async () => {
  const partner = await openPartner(context, { floatMinor: 104_200n });
  const client = (await listClients(context)).find(({ reseller }) => reseller === partner.reseller);
  assert.ok(client);
  const rule = { channels: ['partner'], sellers: [partner.reseller], basisPoints: 800 };
  await begin('cheaper', rule);
  const { number } = await newPerson();
  const receiver = await findReceiver(context, number, partner.reseller);
  const place = { channel: 'partner', maker: partner.reseller, typedCode: null };
  await eventually('it is known', async () => {
    return (await readSoldTerms(context, receiver, 5_000n, place)).discount === 400n;
  });
  const told: bigint[] = [];
  const listening = reactions.map((one) =>
    one.fact === 'floatRanLow'
      ? on(floatRanLow, {
          during: [
            async (_tx, low) => {
              told.push(...low.map(({ floatMinor }) => floatMinor));
            },
          ],
        })
      : one,
  );
  const heard = world.database.context({ reactions: listening });
  for (const reference of ['low', 'lower']) {
    const wanted = { reference, number, valueMinor: 5_000n, isTwinIntended: true };
    await sendByProgram(heard, client, wanted, 60_000);
  }
  assert.equal(told.length, 1);
  await stop('cheaper');
});

test('a shop sells by a code that its customer says, as often as the budget lasts', async () => {
  const commission = [{ product: 'topup', fromMinor: 0, basisPoints: 600, parentBasisPoints: 0 }];
  await openTier(context, { code: 'earns_six', commission } as Partial<Tier>);
  const shop = await openShop(context, { tier: 'earns_six' });
  const rule = { channels: ['agent'], sellers: [shop.id], secretCode: 'CORNER', mostMinor: 300 };
  await begin('corner', { ...rule, basisPoints: 600 }, 600n);
  const buyers = await Promise.all(Array.from({ length: 5 }, newPerson));
  const [first] = buyers;
  assert.ok(first);
  const at = { channel: 'agent', maker: shop.id };
  const receiver = await findReceiver(context, first.number, shop.id);
  await eventually('it is known', async () => {
    const terms = await readSoldTerms(context, receiver, 5_000n, { ...at, typedCode: 'CORNER' });
    return terms.discount === 300n && terms.codeOutcome === 'used';
  });
  assert.equal((await readSoldTerms(context, receiver, 5_000n, at)).discount, 0n, 'for who knows');
  const sell = ({ number }: Person) => {
    const shown = { typedCode: 'CORNER', priceMinor: 4_700n };
    return sellTopup(context, shop.visit, { ...saleOf(shop, number, 5_000n), ...shown });
  };
  const before = await readFloat(context, shop.id);
  const outcomes = await Promise.allSettled(buyers.map(sell));
  const sold = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.deepEqual(
    sold.map(({ priceMinor, valueMinor }) => [priceMinor, valueMinor]),
    [4_700n, 4_700n].map((price) => [price, 5_000n]),
  );
  for (const one of outcomes) {
    if (one.status === 'rejected') assert.equal(one.reason.code, 'sale_price_changed');
  }
  const earned = sold.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0n);
  assert.equal(await readFloat(context, shop.id), before - 2n * 4_700n + earned);
  const [receipt] = await readReceiptsOfTopup(context, present(sold[0], 'a sale').topup);
  assert.equal(receipt?.paid.amountMinor, 4_700n);
  assert.equal((await promotion('corner')).takenMinor, 600n);
  await booksHold(context);
  for (const { topup } of sold)
    await undoSale(context, shop.visit, { topup, login: shop.login, pin });
  assert.equal(await readFloat(context, shop.id), before);
  await booksHold(context);
});

test('no customer of a shop pays less by more than the shop earns at that sale', async () => {
  await openTier(context);
  await openTier(context, { code: 'earns_nothing', commission: [] });
  const shop = await openShop(context, {});
  const other = await openShop(context, { tier: 'earns_nothing' });
  const rule = { channels: ['agent'], sellers: [shop.id, other.id], secretCode: 'BEYOND' };
  // Enough for what is given, and not for what the rule would give without this bound.
  const budget = { mostMinor: 250, mostPerPersonMinor: 250 };
  await begin('beyond', { ...rule, ...budget, basisPoints: 600 }, 250n);
  const { number } = await newPerson();
  const receiver = await findReceiver(context, number, shop.id);
  const shown = async ({ visit }: Shop, priceMinor: bigint) => {
    const priced = { channel: 'agent', valueMinor: 5_000n, typedCode: 'BEYOND' };
    const { discount } = await readSaleTerms(context, visit.seller, receiver, priced);
    return 5_000n - discount === priceMinor;
  };
  await eventually('it is known', () => shown(shop, 4_900n));
  assert.ok(await shown(other, 5_000n), 'who earns nothing sells at the value');
  const sell = (seller: Shop, priceMinor: bigint) => {
    const wanted = { ...saleOf(seller, number, 5_000n), isTwinIntended: true };
    return sellTopup(context, seller.visit, { ...wanted, typedCode: 'BEYOND', priceMinor });
  };
  await assert.rejects(sell(shop, 4_899n), { code: 'sale_price_changed' });
  await assert.rejects(sell(other, 4_999n), { code: 'sale_price_changed' });
  const sold = await sell(shop, 4_900n);
  assert.deepEqual([sold.priceMinor, sold.commissionMinor], [4_900n, 100n]);
  assert.equal((await sell(shop, 4_900n)).priceMinor, 4_900n, 'what is left of the budget does');
  assert.equal((await promotion('beyond')).takenMinor, 200n);
  await booksHold(context);
  // The database holds it besides, whatever code comes after this one.
  const more = `update sales.sale set discount = commission + 1 where reference = $1`;
  await assert.rejects(asOwner(context, more, [sold.reference]), /sale_discount_earned/u);
  await undoSale(context, shop.visit, { topup: sold.topup, login: shop.login, pin });
  await booksHold(context);
});
