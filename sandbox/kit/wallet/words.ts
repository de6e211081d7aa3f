import type { Language } from '../language.ts';

/** The words about charges without the payer. */
export interface WalletWords {
  consentTitle: string;
  consentText: string;
  agree: string;
  disagree: string;
  consentOverTitle: string;
  consentOverAdvice: string;
  walletTitle: string;
  walletNone: string;
  walletStop: string;
  walletStopped: string;
  walletActive: string;
  goBack: string;
  shop: string;
}

export const walletWords: Record<Language, WalletWords> = {
  'zh-Hant': {
    consentTitle: '自動付款授權',
    consentText:
      '同意後，這個商戶可按你與它的約定，從你的錢包扣款，無須每次確認。你可隨時在錢包停止。',
    agree: '同意',
    disagree: '不同意',
    consentOverTitle: '這項授權已完成或已結束',
    consentOverAdvice: '你可以返回商戶的畫面。',
    walletTitle: '自動付款',
    walletNone: '你沒有授權任何商戶自動扣款。',
    walletStop: '停止',
    walletStopped: '已停止',
    walletActive: '生效中',
    goBack: '返回商戶',
    shop: '商戶',
  },
  'zh-Hans': {
    consentTitle: '自动付款授权',
    consentText:
      '同意后，这个商户可按您与它的约定，从您的钱包扣款，无须每次确认。您可随时在钱包停止。',
    agree: '同意',
    disagree: '不同意',
    consentOverTitle: '这项授权已完成或已结束',
    consentOverAdvice: '您可以返回商户的页面。',
    walletTitle: '自动付款',
    walletNone: '您没有授权任何商户自动扣款。',
    walletStop: '停止',
    walletStopped: '已停止',
    walletActive: '生效中',
    goBack: '返回商户',
    shop: '商户',
  },
  en: {
    consentTitle: 'Permission for automatic payments',
    consentText:
      'If you agree, this shop may charge your wallet as you have arranged with it, without asking each time. You can stop it in your wallet at any time.',
    agree: 'Agree',
    disagree: 'Do not agree',
    consentOverTitle: 'This permission is settled',
    consentOverAdvice: "You can go back to the shop's screen.",
    walletTitle: 'Automatic payments',
    walletNone: 'You have let no shop charge you by itself.',
    walletStop: 'Stop',
    walletStopped: 'Stopped',
    walletActive: 'Active',
    goBack: 'Back to the shop',
    shop: 'Shop',
  },
};
