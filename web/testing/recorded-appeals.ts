import { autoTopup } from './recorded-auto-topup.ts';
import { hkd, id } from './recorded-values.ts';

const words = (en: string, hant: string, hans: string) => ({
  en,
  'zh-Hant': hant,
  'zh-Hans': hans,
});

const listed = {
  number: '7K2M9 QPX4T',
  kind: 'not_credited' as const,
  state: 'open' as const,
  topup: id('top', 1),
  charge: null,
  line: id('lin', 1),
  stake: hkd(10_000),
  openedAt: '2026-06-29T01:30:00Z',
  dueAt: '2026-07-01T01:30:00Z',
  isLate: false,
};

export const appeal = {
  ...listed,
  firstAnswerBy: '2026-07-01T01:30:00Z',
  firstAnsweredAt: null,
  answerBy: '2026-07-14T15:59:59Z',
  answeredAt: null,
  outcome: null,
  reopenBefore: null,
  canWithdraw: true,
  isTold: true,
  events: [
    {
      at: '2026-06-29T01:30:00Z',
      event: 'opened' as const,
      words: '在地鐵上付了款，畫面轉圈後回到首頁，結餘沒有增加。支付寶顯示已扣款 ¥92。',
      file: null,
    },
    { at: '2026-06-29T01:32:00Z', event: 'attached' as const, words: null, file: '付款截圖.jpg' },
    { at: '2026-06-29T03:10:00Z', event: 'taken' as const, words: null, file: null },
    {
      at: '2026-06-29T03:12:00Z',
      event: 'replied' as const,
      words: '多謝告知。有關紀錄我們已全部調出，正在跟進，你毋須做任何事。',
      file: null,
    },
  ],
  attachments: [
    {
      id: id('atc', 1),
      name: '付款截圖.jpg',
      mediaType: 'image/jpeg' as const,
      sizeBytes: 182_311,
      addedAt: '2026-06-29T01:32:00Z',
    },
  ],
  authorities: [
    {
      code: 'ccss',
      region: 'HK' as const,
      name: words(
        'Customer Complaint Settlement Scheme (CCSS)',
        '解決顧客投訴計劃（CCSS）',
        '解决顾客投诉计划（CCSS）',
      ),
      does: words(
        'Independent mediation of billing disputes of telecom users.',
        '就電訊帳單爭議提供獨立調解。',
        '就电讯账单争议提供独立调解。',
      ),
      reach: words('OFCA, telephone 2180 9521', '通訊辦，電話 2180 9521', '通讯办，电话 2180 9521'),
      costs: words('HK$50 for an accepted case', '受理個案收費 HK$50', '受理个案收费 HK$50'),
      isOpen: false,
      conditions: [
        {
          words: words(
            'The amount in dispute is HK$300 or more.',
            '爭議金額不少於 HK$300。',
            '争议金额不少于 HK$300。',
          ),
          verdict: 'not_met' as const,
          day: null,
        },
        {
          words: words(
            'We have told you that we cannot settle it, our answer has not settled all of it, or 6 weeks have passed since you complained.',
            '我們已告知未能解決、答覆後仍未完全解決，或投訴後已超過6星期。',
            '我们已告知未能解决、答复后仍未完全解决，或投诉后已超过6星期。',
          ),
          verdict: 'not_yet' as const,
          day: '2026-08-11',
        },
      ],
    },
  ],
};

/** Answered, with goodwill, and to be opened again once. */
export const answeredAppeal = {
  ...appeal,
  state: 'answered' as const,
  dueAt: null,
  firstAnsweredAt: '2026-06-29T03:12:00Z',
  answeredAt: '2026-06-29T08:00:00Z',
  outcome: { gives: 'credit' as const, amount: hkd(2_000) },
  reopenBefore: '2026-07-29T08:00:00Z',
  canWithdraw: false,
  events: [
    ...appeal.events,
    {
      at: '2026-06-29T08:00:00Z',
      event: 'answered' as const,
      words: '已收到你的付款，HK$100 已存入該號碼，收據可於App查閱。延誤之處，謹此致歉。',
      file: null,
    },
  ],
};

export const waitingAppeal = {
  ...appeal,
  state: 'waiting' as const,
  dueAt: null,
  isLate: false,
  events: [
    ...appeal.events,
    {
      at: '2026-06-29T05:00:00Z',
      event: 'asked' as const,
      words: '請附上錢包或月結單上該筆付款的截圖，並遮蓋卡號。',
      file: null,
    },
  ],
};

export const lateAppeal = { ...appeal, isLate: true };

export const appeals = {
  appeals: [listed, { ...listed, number: 'Q0V7D 3N8YA', state: 'answered' as const, dueAt: null }],
};

export const promise = { firstAnswerHours: 48, answerDays: 15 };

export const ruleLog = autoTopup.events.slice(1, 2);
