import type { Words } from '#base';
import { billSentences } from './bill-sentences.ts';
import { developerSentences } from './developer-sentences.ts';
import { shopSentences } from './shop-sentences.ts';
import { stockSentences } from './stock-sentences.ts';

/** What staff are told by code, where that is more than what its kind says. */
export const sentences: Readonly<Record<string, Words>> = {
  ...shopSentences,
  ...stockSentences,
  ...billSentences,
  ...developerSentences,
  staff_sign_in_needed: {
    en: 'You are not signed in any more. Please sign in again.',
    'zh-Hant': '登入已失效，請重新登入。',
    'zh-Hans': '登录已失效，请重新登录。',
  },
  sign_in_wrong: {
    en: 'Login, password or code is wrong. A code serves once.',
    'zh-Hant': '登入名稱、密碼或驗證碼不正確。每個驗證碼只可使用一次。',
    'zh-Hans': '登录名、密码或验证码不正确。每个验证码只能使用一次。',
  },
  sign_in_locked: {
    en: 'There were too many tries with this login. Please wait {retryAfterSeconds} seconds.',
    'zh-Hant': '此登入名稱嘗試次數過多，請於{retryAfterSeconds}秒後再試。',
    'zh-Hans': '该登录名尝试次数过多，请在{retryAfterSeconds}秒后再试。',
  },
  password_weak: {
    en: 'A password has {leastCharacters} to {mostCharacters} characters, and your login is not in it.',
    'zh-Hant': '密碼須有{leastCharacters}至{mostCharacters}個字元，且不可包含登入名稱。',
    'zh-Hans': '密码须有{leastCharacters}至{mostCharacters}个字符，且不可包含登录名。',
  },
  totp_wrong: {
    en: 'The new authenticator shows another code. Type the newest, or make another key.',
    'zh-Hant': '新驗證器顯示的驗證碼並非如此。請輸入最新的驗證碼，或重新取得金鑰。',
    'zh-Hans': '新验证器显示的验证码并非如此。请输入最新的验证码，或重新取得密钥。',
  },
  too_many_requests: {
    en: 'That was too often. Please try again in {retryAfterSeconds} seconds.',
    'zh-Hant': '次數過多，請於{retryAfterSeconds}秒後再試。',
    'zh-Hans': '次数过多，请在{retryAfterSeconds}秒后再试。',
  },
  permission_missing: {
    en: 'Your role does not allow this. That it was tried has been recorded.',
    'zh-Hant': '你的職務沒有此項權限；此次嘗試已記錄。',
    'zh-Hans': '您的职务没有此项权限；此次尝试已记录。',
  },
  csrf_token_wrong: {
    en: 'This page is out of date. Please load it again.',
    'zh-Hant': '此頁面已過時，請重新載入。',
    'zh-Hans': '此页面已过时，请重新加载。',
  },
  line_not_found: {
    en: 'No line of ours has this number. Please check it.',
    'zh-Hant': '我們沒有使用此號碼的線路，請檢查號碼。',
    'zh-Hans': '我们没有使用该号码的线路，请检查号码。',
  },
  line_unknown: {
    en: 'There is no such line.',
    'zh-Hant': '沒有此線路。',
    'zh-Hans': '没有该线路。',
  },
  appeal_unknown: {
    en: 'There is no appeal with this number.',
    'zh-Hant': '沒有此編號的申訴。',
    'zh-Hans': '没有该编号的申诉。',
  },
  appeal_state_wrong: {
    en: 'This appeal is over by now. Please load the page again.',
    'zh-Hant': '此申訴已結束，請重新載入頁面。',
    'zh-Hans': '该申诉已结束，请重新加载页面。',
  },
  appeal_proposed: {
    en: 'Somebody has proposed an answer. It must be decided first.',
    'zh-Hant': '已有人提出答覆，須先決定該提議。',
    'zh-Hans': '已有人提出答复，须先决定该提议。',
  },
  appeal_not_proposed: {
    en: 'No answer waits for a decision any more. Please load the page again.',
    'zh-Hant': '已沒有待批的答覆，請重新載入頁面。',
    'zh-Hans': '已没有待批的答复，请重新加载页面。',
  },
  appeal_outcome_impossible: {
    en: 'This cannot be given. Look at the amount, whether the line is closed, and whose it is.',
    'zh-Hant': '不能如此處理。請檢查金額、線路是否已結束，以及線路是否屬申訴人。',
    'zh-Hans': '不能如此处理。请检查金额、线路是否已关闭，以及线路是否属申诉人。',
  },
  second_person_needed: {
    en: 'You proposed this yourself. Somebody else must decide it.',
    'zh-Hant': '此項由你提出，須由另一人決定。',
    'zh-Hans': '此项由您提出，须由另一人决定。',
  },
  promotion_exists: {
    en: 'There is a promotion with this code already.',
    'zh-Hant': '此代號的優惠已存在。',
    'zh-Hans': '该代号的优惠已存在。',
  },
  promotion_too_deep: {
    en: 'It may be {percent}% of a top-up at most.',
    'zh-Hant': '優惠最多為增值額的{percent}%；較深的看似騙案。',
    'zh-Hans': '优惠最多为充值额的{percent}%；更深的看似骗案。',
  },
  rate_proposed_already: {
    en: 'Another rate waits for its decision. Please load this page again.',
    'zh-Hant': '已有另一匯率待覆核，請重新載入此頁。',
    'zh-Hans': '已有另一汇率待复核，请重新载入此页。',
  },
  rate_proposal_decided: {
    en: 'Somebody else was quicker. Please load this page again.',
    'zh-Hant': '已有其他人處理，請重新載入此頁。',
    'zh-Hans': '已有其他人处理，请重新载入此页。',
  },
  break_changed: {
    en: 'One of the sides says something else by now. Please load it again within the hour.',
    'zh-Hant': '其中一方的紀錄已有變動，請於一小時內重新載入查看。',
    'zh-Hans': '其中一方的记录已有变动，请在一小时内重新加载查看。',
  },
  break_state_wrong: {
    en: 'Somebody else was quicker. Please load this page again.',
    'zh-Hant': '已有其他人處理，請重新載入此頁。',
    'zh-Hans': '已有其他人处理，请重新加载此页。',
  },
  reopening_not_possible: {
    en: 'What this has become cannot be taken back: the money has moved on.',
    'zh-Hant': '此項的處理已有後續款項變動，不能撤銷。',
    'zh-Hans': '此项的处理已有后续款项变动，不能撤销。',
  },
  credit_state_wrong: {
    en: 'Somebody else was quicker. Please load this page again.',
    'zh-Hant': '已有其他人處理，請重新載入此頁。',
    'zh-Hans': '已有其他人处理，请重新加载此页。',
  },
  credit_not_for_bag: {
    en: 'This bag is not on its way, or goes the other way.',
    'zh-Hant': '此錢袋並非在途，或方向不符。',
    'zh-Hans': '该钱袋并非在途，或方向不符。',
  },
  credit_not_for_payout: {
    en: 'This provider pays nothing out to our bank.',
    'zh-Hant': '此供應商不會向我們的銀行結算款項。',
    'zh-Hans': '此服务商不会向我们的银行结算款项。',
  },
  credit_not_for_order: {
    en: 'This order has its money already, or is not paid at this bank.',
    'zh-Hant': '此訂單已收款，或並非經此銀行付款。',
    'zh-Hans': '该订单已收款，或并非经此银行付款。',
  },
  bank_needed: {
    en: 'Money goes back by a bank of ours, and none is connected.',
    'zh-Hant': '退款須經我們的銀行發出，但現時未連接任何銀行。',
    'zh-Hans': '退款须经我们的银行发出，但目前未连接任何银行。',
  },
  disposal_not_possible: {
    en: 'This cannot become of the money. Please load the page again.',
    'zh-Hant': '此款項不能以此方式處理，請重新載入此頁。',
    'zh-Hans': '该款项不能以此方式处理，请重新加载此页。',
  },
  unmatched_changed: {
    en: 'Something else is left of this money by now. Please load the page again.',
    'zh-Hant': '此款項的結餘已有變動，請重新載入此頁。',
    'zh-Hans': '该款项的余额已有变动，请重新加载此页。',
  },
  unmatched_too_young: {
    en: 'Money that came may be kept only when nobody has asked for it for long.',
    'zh-Hant': '款項須長期無人認領，方可入帳為收入。',
    'zh-Hans': '款项须长期无人认领，方可入账为收入。',
  },
  transfer_state_wrong: {
    en: 'Somebody has entered this transfer already.',
    'zh-Hant': '已有人輸入此轉帳。',
    'zh-Hans': '已有人录入该转账。',
  },
  resolution_not_possible: {
    en: 'This break cannot be resolved like that.',
    'zh-Hant': '此差異不能以此方式處理。',
    'zh-Hans': '该差异不能以此方式处理。',
  },
  refund_proposed: {
    en: 'Somebody has proposed a refund of this top-up already. It must be decided first.',
    'zh-Hant': '已有人提出退款，須先決定該提議。',
    'zh-Hans': '已有人提出退款，须先决定该提议。',
  },
  refund_not_proposed: {
    en: 'This refund does not wait for a decision any more. Please load the page again.',
    'zh-Hant': '此退款已無須決定，請重新載入頁面。',
    'zh-Hans': '该退款已无须决定，请重新加载页面。',
  },
  refund_by_one_person: {
    en: 'You proposed this refund yourself. Somebody else must approve it.',
    'zh-Hant': '此退款由你提出，須由另一位同事批核。',
    'zh-Hans': '该退款由您提出，须由另一位同事批准。',
  },
  refund_not_credited: {
    en: 'Only a credited top-up can be given back.',
    'zh-Hant': '只有已入帳的增值可以退款。',
    'zh-Hans': '只有已入账的充值可以退款。',
  },
  refund_exceeds_order: {
    en: 'This is more than what is left of the top-up.',
    'zh-Hant': '金額多於此筆增值餘下可退的款項。',
    'zh-Hans': '金额多于该笔充值余下可退的款项。',
  },
  refund_spent: {
    en: 'Part of it has been used. Choose what becomes of that part.',
    'zh-Hant': '部分已使用，請選擇如何處理該部分。',
    'zh-Hans': '部分已使用，请选择如何处理该部分。',
  },
  refund_rule_not_allowed: {
    en: 'The used part may not be treated like this here.',
    'zh-Hant': '此處不可如此處理已使用的部分。',
    'zh-Hans': '此处不可如此处理已使用的部分。',
  },
  review_not_open: {
    en: 'The money of this top-up is not held any more. Please load the page again.',
    'zh-Hant': '此筆增值已不在覆核中，請重新載入頁面。',
    'zh-Hans': '该笔充值已不在复核中，请重新加载页面。',
  },
  review_proposed: {
    en: 'Somebody has proposed something already. It must be refused first.',
    'zh-Hant': '已有人提出處理方法，須先否決該提議。',
    'zh-Hans': '已有人提出处理办法，须先否决该提议。',
  },
  review_not_proposed: {
    en: 'Nothing is proposed for this top-up any more. Please load the page again.',
    'zh-Hant': '此筆增值已無待批的提議，請重新載入頁面。',
    'zh-Hans': '该笔充值已无待批的提议，请重新加载页面。',
  },
  review_by_one_person: {
    en: 'You proposed this yourself. Somebody else must approve it.',
    'zh-Hant': '此提議由你提出，須由另一位同事批核。',
    'zh-Hans': '该提议由您提出，须由另一位同事批准。',
  },
  review_other_currency: {
    en: 'The money came in {currency}, so nothing can be credited for it. It can be given back.',
    'zh-Hant': '所收款項為{currency}，不能入帳，只可退款。',
    'zh-Hans': '所收款项为{currency}，不能入账，只能退款。',
  },
  review_money_came: {
    en: 'The money is with us, so the top-up cannot be called unpaid. Credit it or give it back.',
    'zh-Hant': '款項已在我方，不能當作未付款。請入帳或退款。',
    'zh-Hans': '款项已在我方，不能当作未付款。请入账或退款。',
  },
  line_closed: {
    en: 'The line was closed meanwhile, so nothing can be credited. The money can be given back.',
    'zh-Hant': '此線路已結束，不能入帳，只可退款。',
    'zh-Hans': '该线路已关闭，不能入账，只能退款。',
  },
  payment_not_mismatched: {
    en: 'The payment has changed meanwhile. Please load the page again.',
    'zh-Hant': '付款狀態已改變，請重新載入頁面。',
    'zh-Hans': '付款状态已改变，请重新加载页面。',
  },
  mismatch_not_ours: {
    en: 'This money went to another seller, so we can neither credit it nor give it back.',
    'zh-Hant': '款項付予了其他商戶，我們不能入帳，亦不能退款。',
    'zh-Hans': '款项付给了其他商户，我们不能入账，也不能退款。',
  },
  mismatch_ours: {
    en: 'This money is with us: it can be credited or given back, and not dismissed.',
    'zh-Hant': '款項已由我們收到：可以入帳或退款，不能當作未收。',
    'zh-Hans': '款项已由我们收到：可以入账或退款，不能当作未收。',
  },
  topup_unknown: {
    en: 'There is no such top-up.',
    'zh-Hant': '沒有此筆增值。',
    'zh-Hans': '没有该笔充值。',
  },
};
