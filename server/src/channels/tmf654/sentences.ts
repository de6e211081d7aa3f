import type { Words } from '#base';

function words(en: string, traditional: string, simplified: string): Words {
  return { en, 'zh-Hant': traditional, 'zh-Hans': simplified };
}

/** About the request itself, its key and its token. */
const ofRequests = {
  tmf_method_unknown: words(
    'This address takes {allowed}.',
    '此網址只接受 {allowed}。',
    '此地址只接受 {allowed}。',
  ),
  tmf_page_invalid: words(
    'This page cannot be told: narrow the list by filters instead.',
    '未能提供此頁，請以篩選條件收窄範圍。',
    '无法提供此页，请用筛选条件缩小范围。',
  ),
  tmf_filter_too_wide: words(
    'This filter would have to look through more than {mostRead}: name a line too.',
    '此篩選須查閱超過 {mostRead} 項，請同時指明號碼。',
    '该筛选须查阅超过 {mostRead} 项，请同时指明号码。',
  ),
  tmf_filter_never: words(
    'No event that was named has {fields}: the listener would never be told.',
    '所指事件均沒有 {fields}，接收端將不會收到任何通知。',
    '所指事件均没有 {fields}，接收端将不会收到任何通知。',
  ),
  tmf_filter_value_wrong: words(
    '{field} is never {value}, or is not compared with it that way.',
    '{field} 不會是 {value}，或不可如此比較。',
    '{field} 不会是 {value}，或不能如此比较。',
  ),
  tmf_key_invalid: words(
    'An Idempotency-Key has 1 to 255 visible characters.',
    'Idempotency-Key 須為 1 至 255 個可見字元。',
    'Idempotency-Key 须为 1 至 255 个可见字符。',
  ),
  request_key_reused: words(
    'This key was used for another request.',
    '此識別碼已用於另一項請求。',
    '该标识已用于另一项请求。',
  ),
  tmf_field_unsupported: words(
    'We cannot keep to {field}: leave it out.',
    '我們未能處理 {field}，請略去此項。',
    '我们无法处理 {field}，请省略此项。',
  ),
  tmf_field_fixed: words(
    '{field} is fixed: only description, reason, channel and status change.',
    '{field} 不可更改，只可更改 description、reason、channel 及 status。',
    '{field} 不可更改，只可更改 description、reason、channel 和 status。',
  ),
  tmf_status_unreachable: words(
    'From {from} nothing comes to {to} by a request.',
    '不可由 {from} 改為 {to}。',
    '不可由 {from} 改为 {to}。',
  ),
  tmf_sum_unknown: words('There is no such balance.', '沒有此結餘。', '没有此余额。'),
  tmf_action_unknown: words('There is no such action.', '沒有此項操作。', '没有此项操作。'),
  tmf_listener_unknown: words('There is no such listener.', '沒有此接收端。', '没有此接收端。'),
  tmf_event_of_lines: words(
    '{type} tells of every line: the program needs the scope {needs}.',
    '{type} 涉及所有號碼，程式須獲授予權限範圍 {needs}。',
    '{type} 涉及所有号码，程序须获授予权限范围 {needs}。',
  ),
  webhook_unknown: words('There is no such listener.', '沒有此接收端。', '没有此接收端。'),
  webhook_url_invalid: words(
    'A callback is an https address of the open internet.',
    '回呼網址須為公開互聯網上的 https 網址。',
    '回调地址须为公开互联网上的 https 地址。',
  ),
  partner_token_needed: words(
    'Send an access token: Authorization: Bearer, from POST /oauth/token.',
    '請以 Authorization: Bearer 附上存取權杖（由 POST /oauth/token 取得）。',
    '请以 Authorization: Bearer 附上访问令牌（由 POST /oauth/token 取得）。',
  ),
  partner_token_bound: words(
    'This access token is bound to a certificate that is not shown or not registered any more.',
    '此存取權杖與憑證綁定，而該憑證未有出示，或已不再登記。',
    '该访问令牌与证书绑定，而该证书未出示，或已不再登记。',
  ),
  client_scope_missing: words(
    'This needs the scope {needs}, which the token or the client does not have.',
    '此操作需要權限範圍 {needs}，而權杖或用戶端未獲授予。',
    '此操作需要权限范围 {needs}，而令牌或客户端未获授予。',
  ),
};

