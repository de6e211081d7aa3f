import { mandate } from './recorded-mandates.ts';
import { hkd, id } from './recorded-values.ts';

const declinedOften = {
  en: 'your wallet declined several times',
  'zh-Hant': '錢包多次拒絕付款',
  'zh-Hans': '钱包多次拒绝付款',
};

/** A rule that was paused, so that both the rule and the form stand on the page. */
export const autoTopup = {
  rule: {
    state: 'paused' as const,
    pausedWhy: declinedOften,
    below: hkd(2_000),
    daysLeft: 5,
    amount: hkd(5_000),
    target: null,
    monthlyDay: 10,
    monthlyAmount: hkd(5_000),
    monthlyUntil: '2027-06-30',
    cap: hkd(30_000),
    capTimes: 6,
    intervalMinutes: 60,
    mandates: [mandate.id],
    skipsNext: false,
    used: hkd(10_000),
    usedTimes: 2,
    isUnderWay: false,
    next: null,
  },
  version: 'paused 1782000000000',
  events: [
    {
      at: '2026-06-28T10:31:00Z',
      event: 'paused' as const,
      amount: null,
      why: declinedOften,
      topup: null,
    },
    {
      at: '2026-06-27T10:31:00Z',
      event: 'charged' as const,
      amount: hkd(5_000),
      why: null,
      topup: id('top', 1),
    },
    {
      at: '2026-06-20T10:31:00Z',
      event: 'turned_on' as const,
      amount: null,
      why: null,
      topup: null,
    },
  ],
  mandates: [
    { id: mandate.id, method: mandate.method.name, isScheduledOnly: false },
    {
      id: id('mdt', 2),
      method: { en: 'WeChat Pay', 'zh-Hant': '微信支付', 'zh-Hans': '微信支付' },
      isScheduledOnly: false,
    },
  ],
  proposed: {
    below: hkd(2_000),
    daysLeft: 5,
    amount: hkd(5_000),
    cap: hkd(30_000),
    capTimes: 6,
    intervalMinutes: 60,
  },
  consent: {
    version: '2027-04',
    text: '我同意按此規則以上述付款方式自動扣款，無須每次確認，且永不超過上述上限；兩次扣款的相隔不會短於上述時間，期間結餘再低亦不扣款。每次增值或未能增值都會通知我。我可隨時在此一按停止，即時生效。',
  },
};

/** The same while it is on, with the most that a rule says, and one of it under way. */
export const runningAutoTopup = {
  ...autoTopup,
  rule: {
    ...autoTopup.rule,
    state: 'on' as const,
    pausedWhy: null,
    below: hkd(5_000),
    daysLeft: 7,
    amount: hkd(100_000),
    target: hkd(100_000),
    monthlyDay: 15,
    monthlyAmount: hkd(100_000),
    cap: hkd(500_000),
    capTimes: 12,
    mandates: autoTopup.mandates.map(({ id: mandateId }) => mandateId),
    skipsNext: true,
    used: hkd(400_000),
    usedTimes: 4,
    isUnderWay: true,
    next: { cause: 'monthly' as const, day: '2026-07-15', at: null },
  },
  version: 'on 1782000000000',
};
