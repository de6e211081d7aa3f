import type { Words } from '#base';
import type { MessageKind } from './message.ts';
import { appealTemplates } from './appeal-templates.ts';
import { autoTopupTemplates } from './auto-topup-templates.ts';
import { mandateTemplates } from './mandate-templates.ts';
import { reminderTemplates } from './reminder-templates.ts';

/**
 * Every text we send, with its parameters in braces. A kind without a language does not compile; a
 * test holds each text to the parameters of its kind and, at their largest values, to one part.
 * Hong Kong says 增值, 結餘, 編號, 你; the Mainland says 充值, 余额, 单号, 您.
 */
export const templates: Readonly<Record<MessageKind, Words>> = {
  sign_in_code: {
    'zh-Hant': '驗證碼{code}，{minutes}分鐘內有效，用於登入。切勿告訴任何人，職員不會向你索取。',
    'zh-Hans':
      '验证码{code}，{minutes}分钟内有效，用于登录。请勿告诉任何人，工作人员不会向您索取。',
    en: 'Your sign-in code is {code}, valid for {minutes} minutes. Never tell it to anyone: our staff will not ask for it.',
  },
  email_code: {
    'zh-Hant': '驗證碼{code}，{minutes}分鐘內有效，用於確認此電郵地址。如非你本人要求，毋須理會。',
    'zh-Hans': '验证码{code}，{minutes}分钟内有效，用于确认此邮箱。如非您本人操作，无需理会。',
    en: 'Your code is {code}, valid for {minutes} minutes. It confirms this e-mail address. If you did not ask for it, do nothing.',
  },
  developer_code: {
    'zh-Hant':
      '驗證碼{code}，{minutes}分鐘內有效，用於登記成為合作夥伴。如非你本人要求，毋須理會。',
    'zh-Hans':
      '验证码{code}，{minutes}分钟内有效，用于登记成为合作伙伴。如非您本人操作，无需理会。',
    en: 'Your code is {code}, valid for {minutes} minutes. It registers you as a partner. If you did not ask for it, do nothing.',
  },
  developer_invitation: {
    'zh-Hant': '合作夥伴平台邀請碼{code}，{hours}小時內有效，用於設定密碼及驗證器。切勿轉告他人。',
    'zh-Hans': '合作伙伴平台邀请码{code}，{hours}小时内有效，用于设置密码和验证器。请勿转告他人。',
    en: 'Your code for the partner portal: {code}, valid for {hours} hours. It sets your password and authenticator. Tell it to nobody.',
  },
  developer_factors_set: {
    'zh-Hant': '你在合作夥伴平台的密碼及驗證器已於{day}重設。如非你本人所為，請立即致電{hotline}。',
    'zh-Hans': '您在合作伙伴平台的密码和验证器已于{day}重设。如非您本人操作，请立即致电{hotline}。',
    en: 'The password and authenticator of your partner portal account were set anew on {day}. If that was not you, call {hotline} at once.',
  },
  topup_credited: {
    'zh-Hant':
      '增值{value}成功，結餘{balance}，有效至{validUntil}。編號{reference}，查詢{hotline}。',
    'zh-Hans':
      '充值{value}成功，余额{balance}，有效至{validUntil}。单号{reference}，查询{hotline}。',
    en: 'Top-up {value} received. Balance {balance}, valid to {validUntil}. Ref {reference}. Questions? Call {hotline}.',
  },
  topup_pending: {
    'zh-Hant':
      '你的{value}增值正在處理，編號{reference}。請勿重複付款，結果將於{minutes}分鐘內通知你。',
    'zh-Hans':
      '您的{value}充值正在处理，单号{reference}。请勿重复付款，结果将在{minutes}分钟内通知您。',
    en: 'Your {value} top-up is being processed, ref {reference}. Please do not pay again: we will tell you the result within {minutes} minutes.',
  },
  topup_not_charged: {
    'zh-Hant': '{value}增值未成功，沒有扣除任何款項。編號{reference}，查詢{hotline}。',
    'zh-Hans': '{value}充值未成功，没有扣除任何款项。单号{reference}，查询{hotline}。',
    en: 'Your {value} top-up did not go through and you were not charged. Ref {reference}. Questions? Call {hotline}.',
  },
  topup_failed: {
    'zh-Hant':
      '{value}增值未成功，款項將原路退回（{workdays}個工作天）。編號{reference}，進度可於App查閱。',
    'zh-Hans':
      '{value}充值未成功，款项将原路退回（{workdays}个工作日）。单号{reference}，进度可在App查看。',
    en: 'Your {value} top-up failed. The money goes back the way it came in {workdays} working days. Ref {reference}: follow it in the app.',
  },
  gift_paid: {
    'zh-Hant': '已為{maskedReceiver}增值{value}。編號{reference}，查詢{hotline}。',
    'zh-Hans': '已为{maskedReceiver}充值{value}。单号{reference}，查询{hotline}。',
    en: 'Your top-up of {value} for {maskedReceiver} has arrived. Ref {reference}. Questions? Call {hotline}.',
  },
  sale_made: {
    'zh-Hant': '已售{value}增值予{maskedReceiver}，代理結餘{float}。編號{reference}。',
    'zh-Hans': '已售{value}充值给{maskedReceiver}，代理余额{float}。单号{reference}。',
    en: 'Sold: {value} to {maskedReceiver}. Your float is {float}. Ref {reference}.',
  },
  payout_account_changed: {
    'zh-Hant': '代理收款帳戶已改為尾號{ending}，{day}起生效。如非你要求，請即致電{hotline}。',
    'zh-Hans': '代理收款账户已改为尾号{ending}，{day}起生效。如非您要求，请即致电{hotline}。',
    en: 'Your float pays out to the account ending {ending} from {day}. Not asked by you? Call {hotline} now.',
  },
  gift_received: {
    'zh-Hant':
      '獲贈增值{value}，結餘{balance}，有效至{validUntil}。編號{reference}，查詢{hotline}。',
    'zh-Hans':
      '获赠充值{value}，余额{balance}，有效至{validUntil}。单号{reference}，查询{hotline}。',
    en: 'Someone topped you up by {value}. Balance {balance}, valid to {validUntil}. Ref {reference}. Questions? Call {hotline}.',
  },
  gift_taken_back: {
    'zh-Hant': '為你增值{value}的人已取回該款項，結餘{balance}。編號{reference}，查詢{hotline}。',
    'zh-Hans': '为您充值{value}的人已取回该款项，余额{balance}。单号{reference}，查询{hotline}。',
    en: 'The person who topped you up by {value} has taken it back. Balance {balance}. Ref {reference}. Questions? Call {hotline}.',
  },
  sim_swap_asked: {
    'zh-Hant':
      '有人為你的號碼申請新SIM卡，{hours}小時後生效。如非你本人要求，請立即致電{hotline}。',
    'zh-Hans':
      '有人为您的号码申请新SIM卡，{hours}小时后生效。如非您本人要求，请立即致电{hotline}。',
    en: 'A new SIM was asked for your number, and works in {hours} hours. If that was not you, call {hotline} at once.',
  },
  sim_swap_done: {
    'zh-Hant': '你的號碼已轉用新SIM卡（尾號{ending}）。如非你本人要求，請立即致電{hotline}。',
    'zh-Hans': '您的号码已启用新SIM卡（尾号{ending}）。如非您本人要求，请立即致电{hotline}。',
    en: 'Your number now works with its new SIM, ending {ending}. If that was not you, call {hotline} at once.',
  },
  sim_swap_stopped: {
    'zh-Hant': '新SIM卡（尾號{ending}）的申請已取消，原有SIM卡不變。查詢{hotline}。',
    'zh-Hans': '新SIM卡（尾号{ending}）的申请已取消，原有SIM卡不变。查询{hotline}。',
    en: 'The new SIM ending {ending} that was asked for your number was stopped: your own SIM stays. Questions? Call {hotline}.',
  },
  line_closing: {
    'zh-Hant': '我們正應要求關閉你的線路（尾號{ending}）。如非你本人要求，請立即致電{hotline}。',
    'zh-Hans': '我们正应要求关闭您的线路（尾号{ending}）。如非您本人要求，请立即致电{hotline}。',
    en: 'Our staff are closing your line ending {ending}, as was asked. If that was not you, call {hotline} at once.',
  },
  closing_came_back: {
    'zh-Hant':
      '關閉線路（尾號{ending}）的退款{value}未能存入你提供的帳戶，款項已退回我們。請致電{hotline}提供另一個帳戶。',
    'zh-Hans':
      '关闭线路（尾号{ending}）的退款{value}未能存入您提供的账户，款项已退回我们。请致电{hotline}提供另一个账户。',
    en: 'Your bank sent back the {value} left on your closed line ending {ending}. We keep it for you: call {hotline} to name another account.',
  },
  balance_corrected_up: {
    'zh-Hant': '我們已更正你的帳目，退回{value}，結餘{balance}。查詢{hotline}。',
    'zh-Hans': '我们已更正您的账目，退回{value}，余额{balance}。查询{hotline}。',
    en: 'We corrected your balance: {value} was added, you have {balance}. Questions? Call {hotline}.',
  },
  balance_corrected_down: {
    'zh-Hant': '我們已更正你的帳目，扣除誤增的{value}，結餘{balance}。查詢{hotline}。',
    'zh-Hans': '我们已更正您的账目，扣除误充的{value}，余额{balance}。查询{hotline}。',
    en: 'We corrected your balance: {value} credited by mistake was taken off, you have {balance}. Questions? Call {hotline}.',
  },
  debt_written_off: {
    'zh-Hant': '你的欠款{value}已獲免除，毋須償還，結餘{balance}。查詢{hotline}。',
    'zh-Hans': '您的欠款{value}已免除，无需偿还，余额{balance}。查询{hotline}。',
    en: 'Your debt of {value} is written off: you need not repay it. Balance {balance}. Questions? Call {hotline}.',
  },
  topup_undone: {
    'zh-Hant':
      '{value}增值已取消，款項將原路退回（{workdays}個工作天）。編號{reference}，查詢{hotline}。',
    'zh-Hans':
      '{value}充值已取消，款项将原路退回（{workdays}个工作日）。单号{reference}，查询{hotline}。',
    en: 'Your {value} top-up is undone. The money goes back the way it came in {workdays} working days. Ref {reference}. Questions? Call {hotline}.',
  },
  topup_held: {
    'zh-Hant':
      '已收到{value}增值款項，職員覆核中，{hours}小時內入帳或原路退回。請勿重複付款。編號{reference}。',
    'zh-Hans':
      '已收到{value}充值款，工作人员复核中，{hours}小时内到账或原路退回。请勿重复付款。单号{reference}。',
    en: 'Your {value} top-up is paid and being checked. Within {hours} hours it is credited or refunded. Do not pay again. Ref {reference}.',
  },
  topup_mismatched: {
    'zh-Hant': '增值款項不符：{what}。覆核中，{hours}小時內告知，請勿再付。編號{reference}。',
    'zh-Hans': '充值款项不符：{what}。复核中，{hours}小时内告知，请勿再付。单号{reference}。',
    en: 'Your payment does not match: {what}. We will tell you more within {hours} hours. Do not pay again. Ref {reference}.',
  },
  topup_still_held: {
    'zh-Hant':
      '{value}增值的款項仍在覆核，{hours}小時內再告知。請勿重複付款。編號{reference}，查詢{hotline}。',
    'zh-Hans':
      '{value}充值的款项仍在复核，{hours}小时内再告知。请勿重复付款。单号{reference}，查询{hotline}。',
    en: 'The payment for your {value} top-up is still being checked. We will tell you more within {hours} hours. Ref {reference}. Questions? Call {hotline}.',
  },
  topup_taken_by_bank: {
    'zh-Hant': '你的銀行已取回{paid}，該筆增值未入帳並已取消，餘款將退回。編號{reference}。',
    'zh-Hans': '您的银行已取回{paid}，该笔充值未到账并已取消，余款将退回。单号{reference}。',
    en: 'Your bank has taken back {paid} that was not credited yet. The top-up is cancelled, and any rest goes back. Ref {reference}.',
  },
  refund_made: {
    'zh-Hant': '已將{paid}退回你的付款帳戶。編號{reference}，查詢{hotline}。',
    'zh-Hans': '已将{paid}退回您的付款账户。单号{reference}，查询{hotline}。',
    en: 'Refund of {paid} was sent to the account you paid from. Ref {reference}. Questions? Call {hotline}.',
  },
  refund_failed: {
    'zh-Hant': '退款{paid}未能完成，款項已放回結餘或待處理。編號{reference}，查詢{hotline}。',
    'zh-Hans': '退款{paid}未能完成，款项已放回余额或待处理。单号{reference}，查询{hotline}。',
    en: 'Refund of {paid} did not go through. The money is back on the line or kept for you. Ref {reference}. Questions? Call {hotline}.',
  },
  term_renews: {
    'zh-Hant': '{name}於{day}續期，收{price}，餘{balance}，App可停。',
    'zh-Hans': '{name}于{day}续订，收{price}，余{balance}，App可停。',
    en: '{name} renews on {day} for {price}. Balance {balance}. Stop it in the app. Questions? Call {hotline}.',
  },
  term_ends: {
    'zh-Hant': '{name}將於{day}結束，不會自動續期。可於App再購，查詢{hotline}。',
    'zh-Hans': '{name}将于{day}结束，不会自动续订。可在App再购，查询{hotline}。',
    en: '{name} ends on {day} and does not renew. Buy it again in the app. Questions? Call {hotline}.',
  },
  term_renewed: {
    'zh-Hant': '{name}已續期至{day}，收{price}，結餘{balance}。',
    'zh-Hans': '{name}已续订至{day}，收{price}，余额{balance}。',
    en: '{name} renewed to {day} for {price}. Balance {balance}. Questions? Call {hotline}.',
  },
  term_lapsed: {
    'zh-Hant': '{name}未能續期：需{price}，結餘{balance}。增值後可於App再購。',
    'zh-Hans': '{name}未能续订：需{price}，余额{balance}。充值后可在App再购。',
    en: '{name} was not renewed: it costs {price}, your balance is {balance}. Top up and buy it again in the app.',
  },
  term_outlived: {
    'zh-Hant': '{name}於{day}結束，因儲值卡有效期不足而未續期。增值可延長有效期。',
    'zh-Hans': '{name}于{day}结束，因卡有效期不足而未续订。充值可延长有效期。',
    en: '{name} ends on {day}. It was not renewed, because your SIM is not valid long enough: top up to extend it.',
  },
  term_withdrawn: {
    'zh-Hant': '{name}於{day}結束，此組合已停售。其他選擇請看App，查詢{hotline}。',
    'zh-Hans': '{name}于{day}结束，此套餐已停售。其他选择请看App，查询{hotline}。',
    en: '{name} ends on {day} and is no longer sold. See the app for others. Questions? Call {hotline}.',
  },
  fee_owed: {
    'zh-Hant': '未能扣除{name}{price}，結餘{balance}。請增值以免服務受影響，查詢{hotline}。',
    'zh-Hans': '未能扣除{name}{price}，余额{balance}。请充值以免服务受影响，查询{hotline}。',
    en: '{name} of {price} could not be taken from your balance of {balance}. Please top up to keep your service.',
  },
  webhook_disabled: {
    'zh-Hant': '{host}自{day}起沒有成功接收通知，已停用。修復後請於夥伴平台重新啟用並補發。',
    'zh-Hans': '{host}自{day}起未成功接收通知，已停用。修复后请在合作伙伴平台重新启用并补发。',
    en: '{host} has accepted no webhook since {day} and is now off. Once it works again, turn it on and have them resent.',
  },
  dialogue_answer: { 'zh-Hant': '{text}', 'zh-Hans': '{text}', en: '{text}' },
  ...reminderTemplates,
  ...appealTemplates,
  ...autoTopupTemplates,
  ...mandateTemplates,
};
