import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../testing/receiver.ts';
import { payAbroad, signedAbroad } from '../../testing/wechat-contracts.ts';
import { newNumber, startWechat, type WechatSandbox } from '../../testing/wechat-sandbox.ts';
import type { Region } from '../regions.ts';
import { ladderOf } from './ladders.ts';

const dayS = [
  15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600,
];
const hoursS = [15, 15, 30, 180, 1_800, 1_800, 1_800, 1_800, 3_600];

const sumOf = (seconds: readonly number[]): number => seconds.reduce((sum, one) => sum + one, 0);

test('a ladder is a day and four minutes in the Mainland, under four hours abroad', () => {
  assert.deepEqual([sumOf(dayS), sumOf(hoursS)], [24 * 3_600 + 240, 11_040]);
  assert.ok(sumOf(hoursS) < 4 * 3_600);
});

const priced: Record<Region, { path: string; currency: string }> = {
  cn: { path: '/v3/pay/transactions/native', currency: 'CNY' },
  hk: { path: '/hk/v3/transactions/native', currency: 'HKD' },
  global: { path: '/v3/global/transactions/native', currency: 'HKD' },
};

async function paidIn(region: Region, { shop, receiver }: WechatSandbox): Promise<string> {
  const number = newNumber();
  const { path, currency } = priced[region];
  const answered = await shop.call('POST', path, {
    appid: shop.appId,
    mchid: shop.mchId,
    description: '增值50元',
    out_trade_no: number,
    notify_url: receiver.url,
    amount: { total: 5_000, currency },
    ...(region === 'cn' ? {} : { trade_type: 'NATIVE', merchant_category_code: '4814' }),
  });
  assert.equal(answered.status, 200, answered.raw.toString());
  await shop.control('POST', `/sandbox/trades/${number}/pay`);
  return number;
}

async function chargedAbroad(sandbox: WechatSandbox): Promise<string> {
  sandbox.receiver.answerWith(200);
  const contract = await signedAbroad(sandbox);
  sandbox.receiver.answerWith(500);
  const number = newNumber();
  await payAbroad(sandbox, contract, number);
  return number;
}

async function contractAbroad(sandbox: WechatSandbox): Promise<string> {
  await signedAbroad(sandbox);
  const { body } = await sandbox.shop.control('GET', '/sandbox/contracts');
  return (body['contracts'] as { code: string }[])[0]?.code ?? '';
}

interface Notice {
  state: string;
  /** When it goes out next. */
  dueMs: number | null;
  deliveries: { atMs: number }[];
}

/** The truth about what was told of an order or a contract. */
async function noticeOf({ shop }: WechatSandbox, number: string): Promise<Notice | undefined> {
  const { body } = await shop.control('GET', `/sandbox/trades/${number}`);
  const { body: all } = await shop.control('GET', '/sandbox/contracts');
  const contracts = all['contracts'] as { code: string; notices: Notice[] }[];
  const ofOrder = body['notices'] as Notice[] | undefined;
  return (ofOrder ?? contracts.find(({ code }) => code === number)?.notices)?.[0];
}

const idIn = (raw: string): string => String(JSON.parse(raw).id);

/** What the shop is told of, and the waits after each round that it does not take. */
const cases: [
  what: string,
  region: Region,
  waitsS: readonly number[],
  tell: (sandbox: WechatSandbox) => Promise<string>,
][] = [
  ['a payment in the Mainland', 'cn', dayS, (sandbox) => paidIn('cn', sandbox)],
  ['a payment by the Hong Kong wallet', 'hk', dayS, (sandbox) => paidIn('hk', sandbox)],
  ['a payment across the border', 'global', hoursS, (sandbox) => paidIn('global', sandbox)],
  ['a contract', 'global', hoursS, contractAbroad],
  ['a charge by a contract', 'global', hoursS, chargedAbroad],
];

for (const [what, region, waitsS, tell] of cases) {
  test(`${what} is told ${waitsS.length + 1} times to a shop that takes no notice`, async () => {
    const sandbox = await startWechat({ region });
    const { receiver } = sandbox;
    receiver.answerWith(500);
    let nowMs = Date.now();
    const times = [nowMs];
    sandbox.setClock(nowMs, 0);
    const number = await tell(sandbox);
    const hasEnded = (round: number) =>
      waitFor(async () => (await noticeOf(sandbox, number))?.deliveries.length === round);
    for (const [round, waitS] of waitsS.entries()) {
      await hasEnded(round + 1);
      nowMs += waitS * 1_000;
      // What goes out too early may be on its way while one looks: it says itself when it does.
      assert.equal((await noticeOf(sandbox, number))?.dueMs, nowMs, `round ${round + 2}`);
      sandbox.setClock(nowMs, 0);
      times.push(nowMs);
    }
    await hasEnded(waitsS.length + 1);
    const told = await noticeOf(sandbox, number);
    assert.equal(told?.state, 'given-up');
    const wentAt = told.deliveries.map(({ atMs }) => atMs);
    assert.deepEqual(wentAt, times);
    const ids = receiver.of(number).map(({ raw }) => idIn(raw));
    assert.deepEqual([ids.length, new Set(ids).size], [waitsS.length + 1, 1]);
    await sandbox.close();
  });
}

test('in the Mainland a charge by a contract is told for hours, its refund for a day', () => {
  const charge = { about: 'transaction', content: { trade_type: 'PAP' } } as const;
  assert.equal(ladderOf('cn', charge).length, 9);
  assert.equal(ladderOf('cn', { about: 'refund', content: {} }).length, 15);
});
