import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, after, suite, test } from 'node:test';
import { addDays, hongKongDay, hourMs, minuteMs, present, startOfDay } from '#base';
import { decideCredit, listBanking, markSent, proposeCredit } from '#banking';
import { readSystemAccounts } from '#ledger';
import { fetchBill, readRefunds } from '#payments';
import { fetchDueBills, importBill, readDay, rematchOpenDays } from '#reconciliation';
import { approveRefund, proposeRefund, readTopup } from '#topups';
import { majorOf } from '#base';
import { auditEverything } from '../../../src/audit.ts';
import { checker, maker, resolve } from './finance.ts';
import { wechatShops } from './openings.ts';
import { openPage, press } from './pages.ts';
import { type Plan, plainPlan } from './plan.ts';
import { begin, prepare } from './play.ts';
import { type Code, codes } from './shop.ts';
import type { Story } from './story.ts';
import { openWorld, type World } from './world.ts';

const ofSheet = ['amount_differs', 'not_in_bill', 'not_ours', 'totals_differ'];

/**
 * What is wrong with yesterday's bill of each, by a seed, and what it is found to be: rows that are
 * missing there, rows that are missing here, and rows that both have and not alike. Connectors of
 * one sandbox share what is wrong with its bills.
 */
const spoilt: Readonly<Record<Code, readonly [Spoiling, ...facts: string[]]>> = {
  alipay_cn: [alipayRows(), 'duplicate', 'not_in_bill', 'not_ours'],
  alipay_cycle: [alipayRows(), 'duplicate', 'not_in_bill', 'not_ours'],
  alipay_hk: [antomRows(), 'not_in_bill', 'not_in_bill', 'not_ours'],
  antom_cn: [antomRows(), 'not_in_bill', 'not_in_bill', 'not_ours'],
  wechat_cn: [sheet('cn', 'bill.trade'), ...ofSheet],
  wechat_hk: [sheet('hk', 'bill.statement'), ...ofSheet],
  wechat_global: [sheet('global', 'bill.statement'), ...ofSheet],
  stripe: [
    rows('merchants/acct_1SimulationShop/bill-errors', { amount: 1, extra: 1, refundMissing: 1 }),
    'amount_differs',
    'not_in_bill',
    'not_ours',
  ],
  fps_qr: [
    rows('statement-errors', { changed: 1, missing: 1, extra: 1 }),
    'amount_differs',
    'not_in_bill',
  ],
};

type Spoiling = readonly (readonly [route: string, body: object])[];

function rows(route: string, errors: object): Spoiling {
  return [[route, { seed: 7, ...errors }]];
}

function alipayRows(): Spoiling {
  return rows('bill-errors', { duplicate: 1, extra: 1, refundMissing: 1 });
}

function antomRows(): Spoiling {
  return rows('bill-errors', { missing: 1, extra: 1, refundMissing: 1 });
}

/** WeChat's sandbox has faults for what its totals tell too. */
function sheet(region: keyof typeof wechatShops, method: string): Spoiling {
  const { appId } = wechatShops[region];
  const faults = ['bill-changed-amount', 'bill-extra-row'];
  return [
    ...rows('bill-errors', { refundMissing: 1 }),
    ...faults.map((fault) => ['faults', { fault, match: { appId, method }, count: 100 }] as const),
  ];
}

const plan: Omit<Plan, 'code'> = { ...plainPlan, act: 'leaves' };

