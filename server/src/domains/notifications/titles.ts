import type { Words } from '#base';
import { autoTopupTitles } from './auto-topup-titles.ts';
import type { MessageKind } from './message.ts';

/**
 * What each kind of message is about, for ways that show a title: the subject of a mail, the first
 * line on a lock screen. It names no amount and nobody, since a lock screen is read by others.
 */
export const titles: Readonly<Record<MessageKind, Words>> = {
  sign_in_code: { 'zh-Hant': '登入驗證碼', 'zh-Hans': '登录验证码', en: 'Your sign-in code' },
  email_code: {
    'zh-Hant': '確認你的電郵地址',
    'zh-Hans': '确认您的邮箱',
    en: 'Confirm your e-mail address',
  },
  developer_code: {
    'zh-Hant': '合作夥伴登記驗證碼',
    'zh-Hans': '合作伙伴登记验证码',
    en: 'Your code to register as a partner',
  },
  developer_invitation: {
    'zh-Hant': '合作夥伴平台邀請碼',
    'zh-Hans': '合作伙伴平台邀请码',
    en: 'Your code for the partners’ portal',
  },
  developer_factors_set: {
    'zh-Hant': '密碼及驗證器已重設',
    'zh-Hans': '密码和验证器已重设',
    en: 'Password and authenticator set anew',
  },
  topup_credited: { 'zh-Hant': '增值成功', 'zh-Hans': '充值成功', en: 'Top-up received' },
  topup_pending: { 'zh-Hant': '增值處理中', 'zh-Hans': '充值处理中', en: 'Top-up being processed' },
  topup_not_charged: {
    'zh-Hant': '增值未成功',
    'zh-Hans': '充值未成功',
    en: 'Top-up did not go through',
  },
  topup_failed: {
    'zh-Hant': '增值未成功，款項將退回',
    'zh-Hans': '充值未成功，款项将退回',
    en: 'Top-up failed, money goes back',
  },
  gift_paid: {
    'zh-Hant': '已為他人增值',
    'zh-Hans': '已为他人充值',
    en: 'Your top-up for someone arrived',
  },
  sale_made: { 'zh-Hant': '已售出增值', 'zh-Hans': '已售出充值', en: 'A top-up was sold' },
  payout_account_changed: {
    'zh-Hant': '收款帳戶已更改',
    'zh-Hans': '收款账户已更改',
    en: 'Another account for payouts',
  },
  gift_received: {
    'zh-Hant': '有人為你增值',
    'zh-Hans': '有人为您充值',
    en: 'Someone topped you up',
  },
  gift_taken_back: {
    'zh-Hant': '他人增值已取回',
    'zh-Hans': '他人充值已取回',
    en: 'A top-up for you was taken back',
  },
  sim_swap_asked: {
    'zh-Hant': '有人申請新SIM卡',
    'zh-Hans': '有人申请新SIM卡',
    en: 'A new SIM was asked for',
  },
  sim_swap_done: {
    'zh-Hant': '已轉用新SIM卡',
    'zh-Hans': '已启用新SIM卡',
    en: 'New SIM in use',
  },
  sim_swap_stopped: {
    'zh-Hant': '已取消更換SIM卡',
    'zh-Hans': '已取消更换SIM卡',
    en: 'New SIM stopped',
  },
  line_closing: {
    'zh-Hant': '線路正在關閉',
    'zh-Hans': '线路正在关闭',
    en: 'Your line is being closed',
  },
  closing_came_back: {
    'zh-Hant': '退款未能入帳',
    'zh-Hans': '退款未能入账',
    en: 'Your refund came back',
  },
  balance_corrected_up: {
    'zh-Hant': '已更正結餘',
    'zh-Hans': '已更正余额',
    en: 'Balance corrected',
  },
  balance_corrected_down: {
    'zh-Hant': '已更正結餘',
    'zh-Hans': '已更正余额',
    en: 'Balance corrected',
  },
  debt_written_off: {
    'zh-Hant': '欠款已免除',
    'zh-Hans': '欠款已免除',
    en: 'Debt written off',
  },
  topup_undone: { 'zh-Hant': '增值已取消', 'zh-Hans': '充值已取消', en: 'Top-up undone' },
  topup_held: { 'zh-Hant': '增值覆核中', 'zh-Hans': '充值复核中', en: 'Top-up being checked' },
  topup_mismatched: {
    'zh-Hant': '增值款項不符',
    'zh-Hans': '充值款项不符',
    en: 'A payment does not match',
  },
  topup_still_held: {
    'zh-Hant': '增值款項仍在覆核',
    'zh-Hans': '充值款项仍在复核',
    en: 'A payment is still being checked',
  },
  topup_taken_by_bank: {
    'zh-Hant': '增值已取消',
    'zh-Hans': '充值已取消',
    en: 'Top-up cancelled',
  },
  refund_made: { 'zh-Hant': '已退款', 'zh-Hans': '已退款', en: 'Refund made' },
  refund_failed: {
    'zh-Hant': '退款未能完成',
    'zh-Hans': '退款未能完成',
    en: 'Refund did not go through',
  },
  term_renews: { 'zh-Hant': '即將續期', 'zh-Hans': '即将续订', en: 'A renewal is coming up' },
  term_ends: { 'zh-Hant': '即將結束', 'zh-Hans': '即将结束', en: 'A plan or pack ends soon' },
  term_renewed: { 'zh-Hant': '已續期', 'zh-Hans': '已续订', en: 'Renewed' },
  term_lapsed: { 'zh-Hant': '未能續期', 'zh-Hans': '未能续订', en: 'Not renewed' },
  term_outlived: {
    'zh-Hant': '不再續期',
    'zh-Hans': '不再续订',
    en: 'Not renewed: your SIM ends first',
  },
  term_withdrawn: { 'zh-Hant': '組合已停售', 'zh-Hans': '套餐已停售', en: 'No longer sold' },
  fee_owed: {
    'zh-Hant': '費用未能扣除',
    'zh-Hans': '费用未能扣除',
    en: 'A fee could not be taken',
  },
  balance_low: {
    'zh-Hant': '結餘快用完',
    'zh-Hans': '余额即将用完',
    en: 'Your balance is running low',
  },
  balance_low_today: {
    'zh-Hant': '結餘今日或用完',
    'zh-Hans': '余额今日或用完',
    en: 'Your balance may run out today',
  },
  balance_below: { 'zh-Hant': '結餘偏低', 'zh-Hans': '余额偏低', en: 'Your balance is low' },
  balance_gone: { 'zh-Hant': '結餘已用完', 'zh-Hans': '余额已用完', en: 'Your balance is used up' },
  bonus_expired: {
    'zh-Hant': '贈送金額已到期',
    'zh-Hans': '赠送金额已到期',
    en: 'A bonus has expired',
  },
  line_expires: { 'zh-Hant': '儲值卡快到期', 'zh-Hans': '卡即将到期', en: 'Your SIM expires soon' },
  line_expires_today: {
    'zh-Hant': '儲值卡今日到期',
    'zh-Hans': '卡今日到期',
    en: 'Your SIM expires today',
  },
  line_blocked: { 'zh-Hant': '儲值卡已到期', 'zh-Hans': '卡已到期', en: 'Your SIM has expired' },
  zone_switched: {
    'zh-Hant': '已到另一地區',
    'zh-Hans': '已到另一地区',
    en: 'You are in another zone',
  },
  zone_uncapped: {
    'zh-Hant': '已到另一地區',
    'zh-Hans': '已到另一地区',
    en: 'You are in another zone',
  },
  zone_closed: { 'zh-Hant': '此地數據未開通', 'zh-Hans': '此地流量未开通', en: 'Data is off here' },
  pack_nearly_used: {
    'zh-Hant': '數據組合快用完',
    'zh-Hans': '流量包即将用完',
    en: 'A pack is nearly used',
  },
  pack_used_up: { 'zh-Hant': '數據組合已用完', 'zh-Hans': '流量包已用完', en: 'A pack is used up' },
  pack_stopped: {
    'zh-Hant': '組合已用完，服務暫停',
    'zh-Hans': '套餐已用完，服务暂停',
    en: 'A pack is used up and has stopped',
  },
  daily_cap_reached: {
    'zh-Hant': '已達每日上限',
    'zh-Hans': '已达每日封顶',
    en: 'Daily cap reached',
  },
  unusual_use: { 'zh-Hant': '用量異常', 'zh-Hans': '用量异常', en: 'Unusual use' },
  ...autoTopupTitles,
  topup_charged_back: {
    'zh-Hant': '銀行已取回款項',
    'zh-Hans': '银行已取回款项',
    en: 'Your bank took a payment back',
  },
  topup_put_back: {
    'zh-Hant': '增值已重新存入',
    'zh-Hans': '充值已重新到账',
    en: 'Your top-up is back',
  },
  appeal_opened: { 'zh-Hant': '已收到申訴', 'zh-Hans': '已收到申诉', en: 'We have your appeal' },
  appeal_replied: {
    'zh-Hant': '申訴有新進展',
    'zh-Hans': '申诉有新进展',
    en: 'News about your appeal',
  },
  appeal_asked: {
    'zh-Hant': '申訴要你補充',
    'zh-Hans': '申诉需您补充',
    en: 'A question about your appeal',
  },
  appeal_answered: {
    'zh-Hant': '申訴已答覆',
    'zh-Hans': '申诉已答复',
    en: 'Your appeal is answered',
  },
  appeal_late: { 'zh-Hant': '申訴處理延誤', 'zh-Hans': '申诉处理延误', en: 'Your appeal is late' },
  webhook_disabled: {
    'zh-Hant': 'Webhook 已停用',
    'zh-Hans': 'Webhook 已停用',
    en: 'Webhook turned off',
  },
  dialogue_answer: { 'zh-Hant': '你的查詢', 'zh-Hans': '您的查询', en: 'Your question' },
};
