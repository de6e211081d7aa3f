import type { Words } from '#base';
import { counterSentences } from '#topups';
import { voucherSaleSentences, voucherSentences } from '#vouchers';

/** What who sells is told by code, where that is more than what its kind says. */
export const sentences: Readonly<Record<string, Words>> = {
  ...counterSentences,
  ...voucherSentences,
  ...voucherSaleSentences,
  till_sign_in_needed: {
    en: 'You are not signed in any more. Please sign in again.',
    'zh-Hant': '登入已失效，請重新登入。',
    'zh-Hans': '登录已失效，请重新登录。',
  },
  operator_sign_in_wrong: {
    en: 'Login or PIN is wrong.',
    'zh-Hant': '登入名稱或密碼不正確。',
    'zh-Hans': '登录名或密码不正确。',
  },
  sign_in_locked: {
    en: 'There were too many tries with this login. Please wait {retryAfterSeconds} seconds.',
    'zh-Hant': '此登入名稱嘗試次數過多，請於{retryAfterSeconds}秒後再試。',
    'zh-Hans': '该登录名尝试次数过多，请在{retryAfterSeconds}秒后再试。',
  },
  till_unknown: {
    en: 'This shop has no open till of that number.',
    'zh-Hant': '此商戶沒有此號碼的收銀機。',
    'zh-Hans': '该商户没有此编号的收银台。',
  },
  reseller_suspended: {
    en: 'This shop may not sell at present. Please call us.',
    'zh-Hant': '此商戶現時未能銷售，請致電我們。',
    'zh-Hans': '该商户目前不能销售，请致电我们。',
  },
  reseller_closed_now: {
    en: 'This shop does not sell at this hour.',
    'zh-Hant': '此商戶於此時段不能銷售。',
    'zh-Hans': '该商户在此时段不能销售。',
  },
  till_away: {
    en: 'This till is {metres} m away from its shop, and sells within {withinMetres} m. Nothing was sold.',
    'zh-Hant': '此收銀機距離商戶{metres}米，只可在{withinMetres}米內銷售。沒有售出。',
    'zh-Hans': '此收银台距离商户{metres}米，只能在{withinMetres}米内销售。没有售出。',
  },
  till_place_unknown: {
    en: 'Where this till is must be known to within {withinMetres} m. Please let this browser use its position and sell again. Nothing was sold.',
    'zh-Hant':
      '須確定此收銀機的位置（{withinMetres}米內）。請允許瀏覽器使用位置，然後重新銷售。沒有售出。',
    'zh-Hans':
      '须确定此收银台的位置（{withinMetres}米内）。请允许浏览器使用位置，然后重新销售。没有售出。',
  },
  number_not_confirmed: {
    en: 'The two numbers differ, or the check digit is wrong. Please type it again.',
    'zh-Hant': '兩次輸入的號碼不同，或校驗碼不正確，請重新輸入。',
    'zh-Hans': '两次输入的号码不同，或校验码不正确，请重新输入。',
  },
  receiver_unknown: {
    en: 'This is no number of ours. Please check it with the customer.',
    'zh-Hant': '這不是我們的號碼，請與顧客核對。',
    'zh-Hans': '这不是我们的号码，请与顾客核对。',
  },
  sale_price_changed: {
    en: 'The price has changed since it was shown. Nothing was sold. Go back and show the new one.',
    'zh-Hant': '價格在顯示後已有變動。沒有售出，請返回並向顧客展示新價格。',
    'zh-Hans': '价格在显示后已有变动。没有售出，请返回并向顾客展示新价格。',
  },
  pin_wrong: {
    en: 'Wrong PIN; tries left: {left}. Nothing was sold.',
    'zh-Hant': '密碼不正確，尚餘{left}次機會。沒有售出。',
    'zh-Hans': '密码不正确，还剩{left}次机会。没有售出。',
  },
  pin_locked: {
    en: 'Too many wrong PINs. Please sign in again in a minute. Nothing was sold.',
    'zh-Hant': '密碼錯誤次數過多，請一分鐘後重新登入。沒有售出。',
    'zh-Hans': '密码错误次数过多，请一分钟后重新登录。没有售出。',
  },
  supervisor_pin_wrong: {
    en: 'Login or PIN of the supervisor is wrong.',
    'zh-Hant': '主管的登入名稱或密碼不正確。',
    'zh-Hans': '主管的登录名或密码不正确。',
  },
  sale_amount_outside_tier: {
    en: 'This shop may not sell this amount.',
    'zh-Hant': '此商戶不能銷售此金額。',
    'zh-Hans': '该商户不能销售此金额。',
  },
  sale_limit_day: {
    en: 'This shop has reached its limit of today. Nothing was sold.',
    'zh-Hant': '已達今日銷售上限，沒有售出。',
    'zh-Hans': '已达今日销售上限，没有售出。',
  },
  sale_limit_week: {
    en: 'This shop has reached its limit of this week. Nothing was sold.',
    'zh-Hant': '已達本週銷售上限，沒有售出。',
    'zh-Hans': '已达本周销售上限，没有售出。',
  },
  chain_limit_day: {
    en: 'All shops of the chain together have reached its limit of today. Nothing was sold.',
    'zh-Hant': '總店及各分店已達今日合計銷售上限，沒有售出。',
    'zh-Hans': '总店及各分店已达今日合计销售上限，没有售出。',
  },
  chain_limit_month: {
    en: 'All shops of the chain together have reached its limit of this month. Nothing was sold.',
    'zh-Hant': '總店及各分店已達本月合計銷售上限，沒有售出。',
    'zh-Hans': '总店及各分店已达本月合计销售上限，没有售出。',
  },
  sale_limit_month: {
    en: 'This shop has reached its limit of this month. Nothing was sold.',
    'zh-Hant': '已達本月銷售上限，沒有售出。',
    'zh-Hans': '已达本月销售上限，没有售出。',
  },
  float_too_low: {
    en: 'Your float is too low for this. Nothing was sold.',
    'zh-Hant': '代理結餘不足，沒有售出。',
    'zh-Hans': '代理余额不足，没有售出。',
  },
  insufficient_balance: {
    en: 'There is less than that in the float. Nothing was moved.',
    'zh-Hant': '代理結餘不足，沒有調撥。',
    'zh-Hans': '代理余额不足，没有调拨。',
  },
  statement_day_ahead: {
    en: 'The day {day} has not begun in Hong Kong yet. A day has its statement once it has begun.',
    'zh-Hant': '{day} 在香港尚未開始，該日的結單要到當日才有。',
    'zh-Hans': '{day} 在香港尚未开始，该日的对账单要到当日才有。',
  },
  float_move_not_allowed: {
    en: 'Money moves only between a chain and a shop of it that has a float of its own.',
    'zh-Hant': '只可在總店與其設有獨立結餘的分店之間調撥。',
    'zh-Hans': '只能在总店与其设有独立余额的分店之间调拨。',
  },
  supervisor_needed: {
    en: 'Only a supervisor can see this. Please have one sign in.',
    'zh-Hant': '只有主管可以查看，請由主管登入。',
    'zh-Hans': '只有主管可以查看，请由主管登录。',
  },
  float_of_chain: {
    en: 'This shop sells from the float of its chain, whose head office has the statement.',
    'zh-Hant': '此商戶使用總店的結餘，結單由總店提供。',
    'zh-Hans': '该商户使用总店的余额，对账单由总店提供。',
  },
  sale_not_made: {
    en: 'Nothing was sold. Please begin again.',
    'zh-Hant': '沒有售出，請重新開始。',
    'zh-Hans': '没有售出，请重新开始。',
  },
  voucher_sale_unknown: {
    en: 'There is no such sale of this shop.',
    'zh-Hant': '此商戶沒有此項銷售。',
    'zh-Hans': '该商户没有此项销售。',
  },
  receipt_unknown: {
    en: 'This shop has no such receipt.',
    'zh-Hant': '此商戶沒有此收據。',
    'zh-Hans': '该商户没有此收据。',
  },
  sale_unknown: {
    en: 'There is no such sale of this shop.',
    'zh-Hant': '此商戶沒有此項銷售。',
    'zh-Hans': '该商户没有此项销售。',
  },
  csrf_token_wrong: {
    en: 'This page is out of date. Please load it again.',
    'zh-Hant': '此頁面已過時，請重新載入。',
    'zh-Hans': '此页面已过时，请重新加载。',
  },
  request_key_reused: {
    en: 'Another sale has this key already. Please begin again.',
    'zh-Hant': '此次銷售已用於其他交易，請重新開始。',
    'zh-Hans': '此次销售已用于其他交易，请重新开始。',
  },
};