suite('HK$100 by each method, from the page to the books that meet the bill', () => {
  let world: World;
  let stories: Story[] = [];
  let day = '';

  before(async () => {
    world = await openWorld();
    await world.openDay();
    day = hongKongDay(world.context.clock.now());
  });
  after(() => world.stop());

  const stateOf = async ({ topup, payer }: Story) =>
    (await readTopup(world.context, topup.id, payer.subscriber)).state;
  const statesAre = async (state: string): Promise<void> => {
    const states = await Promise.all(stories.map(stateOf));
    assert.deepEqual([...new Set(states)], [state], `${codes.join()}: ${states.join()}`);
  };

  const readAtNoonAfter = async (days: number): Promise<void> => {
    const noon = startOfDay(addDays(day, days)) + 13 * hourMs;
    await world.pass(noon - world.context.clock.now());
    while ((await fetchDueBills(world.context)) > 0);
  };

  const nothingIsWrong = async (): Promise<void> => {
    const checks = await auditEverything(world.context);
    assert.deepEqual(
      checks.flatMap(({ problems }) => problems),
      [],
    );
  };

  test('a person pays it on the page of each provider, and has it', async () => {
    // Two by the bank, of whose statement one is missing and the other changed.
    for (const [seed, code] of [...codes, 'fps_qr' as const].entries()) {
      const prepared = await prepare(world, {
        name: `${code} ${seed}`,
        seed: seed + 1,
        plan: { ...plan, code },
        mustStrike: null,
      });
      stories = [...stories, await begin(world, prepared)];
    }
    for (const story of stories) await payOnPage(world, story);
    await world.pass(minuteMs);
    await world.pass(2 * minuteMs);
    await statesAre('credited');
  });

  test('a part of it goes back by two people, and then the rest, once each', async () => {
    for (const share of [3n, 1n]) {
      for (const story of stories) await giveBack(world, story, share);
      await world.pass(minuteMs);
      await sendTransfers(world);
      await world.pass(minuteMs);
      await world.pass(10 * minuteMs);
      await statesAre(share === 1n ? 'refunded' : 'credited');
    }
    for (const {
      topup,
      plan: { code },
    } of stories) {
      const refunds = await readRefunds(world.context, topup.payment);
      assert.deepEqual(
        refunds.map(({ state }) => state),
        ['succeeded', 'succeeded'],
        code,
      );
      const sum = refunds.reduce((total, { amount }) => total + amount, 0n);
      assert.equal(sum, topup.price, code);
      const shop = world.shops.of[code];
      if (code === 'fps_qr') continue;
      const { refundedAmount } = await shop.get(`trades/${shop.numberOf(topup.attempt)}`);
      assert.equal(refundedAmount, majorOf(topup.price), code);
    }
  });

  test('its bill with errors becomes breaks by name, which two people resolve', async () => {
    const { shops } = world;
    const expected = new Map<Code, string[]>();
    for (const code of codes) {
      const [spoiling, ...facts] = spoilt[code];
      expected.set(code, facts.toSorted());
      for (const [route, body] of spoiling) {
        const done = await shops.of[code].post(route, body);
        assert.ok(done['isOk'], `${code}: ${JSON.stringify(done)}`);
      }
    }
    await readAtNoonAfter(1);
    for (const code of codes) {
      const found = await breaksOf(world, code, day);
      assert.deepEqual(found.map(({ fact }) => fact).toSorted(), expected.get(code), code);
      // What was paid around midnight may stand in the next bill.
      for (const one of found) {
        assert.equal(one.state, one.fact === 'not_in_bill' ? 'waiting' : 'open', code);
        if (one.state === 'open') await resolve(world, one);
      }
    }
    await sendBackWhatIsNobodys(world);
    await nothingIsWrong();
  });

  test('its bill is kept byte by byte, and brought in again changes nothing', async () => {
    const { context } = world;
    const seen = async (code: Code) => {
      const { breaks, sums, bills } = await readDay(context, maker, { connector: code, day });
      return { breaks, sums, bills, accounts: await readSystemAccounts(context) };
    };
    for (const code of codes) {
      const answer = await fetchBill(context, code, day);
      assert.ok(answer.kind === 'bill', `${code}: ${answer.kind}`);
      const before = await seen(code);
      const sha256 = createHash('sha256').update(answer.file).digest('hex');
      const kept = before.bills.filter((bill) => bill.sha256 === sha256);
      assert.equal(kept.length, 1, code);
      const { file } = answer;
      assert.equal(await importBill(context, { connector: code, day, file }), 'known', code);
      assert.deepEqual(await seen(code), before, code);
    }
  });

  test('what the next bill has not either is decided by two people, and all agrees', async () => {
    // By then it is certain which days had no bill at all.
    for (const days of [2, 3]) await readAtNoonAfter(days);
    await rematchOpenDays(world.context);
    for (const code of codes) {
      for (const one of await breaksOf(world, code, day)) {
        assert.equal(one.state, one.fact === 'not_in_bill' ? 'open' : 'resolved', code);
        if (one.state === 'open') await resolve(world, one);
      }
      const states = (await breaksOf(world, code, day)).map(({ state }) => state);
      assert.deepEqual([...new Set(states)], ['resolved'], code);
    }
    await nothingIsWrong();
    await clearingIsTheBills(world, day);
  });
});

