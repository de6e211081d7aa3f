import type { Words } from '#base';

/** Why a saved method cannot pay for a rule, by the reason; each says what can be done. */
export const unfitSentences: Readonly<Record<string, Words>> = {
  auto_topup_mandate_unfit: {
    en: 'Your saved method cannot pay for this rule. Choose a smaller amount or save another method.',
    'zh-Hant': '已儲存的付款方式不能支付此規則，請減少金額或儲存其他方式。',
    'zh-Hans': '已保存的付款方式不能支付此规则，请减少金额或保存其他方式。',
  },
  'auto_topup_mandate_unfit.none': {
    en: 'Please choose a saved method that pays, or save one first.',
    'zh-Hant': '請選擇已儲存的付款方式，或先儲存一種。',
    'zh-Hans': '请选择已保存的付款方式，或先保存一种。',
  },
  'auto_topup_mandate_unfit.not_active': {
    en: 'This saved method cannot be charged any more. Please save it again or choose another.',
    'zh-Hant': '此已儲存的付款方式不能再扣款，請重新儲存或另選。',
    'zh-Hans': '这个已保存的付款方式不能再扣款，请重新保存或另选。',
  },
  'auto_topup_mandate_unfit.unscheduled': {
    en: 'This saved method can only be charged on fixed days. Choose a day of the month, or another method.',
    'zh-Hant': '此付款方式只可在固定日子扣款，請改選每月日子，或選其他方式。',
    'zh-Hans': '这个付款方式只能在固定日子扣款，请改选每月日子，或选其他方式。',
  },
  'auto_topup_mandate_unfit.scheduled': {
    en: 'This saved method cannot be charged on a day of the month. Please choose another method.',
    'zh-Hant': '此付款方式不能在每月固定日子扣款，請選其他方式。',
    'zh-Hans': '这个付款方式不能在每月固定日子扣款，请选其他方式。',
  },
  'auto_topup_mandate_unfit.plan_days': {
    en: 'You agreed with your wallet to be charged on its own days, next {planDay}. Choose that day of the month, or another method.',
    'zh-Hant': '你與錢包約定在固定日子扣款，下次為{planDay}。請選該日，或選其他付款方式。',
    'zh-Hans': '您与钱包约定在固定日子扣款，下次为{planDay}。请选该日，或选其他付款方式。',
  },
  'auto_topup_mandate_unfit.advance_notice': {
    en: 'Your wallet wants you told days before each payment. Choose a day of the month, or another method.',
    'zh-Hant': '錢包要求每次扣款前數日預告，請改選每月日子，或選其他付款方式。',
    'zh-Hans': '钱包要求每次扣款前数日预告，请改选每月日子，或选其他付款方式。',
  },
  'auto_topup_mandate_unfit.period': {
    en: 'Your wallet cannot be charged as often as this may need. Choose a day of the month, or another method.',
    'zh-Hant': '錢包不容許這樣頻密扣款，請改選每月日子，或選其他付款方式。',
    'zh-Hans': '钱包不允许这样频繁扣款，请改选每月日子，或选其他付款方式。',
  },
  'auto_topup_mandate_unfit.amount': {
    en: 'This is more than your saved method may be charged at once. Choose a smaller amount, or another method.',
    'zh-Hant': '金額超出此付款方式的每次上限，請減少金額或選其他方式。',
    'zh-Hans': '金额超出这个付款方式的每次上限，请减少金额或选其他方式。',
  },
};