/** About amounts, units and caps. */
const ofAmounts = {
  tmf_amount_invalid: words(
    'This is no amount of {units}: above zero, and no more places than it has.',
    '{units} 的金額無效：須大於零，且小數位不可過多。',
    '{units} 的金额无效：须大于零，且小数位不可过多。',
  ),
  tmf_units_unknown: words(
    'Units are HKD; BYTE, KB, MB, GB; SECOND, MINUTE; MESSAGE. A top-up is in HKD.',
    '單位須為 HKD、BYTE、KB、MB、GB、SECOND、MINUTE 或 MESSAGE；增值須以 HKD 計。',
    '单位须为 HKD、BYTE、KB、MB、GB、SECOND、MINUTE 或 MESSAGE；充值须以 HKD 计。',
  ),
  tmf_usage_type_other: words(
    '{units} is not counted as {usageType}.',
    '{units} 不屬於 {usageType}。',
    '{units} 不属于 {usageType}。',
  ),
  balance_unit_other: words(
    'This bucket holds {unit}.',
    '此項結餘以 {unit} 計算。',
    '此项余额以 {unit} 计算。',
  ),
  balance_adjust_above_cap: words(
    'One adjustment moves {most} {unit} at most.',
    '每次調整不可超過 {most} {unit}。',
    '每次调整不可超过 {most} {unit}。',
  ),
  balance_adjust_day_cap: words(
    'This client has adjusted all that it may today ({most} {unit}).',
    '此用戶端今日的調整額已用盡（{most} {unit}）。',
    '该客户端今日的调整额已用尽（{most} {unit}）。',
  ),
  balance_too_large: words(
    'The line may not hold so much.',
    '此號碼的結餘不可超過上限。',
    '该号码的余额不可超过上限。',
  ),
  insufficient_balance: words(
    'There is not enough in this bucket.',
    '此項結餘不足。',
    '此项余额不足。',
  ),
  float_too_low: words('Your float does not hold enough.', '預付資金不足。', '预付资金不足。'),
  topup_amount_invalid: words(
    'A top-up is {leastMinor} to {mostMinor} cents in steps of {stepMinor}.',
    '增值額須為 {leastMinor} 至 {mostMinor} 仙，並為 {stepMinor} 仙的倍數。',
    '充值额须为 {leastMinor} 至 {mostMinor} 分，并为 {stepMinor} 分的倍数。',
  ),
  topup_twin: words(
    'The same was topped up minutes ago. If this is another, send it under a key of its own.',
    '數分鐘前已有相同增值。如屬另一次，請以新的識別碼提交。',
    '数分钟前已有相同充值。如属另一次，请用新的标识提交。',
  ),
};

/** About what is topped up, adjusted, transferred and reserved. */
const ofActions = {
  balance_action_unknown: words('There is no such action.', '沒有此項操作。', '没有此项操作。'),
  balance_action_unfinished: words(
    'Its end is not known yet. Ask again in a moment.',
    '結果尚未確定，請稍後再查詢。',
    '结果尚未确定，请稍后再查询。',
  ),
  balance_action_over: words(
    'It is over ({state}).',
    '此操作已結束（{state}）。',
    '此操作已结束（{state}）。',
  ),
  balance_action_too_late: words(
    'It can be taken back for {hours} hours only.',
    '只可於 {hours} 小時內撤回。',
    '只可在 {hours} 小时内撤回。',
  ),
  balance_line_unnamed: words(
    'Say which line: by bucket, partyAccount, logicalResource or product.',
    '請以 bucket、partyAccount、logicalResource 或 product 指明號碼。',
    '请用 bucket、partyAccount、logicalResource 或 product 指明号码。',
  ),
  balance_line_unknown: words('There is no such line.', '沒有此號碼。', '没有此号码。'),
  balance_line_closed: words('This line is closed.', '此號碼已終止。', '该号码已终止。'),
  balance_bucket_unknown: words('There is no such bucket.', '沒有此項結餘。', '没有此项余额。'),
  balance_bucket_of_another: words(
    'What is named here is not of one line.',
    '所指明的各項不屬於同一號碼。',
    '所指明的各项不属于同一号码。',
  ),
  balance_bucket_over: words('This bucket is over.', '此項結餘已終結。', '此项余额已终结。'),
  balance_bucket_not_for_credit: words(
    'Only the main bucket and those that programs have made can be given to.',
    '只可加入主要結餘，或由程式建立的結餘。',
    '只可加入主要余额，或由程序建立的余额。',
  ),
  balance_bucket_lent: words(
    'What was lent cannot be moved.',
    '借出的款項不可移動。',
    '借出的款项不可移动。',
  ),
  balance_transfer_off: words(
    'This operator does not let money move from line to line.',
    '營運商未開放號碼之間的轉帳。',
    '运营商未开放号码之间的转账。',
  ),
  balance_transfer_above_cap: words(
    'One transfer moves {mostMinor} cents at most.',
    '每次轉帳不可超過 {mostMinor} 仙。',
    '每次转账不可超过 {mostMinor} 分。',
  ),
  balance_transfer_money_only: words(
    'Only money that was paid for can be transferred.',
    '只可轉移已付款的金額。',
    '只可转移已付款的金额。',
  ),
  balance_transfer_to_itself: words(
    'A transfer goes from one line to another.',
    '轉帳須由一個號碼轉至另一個號碼。',
    '转账须由一个号码转至另一个号码。',
  ),
  balance_reserve_too_long: words(
    'A reservation ends in the future, within {mostHours} hours.',
    '預留須於 {mostHours} 小時內到期。',
    '预留须在 {mostHours} 小时内到期。',
  ),
  balance_standing_invalid: words(
    'A top-up that comes again cannot have this {what}.',
    '重複增值的 {what} 無效。',
    '重复充值的 {what} 无效。',
  ),
};

/** What those who write a program against TMF654 are told by code. */
export const sentences: Readonly<Record<string, Words>> = {
  ...ofRequests,
  ...ofAmounts,
  ...ofActions,
};
