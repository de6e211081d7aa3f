import type { Words } from '#base';
import type { Why } from './decide-auto-topup.ts';

/** Why a rule rests that its wallet has not declined. */
export type HaltReason = 'mandate_over' | 'charged_back';

/** Why a top-up was not made and what helps, as owners are told: at most 24 signs of Chinese. */
export const whyWords: Readonly<Record<Why | HaltReason, Words>> = {
  charged_back: {
    en: 'your bank took back a payment',
    'zh-Hant': '銀行已收回一筆付款',
    'zh-Hans': '银行已收回一笔付款',
  },
  line_barred: {
    en: 'the line is stopped or has expired',
    'zh-Hant': '號碼已暫停或到期',
    'zh-Hans': '号码已停机或到期',
  },
  line_idle: {
    en: 'the line was not used for long',
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
    en: 'your wallet declined, we try later',
    'zh-Hant': '錢包拒絕付款，稍後再試',
    'zh-Hans': '钱包拒绝付款，稍后再试',
  },
  mandate_untold: {
    en: 'your wallet must announce it first',
    'zh-Hant': '須先由錢包預告，稍後再試',
    'zh-Hans': '须先由钱包预告，稍后再试',
  },
  method_failing: {
    en: 'this way to pay fails just now',
    'zh-Hant': '付款方式暫時故障，稍後再試',
    'zh-Hans': '付款方式暂时故障，稍后再试',
  },
  declined_often: {
    en: 'your wallet declined several times',
    'zh-Hant': '錢包多次拒絕付款',
    'zh-Hans': '钱包多次拒绝付款',
  },
  month_over: {
    en: 'the monthly one came too late',
    'zh-Hant': '每月增值已錯過時間',
    'zh-Hans': '每月充值已错过时间',
  },
  order_refused: {
    en: 'the limits of the line allow no more now',
    'zh-Hant': '已達號碼增值或結餘限額',
    'zh-Hans': '已达号码充值或余额限额',
  },
};

/** Why in words for a reason of the log; what ordering itself refused has one sentence. */
export function whyInWords(reason: string | null): Words | null {
  if (reason === null) return null;
  return reason in whyWords ? whyWords[reason as keyof typeof whyWords] : whyWords.order_refused;
}
