import type { Language, Words } from '#base';

/**
 * What a person agrees to when turning a rule on, beside the rule itself in a sentence, which the
 * screen says, and what pays for it, which are kept with this. Changing a letter of it, or of how
 * the sentence is worded, needs another version. Whoever agreed to one before goes on by what they
 * agreed to, which is kept word for word.
 */
export const consent: { readonly version: string; readonly text: Words } = {
  version: '2027-04',
  text: {
    en: 'I agree to be charged by this rule, by the ways to pay above, without being asked each time, never beyond these caps. Two charges are never closer together than stated above, even if the balance is low again sooner. I am told of each top-up and of each that was not made. I can stop it here with one tap, at once.',
    'zh-Hant':
      '我同意按此規則以上述付款方式自動扣款，無須每次確認，且永不超過上述上限；兩次扣款的相隔不會短於上述時間，期間結餘再低亦不扣款。每次增值或未能增值都會通知我。我可隨時在此一按停止，即時生效。',
    'zh-Hans':
      '我同意按此规则用上述支付方式自动扣款，无须每次确认，且绝不超过上述上限；两次扣款的间隔不会短于上述时间，期间余额再低也不扣款。每次充值或未能充值都会通知我。我可随时在此一按停止，立即生效。',
  },
};

export function consentIn(language: Language): { readonly version: string; readonly text: string } {
  return { version: consent.version, text: consent.text[language] };
}
