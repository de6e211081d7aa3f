import type { Language } from '#base';

interface PayWords {
  readonly scanTitle: string;
  readonly scanAdvice: string;
  readonly code: string;
  readonly walletTitle: string;
  readonly walletAdvice: string;
  readonly pay: string;
  readonly back: string;
}

export const payWords: Readonly<Record<Language, PayWords>> = {
  en: {
    scanTitle: 'Scan to pay',
    scanAdvice:
      'Scan this code with your wallet on another phone. Once it is paid, this page goes back to your order by itself.',
    code: 'The code to scan',
    walletTitle: 'Pay in WeChat',
    walletAdvice: 'Once it is paid, this page goes back to your order by itself.',
    pay: 'Pay',
    back: 'Back to the order',
  },
  'zh-Hant': {
    scanTitle: '掃描付款',
    scanAdvice: '請用另一部手機的錢包掃描二維碼。付款後，此頁會自動返回你的訂單。',
    code: '付款二維碼',
    walletTitle: '在微信付款',
    walletAdvice: '付款後，此頁會自動返回你的訂單。',
    pay: '付款',
    back: '返回訂單',
  },
  'zh-Hans': {
    scanTitle: '扫码付款',
    scanAdvice: '请用另一部手机的钱包扫描二维码。付款后，本页会自动返回您的订单。',
    code: '付款二维码',
    walletTitle: '在微信付款',
    walletAdvice: '付款后，本页会自动返回您的订单。',
    pay: '付款',
    back: '返回订单',
  },
};
