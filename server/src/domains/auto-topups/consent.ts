import type { Language, Words } from '#base';

/**
 * What a person agrees to when turning a rule on, beside the rule itself in a sentence, which the
 * screen says and which is kept with this. Changing a letter needs another version.
 */
export const consent: { readonly version: string; readonly text: Words } = {
  version: '2026-11',
  text: {
    en: 'I agree to be charged by this rule without being asked each time, never beyond these caps. I am told of each top-up and of each that was not made. I can stop it here with one tap, at once.',
    'zh-Hant':
      '我同意按此規則自動扣款，無須每次確認，且永不超過上述上限。每次增值或未能增值都會通知我。我可隨時在此一按停止，即時生效。',
    'zh-Hans':
      '我同意按此规则自动扣款，无须每次确认，且绝不超过上述上限。每次充值或未能充值都会通知我。我可随时在此一按停止，立即生效。',
  },
};

export function consentIn(language: Language): { readonly version: string; readonly text: string } {
  return { version: consent.version, text: consent.text[language] };
}
