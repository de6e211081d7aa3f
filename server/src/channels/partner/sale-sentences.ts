import type { Words } from '#base';
import { words } from './words-of.ts';

/**
 * Why a top-up was not sold or not taken back, and what a program or its people can do about it.
 */
export const saleSentences: Readonly<Record<string, Words>> = {
  request_key_reused: words(
    'This reference stands for ever for what was sent under it first, in each of its fields, as an order or not. This differs: take a new reference for a new top-up.',
    '此參考編號永遠代表首次以它提交的內容（包括每個欄位，以及是否訂單）。今次內容不同：新的增值請用新的參考編號。',
    '该参考号永远代表首次用它提交的内容（包括每个字段，以及是否订单）。这次内容不同：新的充值请用新的参考号。',
  ),
  topup_twin: words(
    'The same amount went to this number minutes ago, as {topup}. If this is another, send it with "isTwinIntended": true and a new reference.',
    '數分鐘前此號碼已增值相同金額（{topup}）。如屬另一次，請以新的參考編號連同 "isTwinIntended": true 提交。',
    '几分钟前该号码已充值相同金额（{topup}）。如属另一次，请用新的参考号连同 "isTwinIntended": true 提交。',
  ),
  topup_amount_invalid: words(
    'A top-up is {leastMinor} to {mostMinor} cents in steps of {stepMinor}: amountMinor counts cents.',
    '增值額須為 {leastMinor} 至 {mostMinor} 仙，並為 {stepMinor} 仙的倍數（amountMinor 以仙為單位）。',
    '充值额须为 {leastMinor} 至 {mostMinor} 分，并为 {stepMinor} 分的倍数（amountMinor 以分为单位）。',
  ),
  topup_limit_30_days: words(
    'This number has reached what may be topped up within 30 days. Nothing was sold.',
    '此號碼已達30日增值上限，沒有售出。',
    '该号码已达30天充值上限，没有售出。',
  ),
  topup_limit_balance: words(
    'This number would hold more than is allowed. Nothing was sold.',
    '此號碼的結餘會超過上限，沒有售出。',
    '该号码的余额会超过上限，没有售出。',
  ),
  receiver_unknown: words(
    'This number is none of this operator’s. Nothing was sold; please check the number.',
    '此號碼不屬本營運商，沒有售出，請核對號碼。',
    '该号码不属于本运营商，没有售出，请核对号码。',
  ),
  partner_number_impossible: words(
    'This is not a phone number. Send it in E.164, such as +85251234567.',
    '這不是電話號碼。請以 E.164 格式提交，例如 +85251234567。',
    '这不是电话号码。请以 E.164 格式提交，例如 +85251234567。',
  ),
  line_closed: words(
    'This number is not in use any more ({state}). Nothing was sold.',
    '此號碼已停用（{state}），沒有售出。',
    '该号码已停用（{state}），没有售出。',
  ),
  float_too_low: words(
    'The float has {availableMinor} cents left to sell. Have stock issued, then send it under a new reference.',
    '預付資金只餘 {availableMinor} 仙可供出售。請補充後以新的參考編號提交。',
    '预付资金只剩 {availableMinor} 分可供出售。请补充后用新的参考号提交。',
  ),
  sale_amount_outside_tier: words(
    'Your terms allow {leastMinor} to {mostMinor} cents at a time.',
    '按你的條款，每次可售 {leastMinor} 至 {mostMinor} 仙。',
    '按您的条款，每次可售 {leastMinor} 至 {mostMinor} 分。',
  ),
  sale_limit_day: words(
    'Your limit of today is reached: {leftMinor} cents are left. Tomorrow, send it under a new reference.',
    '已達今日限額，尚餘 {leftMinor} 仙。請於明日以新的參考編號提交。',
    '已达今日限额，尚余 {leftMinor} 分。请在明日用新的参考号提交。',
  ),
  sale_limit_week: words(
    'Your limit of this week is reached. Later, send it under a new reference.',
    '已達本星期限額。請稍後以新的參考編號提交。',
    '已达本周限额。请稍后用新的参考号提交。',
  ),
  sale_limit_month: words(
    'Your limit of this month is reached: {leftMinor} cents are left. Later, send it under a new reference.',
    '已達本月限額，尚餘 {leftMinor} 仙。請稍後以新的參考編號提交。',
    '已达本月限额，尚余 {leftMinor} 分。请稍后用新的参考号提交。',
  ),
  chain_limit_day: words(
    'Your chain has reached its limit of today: {leftMinor} cents are left.',
    '你所屬的連鎖已達今日限額，尚餘 {leftMinor} 仙。',
    '您所属的连锁已达今日限额，尚余 {leftMinor} 分。',
  ),
  chain_limit_month: words(
    'Your chain has reached its limit of this month: {leftMinor} cents are left.',
    '你所屬的連鎖已達本月限額，尚餘 {leftMinor} 仙。',
    '您所属的连锁已达本月限额，尚余 {leftMinor} 分。',
  ),
  reseller_suspended: words(
    'Your business may not sell at present. Only the operator can change that.',
    '你的商戶目前不可銷售，只有營運商可以更改。',
    '您的商户目前不可销售，只有运营商可以更改。',
  ),
  reseller_closed_now: words(
    'Your business does not sell at this hour.',
    '你的商戶在此時段不作銷售。',
    '您的商户在此时段不销售。',
  ),
  sale_price_changed: words(
    'It costs {priceMinor} cents by now, more than mostMinor. Show the new price, and send it under a new reference.',
    '現時售價為 {priceMinor} 仙，高於 mostMinor。請展示新價格，並以新的參考編號提交。',
    '现在售价为 {priceMinor} 分，高于 mostMinor。请展示新价格，并用新的参考号提交。',
  ),
  sale_unknown: words(
    'Nothing was sold or refused for good under this so far. A copy that is still on its way may sell it: send the same again to be sure.',
    '目前未有以此售出或被最終拒絕的增值。仍在途中的請求或會售出，如要確定請以相同內容再次提交。',
    '目前没有以此售出或被最终拒绝的充值。仍在途中的请求可能会售出，如要确定请以相同内容再次提交。',
  ),
  undo_not_possible: words(
    'This top-up cannot be taken back.',
    '此次增值不能取消。',
    '此次充值不能撤销。',
  ),
  undo_spent: words(
    'Part of it has been used, so it cannot be taken back.',
    '部分已使用，不能取消。',
    '部分已使用，不能撤销。',
  ),
  loan_open: words(
    'Part of it has paid what this number owed, which cannot be put back, so it cannot be taken back.',
    '部分已用於償還此號碼的欠款，未能復原，因此不能取消。',
    '部分已用于偿还该号码的欠款，无法恢复，因此不能撤销。',
  ),
  undo_too_late: words(
    'The time for taking it back is over.',
    '已超過可取消的時間。',
    '已超过可撤销的时间。',
  ),
  content_type_unknown: words(
    'Send the body with Content-Type: application/json.',
    '請以 Content-Type: application/json 提交內容。',
    '请以 Content-Type: application/json 提交内容。',
  ),
  body_unreadable: words(
    'The body cannot be read: {what}.',
    '無法讀取內容（{what}）。',
    '无法读取内容（{what}）。',
  ),
  body_too_large: words(
    'The body is larger than this address takes.',
    '內容超過此網址可接受的大小。',
    '内容超过此地址可接受的大小。',
  ),
  request_invalid: words(
    'Some of what was sent is not right; "errors" says where and what.',
    '部分內容有誤，詳見 "errors"。',
    '部分内容有误，详见 "errors"。',
  ),
};
