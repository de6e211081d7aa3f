import type { Words } from '#base';
import type { RuleEvent } from '#auto-topups';
import type { AttemptState } from '#payments';
import type { TimelineEntry } from '#topups';

/** What became of an order, as the paper of an appeal says it. */
export const orderEventNames: Readonly<Record<TimelineEntry['event'], Words>> = {
  ordered: { en: 'Ordered', 'zh-Hant': '已落單', 'zh-Hans': '已下单' },
  payment_started: {
    en: 'Payer sent to the provider',
    'zh-Hant': '付款人已轉往付款機構',
    'zh-Hans': '付款人已转到支付机构',
  },
  payment_unknown: {
    en: 'Paid or not became unknown',
    'zh-Hant': '未知是否已付款',
    'zh-Hans': '未知是否已支付',
  },
  paid: { en: 'Paid', 'zh-Hant': '已付款', 'zh-Hans': '已支付' },
  credited: { en: 'Credited', 'zh-Hant': '已到帳', 'zh-Hans': '已到账' },
  held_for_review: { en: 'Held for review', 'zh-Hant': '待人手覆核', 'zh-Hans': '待人工复核' },
  not_charged: { en: 'Not charged', 'zh-Hant': '沒有收費', 'zh-Hans': '没有扣款' },
  refund_started: { en: 'Refund started', 'zh-Hant': '已開始退款', 'zh-Hans': '已开始退款' },
  part_refund_started: {
    en: 'Refund of a part started',
    'zh-Hant': '開始部分退款',
    'zh-Hans': '开始部分退款',
  },
  part_refunded: {
    en: 'A part was refunded',
    'zh-Hant': '已退回部分款項',
    'zh-Hans': '已退回部分款项',
  },
  refund_failed: {
    en: 'The refund did not go through',
    'zh-Hant': '退款未能完成',
    'zh-Hans': '退款未能完成',
  },
  charged_back: {
    en: 'The bank took the payment back',
    'zh-Hant': '銀行已收回這筆付款',
    'zh-Hans': '银行已收回这笔付款',
  },
  chargeback_won: {
    en: 'The bank returned the payment',
    'zh-Hant': '銀行已退還這筆付款',
    'zh-Hans': '银行已退还这笔付款',
  },
  refunded: { en: 'Refunded', 'zh-Hant': '已退款', 'zh-Hans': '已退款' },
  undone: { en: 'Taken back', 'zh-Hant': '已撤回', 'zh-Hans': '已撤回' },
};

/** How an attempt to pay stands. */
export const attemptStateNames: Readonly<Record<AttemptState, Words>> = {
  created: { en: 'Number written', 'zh-Hant': '已編號', 'zh-Hans': '已编号' },
  sent: { en: 'Sent', 'zh-Hant': '已送出', 'zh-Hans': '已发出' },
  pending: { en: 'Pending', 'zh-Hant': '處理中', 'zh-Hans': '处理中' },
  unknown: { en: 'Unknown', 'zh-Hant': '未知', 'zh-Hans': '未知' },
  captured: { en: 'Captured', 'zh-Hant': '已收款', 'zh-Hans': '已收款' },
  failed: { en: 'Refused', 'zh-Hant': '已被拒絕', 'zh-Hans': '已被拒绝' },
  closed: { en: 'Closed', 'zh-Hant': '已關閉', 'zh-Hans': '已关闭' },
  mismatched: {
    en: 'Something else was paid',
    'zh-Hant': '所付款項不符',
    'zh-Hans': '所付款项不符',
  },
};

/** What a rule of auto top-up did. */
export const ruleEventNames: Readonly<Record<RuleEvent['event'], Words>> = {
  turned_on: { en: 'Turned on', 'zh-Hant': '已開啟', 'zh-Hans': '已开启' },
  changed: { en: 'Changed', 'zh-Hant': '已更改', 'zh-Hans': '已更改' },
  turned_off: { en: 'Turned off', 'zh-Hant': '已停止', 'zh-Hans': '已停止' },
  ordered: { en: 'Ordered', 'zh-Hant': '已下單', 'zh-Hans': '已下单' },
  charged: { en: 'Charged', 'zh-Hant': '已扣款', 'zh-Hans': '已扣款' },
  declined: { en: 'Declined', 'zh-Hant': '被拒', 'zh-Hans': '被拒' },
  called_off: { en: 'Called off', 'zh-Hant': '已取消', 'zh-Hans': '已取消' },
  skipped: { en: 'Left out', 'zh-Hant': '已略過', 'zh-Hans': '已略过' },
  refused: { en: 'Not made', 'zh-Hant': '沒有進行', 'zh-Hans': '没有进行' },
  paused: { en: 'Paused', 'zh-Hant': '已暫停', 'zh-Hans': '已暂停' },
  resumed: { en: 'Goes on', 'zh-Hant': '已恢復', 'zh-Hans': '已恢复' },
  told_ahead: { en: 'Told ahead', 'zh-Hant': '已預先通知', 'zh-Hans': '已提前通知' },
};
