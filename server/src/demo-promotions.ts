import { addDays, hongKongDay } from '#base';
import type { Context } from '#platform/context';
import { decidePromotion, listPromotions, proposalOf, proposePromotion } from '#promotions';
import { demoFinance } from './demo-finance.ts';

export const demoPromotionCode = 'HARBOUR';
const lastingDays = 180;

/** For whoever types the code before paying; it changes no price that is shown without it. */
const harbour = {
  code: 'harbour_5',
  kind: 'discount',
  name: { en: '5% off with a code', 'zh-Hant': '輸入優惠碼減 5%', 'zh-Hans': '输入优惠码减 5%' },
  budgetMinor: 1_000_000,
  channels: ['app'],
  leastMinor: 5_000,
  basisPoints: 500,
  mostMinor: 5_000,
  usesPerPerson: 3,
  secretCode: demoPromotionCode,
};

/** Waits in the console for a second person of finance. */
const counters = {
  code: 'counters_3',
  kind: 'bonus',
  name: { en: '3% over the counter', 'zh-Hant': '門市增值送 3%', 'zh-Hans': '门店充值送 3%' },
  budgetMinor: 500_000,
  channels: ['agent', 'hall'],
  leastMinor: 10_000,
  basisPoints: 300,
  mostMinor: 3_000,
  validDays: 60,
};

/** One promotion that runs and one that waits, where they are not there yet. */
export async function openDemoPromotions(context: Context): Promise<void> {
  const known = new Set((await listPromotions(context)).map(({ code }) => code));
  const [proposer, decider] = await demoFinance(context);
  const from = hongKongDay(context.clock.now());
  for (const promotion of [harbour, counters]) {
    const { code } = promotion;
    if (known.has(code)) continue;
    const wanted = proposalOf({ ...promotion, from, until: addDays(from, lastingDays) });
    await proposePromotion(context, proposer, wanted);
    if (promotion !== harbour) continue;
    await decidePromotion(context, decider, { code, decision: 'activate' });
  }
}