/** As a person does: by our page to theirs, and there by the button. */
async function payOnPage(
  { publicUrl, shops }: World,
  { plan: { code }, topup }: Story,
): Promise<void> {
  const page = await openPage(`${publicUrl}/pay/${topup.attempt}`);
  if (code !== 'fps_qr') {
    await press(page, 'pay', code === 'stripe' ? { card: 'pm_card_visa' } : {});
    return;
  }
  const content = present(/data-content="([^"]+)"/.exec(page.html)?.[1], 'a code');
  const query = new URLSearchParams({ code: content.replaceAll('&amp;', '&') });
  const scanned = await openPage(`${shops.of.fps_qr.address}/pay?${query}`);
  await press(scanned, 'pay', { keep: 'yes' });
}

/** One third of what was paid, or all that is left. */
async function giveBack({ context }: World, { topup }: Story, share: bigint): Promise<void> {
  const part = topup.price / 3n;
  const price = share === 3n ? part : topup.price - part;
  const by = maker.session.staff;
  const proposal = { price, spentRule: 'refuse', reason: 'it was the wrong line', by } as const;
  const refund = await context.db.transaction((tx) => proposeRefund(tx, topup.id, proposal));
  const approve = (who: typeof by) =>
    context.db.transaction((tx) => approveRefund(tx, topup.id, refund, who));
  await assert.rejects(approve(by));
  await approve(checker.session.staff);
}

/** What leads back by no provider finance sends by the bank. */
async function sendTransfers({ context, shops }: World): Promise<void> {
  const { transfers } = await listBanking(context, maker);
  for (const { id, state, reference, amount, toName, toAccount } of transfers) {
    if (state !== 'to_send') continue;
    await markSent(context, maker, id);
    const booked = await shops.of.fps_qr.post('transfers', {
      account: '024-001234-001',
      to: toName,
      toAccount,
      amount: majorOf(amount),
      reference,
    });
    assert.ok(booked['isOk'], JSON.stringify(booked));
  }
}

/** A row of the bank's statement that is not ours: money without an owner, until two people say. */
async function sendBackWhatIsNobodys(world: World): Promise<void> {
  const { context } = world;
  const { suspense } = await listBanking(context, maker);
  const [found, ...more] = suspense.filter(({ entry }) => entry.reference.startsWith('XM'));
  assert.deepEqual([found?.why, found?.state, more], ['unknown_reference', 'open', []]);
  const { id: entry } = present(found, 'what is nobody’s').entry;
  const proposal = { way: 'give_back', attempt: null, reason: 'not ours' } as const;
  await proposeCredit(context, maker, { entry, ...proposal });
  const decided = { entry, isApproved: true };
  await assert.rejects(decideCredit(context, maker, decided));
  await decideCredit(context, checker, decided);
  await sendTransfers(world);
}

async function breaksOf({ context }: World, connector: Code, day: string) {
  return (await readDay(context, maker, { connector, day })).breaks;
}

/** What a provider still owes us by our books is what its bill adds up to. */
async function clearingIsTheBills({ context }: World, day: string): Promise<void> {
  const accounts = await readSystemAccounts(context);
  for (const code of codes) {
    const { sums } = await readDay(context, maker, { connector: code, day });
    const gross = sums.reduce((sum, { amount }) => sum + amount, 0n);
    // In thousandths, and rounded once for all of the day.
    const fees = sums.reduce((sum, { fee }) => sum + fee, 0n);
    const billed = gross - (fees + (fees < 0n ? -500n : 500n)) / 1_000n;
    // A bank's bill is about what we have already.
    const net = code === 'fps_qr' ? 0n : billed;
    const booked = accounts
      .filter(({ account }) => account === `clearing:${code}`)
      .reduce((sum, { net: of }) => sum + of, 0n);
    assert.equal(booked, net, code);
  }
}
