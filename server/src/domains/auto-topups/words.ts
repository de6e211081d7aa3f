import type { Words } from '#base';
import type { Why } from './why.ts';

/** Why a rule rests that its wallet has not declined. */
export type HaltReason =
  | 'mandate_over'
  | 'charged_back'
  /** Its day is none of those on which its mandates let anything be taken. */
  | 'plan_days';

/** Why one has ended that its owner did not stop. */
type EndReason = 'line_lost';

/**
 * Why a top-up was not made and what helps, as owners are told: at most 13 signs of Chinese and 40
 * of English, for which the texts have room.
 */
export const whyWords: Readonly<Record<Why | HaltReason | EndReason, Words>> = {
  line_lost: {
    en: 'the line is no longer yours',
    'zh-Hant': '號碼已不屬於你',
    'zh-Hans': '号码已不属于您',
  },
  charged_back: {
    en: 'your bank took back a payment',
    'zh-Hant': '銀行已收回一筆付款',
    'zh-Hans': '银行已收回一笔付款',
  },
  plan_days: {
    en: 'your wallet pays on other days only',
    'zh-Hant': '錢包只可在其他日子扣款',
    'zh-Hans': '钱包只可在其他日子扣款',
  },
  line_barred: {
    en: 'the line is stopped or has expired',
    'zh-Hant': '號碼已暫停或到期',
    'zh-Hans': '号码已停机或到期',
  },
  line_idle: {
    en: 'the line has long been unused',
    'zh-Hant': '號碼已久未使用',
    'zh-Hans': '号码久未使用',
  },
  cap_amount: {
    en: 'the 30-day amount cap is reached',
    'zh-Hant': '已達30日金額上限',
    'zh-Hans': '已达30天金额上限',
  },
  cap_times: {
    en: 'the 30-day count cap is reached',
    'zh-Hant': '已達30日次數上限',
    'zh-Hans': '已达30天次数上限',
  },
  mandate_over: {
    en: 'no saved method is left to pay with',
    'zh-Hant': '沒有可用的付款授權',
    'zh-Hans': '没有可用的付款授权',
  },
  mandate_limit: {
    en: 'your wallet authorisation allows no more',
    'zh-Hant': '已達付款授權限額',
    'zh-Hans': '已达付款授权限额',
  },
  mandate_busy: {
    en: 'another payment is being confirmed',
    'zh-Hant': '另一筆付款正在確認',
    'zh-Hans': '另一笔付款正在确认',
  },
  mandate_rests: {
    en: 'your wallet declined, we will retry',
    'zh-Hant': '錢包拒絕付款，稍後再試',
    'zh-Hans': '钱包拒绝付款，稍后再试',
  },
  mandate_untold: {
    en: 'your wallet must announce it first',
    'zh-Hant': '須先由錢包預告，稍後再試',
    'zh-Hans': '须先由钱包预告，稍后再试',
  },
  mandate_later: {
    en: 'your wallet can only be charged later',
    'zh-Hant': '錢包現時不可扣款，稍後再試',
    'zh-Hans': '钱包现时不可扣款，稍后再试',
  },
  method_failing: {
    en: 'this way to pay is failing just now',
    'zh-Hant': '付款方式暫時故障，稍後再試',
    'zh-Hans': '付款方式暂时故障，稍后再试',
  },
  declined_often: {
    en: 'your wallet declined several times',
    'zh-Hant': '錢包多次拒絕付款',
    'zh-Hans': '钱包多次拒绝付款',
  },
  month_over: {
    en: 'the monthly top-up came too late',
    'zh-Hant': '每月增值已錯過時間',
    'zh-Hans': '每月充值已错过时间',
  },
  told_late: {
    en: 'you could not be told of it in time',
    'zh-Hant': '未能依時預告，本月不扣款',
    'zh-Hans': '未能及时预告，本月不扣款',
  },
  topup_pending: {
    en: 'another top-up is not confirmed yet',
    'zh-Hant': '另一筆增值尚未確認',
    'zh-Hans': '另一笔充值尚未确认',
  },
  amount_not_sold: {
    en: 'its amount is no longer on offer',
    'zh-Hant': '所選增值額已停售，請重設',
    'zh-Hans': '所选充值额已停售，请重设',
  },
  order_refused: {
    en: 'the limits of the line allow no more now',
    'zh-Hant': '已達號碼增值或結餘限額',
    'zh-Hans': '已达号码充值或余额限额',
  },
};

/** What a month's was not made for, once it is over: nothing is tried later any more. */
export const lastWhyWords: Readonly<Partial<Record<Why, Words>>> = {
  line_barred: { en: 'line stopped', 'zh-Hant': '號碼停用', 'zh-Hans': '号码停机' },
  cap_amount: { en: 'amount cap', 'zh-Hant': '金額上限', 'zh-Hans': '金额上限' },
  cap_times: { en: 'count cap', 'zh-Hant': '次數上限', 'zh-Hans': '次数上限' },
  mandate_over: { en: 'no saved method', 'zh-Hant': '沒有授權', 'zh-Hans': '没有授权' },
  mandate_limit: { en: 'wallet limit', 'zh-Hant': '授權限額', 'zh-Hans': '授权限额' },
  mandate_busy: { en: 'open payment', 'zh-Hant': '付款未定', 'zh-Hans': '付款未定' },
  mandate_rests: { en: 'wallet declined', 'zh-Hant': '錢包拒絕', 'zh-Hans': '钱包拒绝' },
  mandate_untold: { en: 'not announced', 'zh-Hant': '未有預告', 'zh-Hans': '未有预告' },
  method_failing: { en: 'method failed', 'zh-Hant': '付款故障', 'zh-Hans': '付款故障' },
  topup_pending: { en: 'open top-up', 'zh-Hant': '增值未定', 'zh-Hans': '充值未定' },
  amount_not_sold: { en: 'amount not sold', 'zh-Hant': '面額停售', 'zh-Hans': '面额停售' },
  order_refused: { en: 'line limits', 'zh-Hant': '號碼限額', 'zh-Hans': '号码限额' },
};

/** Why a month's is not made any more, or not on the `isLast` day for it. */
export function monthOverWords(lastWhy: Why | undefined, isLast = false): Words {
  if (lastWhy === 'told_late') return whyWords.told_late;
  const last = lastWhy && lastWhyWords[lastWhy];
  if (!last) return whyWords.month_over;
  if (isLast)
    return {
      en: `today is its last day (${last.en})`,
      'zh-Hant': `今日是最後限期(${last['zh-Hant']})`,
      'zh-Hans': `今天是最后期限(${last['zh-Hans']})`,
    };
  return {
    en: `the month is over (${last.en})`,
    'zh-Hant': `每月增值已過(${last['zh-Hant']})`,
    'zh-Hans': `每月充值已过(${last['zh-Hans']})`,
  };
}

/** Why in words for a reason of the log; what ordering itself refused has one sentence. */
export function whyInWords(reason: string | null): Words | null {
  if (reason === null) return null;
  return reason in whyWords ? whyWords[reason as keyof typeof whyWords] : whyWords.order_refused;
}
