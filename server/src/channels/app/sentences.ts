import type { Words } from '#base';
import { voucherSentences } from '#vouchers';
import { appealSentences } from './appeal-sentences.ts';
import { unfitSentences } from './unfit-sentences.ts';

/** What a person is told by code, where that is more than what its kind says. */
export const sentences: Readonly<Record<string, Words>> = {
  ...appealSentences,
  ...unfitSentences,
  topup_bonus_used_up: {
    en: 'The promotion is used up. Please look at the top-up again before you pay.',
    'zh-Hant': '優惠已派完，請重新查看後再付款。',
    'zh-Hans': '优惠已派完，请重新查看后再付款。',
  },
  receiver_unknown: {
    en: 'This number is not one of ours. Please check it.',
    'zh-Hant': '此號碼並非我們的電話號碼，請檢查。',
    'zh-Hans': '该号码不是我们的号码，请检查。',
  },
  number_impossible: {
    en: 'This cannot be a phone number. Please check it.',
    'zh-Hant': '電話號碼格式不正確，請檢查。',
    'zh-Hans': '电话号码格式不正确，请检查。',
  },
  closing_account_needed: {
    en: 'Some of the money cannot go back by the way it came. Please name your bank account.',
    'zh-Hant': '部分款項無法按原付款方式退回，請填寫你的銀行帳戶。',
    'zh-Hans': '部分款项无法按原支付方式退还，请填写您的银行账户。',
  },
  closing_exists: {
    en: 'This line is being closed already.',
    'zh-Hant': '此線路已在關閉中。',
    'zh-Hans': '该线路已在关闭中。',
  },
  line_closed: {
    en: 'This number has been given up and cannot be topped up.',
    'zh-Hant': '此號碼已停用，不能增值。',
    'zh-Hans': '该号码已注销，不能充值。',
  },
  topup_amount_invalid: {
    en: 'This amount cannot be topped up. Please choose another.',
    'zh-Hant': '不能增值此金額，請選擇其他金額。',
    'zh-Hans': '不能充值该金额，请选择其他金额。',
  },
  topup_limit_30_days: {
    en: 'This number has reached what may be topped up within 30 days.',
    'zh-Hant': '此號碼30日內的增值額已達上限。',
    'zh-Hans': '该号码30天内的充值额已达上限。',
  },
  topup_limit_balance: {
    en: 'With this top-up the balance would be higher than allowed.',
    'zh-Hant': '增值後結餘會超出上限。',
    'zh-Hans': '充值后余额会超出上限。',
  },
  reminder_day_unknown: {
    en: 'Reminders cannot be sent on that day. Please choose another.',
    'zh-Hant': '未能在該日發送提醒，請選擇其他日子。',
    'zh-Hans': '无法在该日发送提醒，请选择其他日子。',
  },
  auto_topup_amount_invalid: {
    en: 'This amount cannot be topped up, or does not carry the line past those days.',
    'zh-Hant': '不能增值此金額，或增值後的有效期不足。',
    'zh-Hans': '不能充值该金额，或充值后的有效期不足。',
  },
  auto_topup_cap_low: {
    en: 'The cap must allow at least one such top-up.',
    'zh-Hant': '上限須至少容許一次增值。',
    'zh-Hans': '上限须至少允许一次充值。',
  },
  auto_topup_changed: {
    en: 'This was changed since you saw it, perhaps on another screen. It is shown as it is now; what you chose is kept. Please look and agree again.',
    'zh-Hant':
      '你看過之後，設定已有改動（可能在另一個畫面）。現顯示最新內容，你的選擇仍保留，請看過再同意。',
    'zh-Hans':
      '您看过之后，设置已有改动（可能在另一个页面）。现显示最新内容，您的选择仍保留，请看过再同意。',
  },
  auto_topup_consent_changed: {
    en: 'The text has changed since you read it. Please read it again.',
    'zh-Hant': '條文已更新，請重新閱讀。',
    'zh-Hans': '条文已更新，请重新阅读。',
  },
  auto_topup_empty: {
    en: 'Please choose when to top up: a last day must not come before the first top-up.',
    'zh-Hant': '請選擇何時增值；最後一日不可早於首次增值。',
    'zh-Hans': '请选择何时充值；最后一天不能早于首次充值。',
  },
  auto_topup_first: {
    en: 'This rule calls for a first top-up already, which would be charged. Please confirm it.',
    'zh-Hant': '按此規則現時已需要首次增值，會因此扣款，請確認。',
    'zh-Hans': '按此规则现在已需要首次充值，会因此扣款，请确认。',
  },
  auto_topup_target_low: {
    en: 'Fill up to more than the level, and to no less than one top-up brings.',
    'zh-Hant': '增值目標須高於結餘水平，且不少於每次增值金額。',
    'zh-Hans': '充值目标须高于余额水平，且不少于每次充值金额。',
  },
  auto_topup_too_much: {
    en: 'This would bring the balance above what a line may hold. Choose a lower level or amount.',
    'zh-Hant': '增值後結餘會超出上限，請降低結餘水平或金額。',
    'zh-Hans': '充值后余额会超出上限，请降低余额水平或金额。',
  },
  consent_changed: {
    en: 'The text has changed since you read it. Please read it again.',
    'zh-Hant': '授權條文已更新，請重新閱讀。',
    'zh-Hans': '授权条文已更新，请重新阅读。',
  },
  mandate_busy: {
    en: 'A payment with this saved method is still being confirmed. Please wait for it.',
    'zh-Hant': '以此已儲存方式支付的一筆款項仍在確認中，請稍候。',
    'zh-Hans': '用这个已保存方式支付的一笔款项仍在确认中，请稍候。',
  },
  mandate_limit: {
    en: 'This is more than you have allowed. Please pay in the usual way.',
    'zh-Hant': '已超出你授權的上限，請以一般方式付款。',
    'zh-Hans': '已超出您授权的上限，请用一般方式付款。',
  },
  mandate_not_active: {
    en: 'This saved method can no longer be used. Please pay in another way.',
    'zh-Hant': '此已儲存方式已不能使用，請以其他方式付款。',
    'zh-Hans': '这个已保存方式已不能使用，请用其他方式付款。',
  },
  mandate_needs_notice: {
    en: 'This saved method wants you to be told ahead of a charge. Please pay in another way today.',
    'zh-Hant': '此已儲存方式須先通知你才可扣款，今日請以其他方式付款。',
    'zh-Hans': '这个已保存方式须先通知您才能扣款，今天请用其他方式付款。',
  },
  mandate_not_yet: {
    en: 'This saved method cannot be charged at this time. Please pay in another way.',
    'zh-Hant': '此已儲存方式暫時未能扣款，請以其他方式付款。',
    'zh-Hans': '这个已保存方式暂时不能扣款，请用其他方式付款。',
  },
  mandate_open: {
    en: 'You have saved this method already.',
    'zh-Hant': '你已儲存此付款方式。',
    'zh-Hans': '您已保存此付款方式。',
  },
  mandate_plan_unfit: {
    en: 'This method cannot be charged on these days. Please choose others.',
    'zh-Hant': '此付款方式不能在這些日子扣款，請另選。',
    'zh-Hans': '这个付款方式不能在这些日子扣款，请另选。',
  },
  quote_expired: {
    en: 'The price shown has expired. Please look at it again.',
    'zh-Hant': '報價已過期，請重新查看。',
    'zh-Hans': '报价已过期，请重新查看。',
  },
  topup_open: {
    en: 'A top-up for this number is still open. Please do not pay again; look at it first.',
    'zh-Hant': '此號碼有一筆增值尚未完成。請勿重複付款，先查看該筆增值。',
    'zh-Hans': '该号码有一笔充值尚未完成。请勿重复付款，先查看该笔充值。',
  },
  topup_twin: {
    en: 'The same amount was topped up for this number minutes ago. Do you want it again?',
    'zh-Hant': '此號碼數分鐘前已增值相同金額。是否再增值一次？',
    'zh-Hans': '该号码几分钟前已充值相同金额。是否再充值一次？',
  },
  topup_method_unavailable: {
    en: 'This way of paying is not available now. Please choose another.',
    'zh-Hant': '此付款方式暫時未能使用，請選擇其他方式。',
    'zh-Hans': '该付款方式暂不可用，请选择其他方式。',
  },
  topup_not_cancellable: {
    en: 'This top-up cannot be cancelled any more.',
    'zh-Hant': '此筆增值已不能取消。',
    'zh-Hans': '该笔充值已不能取消。',
  },
  ...voucherSentences,
  undo_too_late: {
    en: 'The time for taking this back is over.',
    'zh-Hant': '已超過可撤回的時間。',
    'zh-Hans': '已超过可撤回的时间。',
  },
  undo_spent: {
    en: 'Part of this top-up has been used, so it cannot be taken back.',
    'zh-Hant': '此筆增值已部分使用，不能撤回。',
    'zh-Hans': '该笔充值已部分使用，不能撤回。',
  },
  pack_unknown: {
    en: 'This pack is no longer sold. Please choose another.',
    'zh-Hant': '此組合已停售，請選擇其他組合。',
    'zh-Hans': '该套餐已停售，请选择其他套餐。',
  },
  pack_price_changed: {
    en: 'The price has changed. Please look at it again.',
    'zh-Hant': '價格已更改，請重新查看。',
    'zh-Hans': '价格已变动，请重新查看。',
  },
  pack_outlives_line: {
    en: 'The pack lasts until {packEnds}, but your SIM only until {lineEnds}. Top up to extend it, or buy it all the same.',
    'zh-Hant': '組合至{packEnds}結束，但儲值卡有效期只至{lineEnds}。你可先增值延長，或照樣購買。',
    'zh-Hans': '套餐到{packEnds}结束，但卡有效期只到{lineEnds}。您可先充值延长，或照样购买。',
  },
  pack_line_inactive: {
    en: 'Your SIM is not active, so nothing can be bought for it. Please top up first.',
    'zh-Hant': '儲值卡已過有效期，未能購買。請先增值。',
    'zh-Hans': '卡已过有效期，不能购买。请先充值。',
  },
  plan_price_changed: {
    en: 'The price of this plan has changed. Please look at it again.',
    'zh-Hant': '此服務計劃的價格已更改，請重新查看。',
    'zh-Hans': '该套餐的价格已变动，请重新查看。',
  },
  plan_not_sold: {
    en: 'This plan is sold no more. Please choose another one.',
    'zh-Hant': '此服務計劃已停售，請選擇其他計劃。',
    'zh-Hans': '该套餐已停售，请选择其他套餐。',
  },
  plan_unchanged: {
    en: 'This is your plan already.',
    'zh-Hant': '你已使用此服務計劃。',
    'zh-Hans': '您已使用该套餐。',
  },
  insufficient_balance: {
    en: 'There is not enough balance for this. Please top up first.',
    'zh-Hant': '結餘不足，請先增值。',
    'zh-Hans': '余额不足，请先充值。',
  },
  loan_open: {
    en: 'Something is still owed on this SIM. This is possible again once your next top-up has repaid it.',
    'zh-Hant': '此儲值卡尚有欠款，下次增值時會自動歸還，之後才可進行此操作。',
    'zh-Hans': '本卡尚有欠款，下次充值时会自动归还，之后才能进行此操作。',
  },
  loan_too_new: {
    en: 'The emergency credit is for SIMs that have been with us for some time and were topped up before.',
    'zh-Hant': '緊急增值只供使用一段時間並曾增值的儲值卡。',
    'zh-Hans': '应急话费仅供使用一段时间并充过值的卡。',
  },
  loan_not_needed: {
    en: 'You still have enough balance.',
    'zh-Hant': '你的結餘仍然足夠。',
    'zh-Hans': '您的余额仍然足够。',
  },
  code_wrong: {
    en: 'This code is not right. Please check the newest message.',
    'zh-Hant': '驗證碼不正確，請查看最新的短訊。',
    'zh-Hans': '验证码不正确，请查看最新的短信。',
  },
  code_expired: {
    en: 'This code has expired. Please ask for a new one.',
    'zh-Hant': '驗證碼已過期，請重新索取。',
    'zh-Hans': '验证码已过期，请重新获取。',
  },
  email_invalid: {
    en: 'This is not an e-mail address.',
    'zh-Hant': '這不是有效的電郵地址。',
    'zh-Hans': '这不是有效的邮箱地址。',
  },
  email_code_wrong: {
    en: 'This code is not right. Please check the newest mail.',
    'zh-Hant': '驗證碼不正確，請查看最新的電郵。',
    'zh-Hans': '验证码不正确，请查看最新的邮件。',
  },
  email_code_expired: {
    en: 'This code has expired. Please ask for a new one.',
    'zh-Hant': '驗證碼已過期，請重新索取。',
    'zh-Hans': '验证码已过期，请重新获取。',
  },
  message_unknown: {
    en: 'There is no such message.',
    'zh-Hant': '找不到這則訊息。',
    'zh-Hans': '找不到这条消息。',
  },
  push_endpoint_invalid: {
    en: 'We cannot send notifications to this browser.',
    'zh-Hant': '我們無法向此瀏覽器發送通知。',
    'zh-Hans': '我们无法向此浏览器发送通知。',
  },
  number_needed: {
    en: 'This needs a number of yours.',
    'zh-Hant': '你需要先有一個號碼。',
    'zh-Hans': '您需要先有一个号码。',
  },
  too_many_requests: {
    en: 'That was too often. Please try again in {retryAfterSeconds} seconds.',
    'zh-Hant': '次數過多，請於{retryAfterSeconds}秒後再試。',
    'zh-Hans': '次数过多，请在{retryAfterSeconds}秒后再试。',
  },
  request_invalid: {
    en: 'Some of what was entered is not right.',
    'zh-Hant': '部分所填資料有誤。',
    'zh-Hans': '部分所填信息有误。',
  },
};
