import type { Language } from '#base';

interface PayWords {
  readonly scanTitle: string;
  readonly scanAdvice: string;
  readonly code: string;
  readonly bankTitle: string;
  readonly bankAdvice: string;
  readonly save: string;
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
    bankTitle: 'Pay by FPS',
    bankAdvice:
      'Scan this code with your bank’s app. On this phone: save the picture and open it there. Leave amount and reference as they are: by them we know that it is you. We hear from our bank within a minute, and this page then goes back to your order.',
    save: 'Save the picture',
    walletTitle: 'Pay in WeChat',
    walletAdvice: 'Once it is paid, this page goes back to your order by itself.',
    pay: 'Pay',
    back: 'Back to the order',
  },
  'zh-Hant': {
    scanTitle: '掃描付款',
    scanAdvice: '請用另一部手機的錢包掃描二維碼。付款後，此頁會自動返回你的訂單。',
    code: '付款二維碼',
    bankTitle: '以轉數快（FPS）付款',
    bankAdvice:
      '請用銀行 App 掃描二維碼；如用同一部手機，請先儲存圖片再在 App 開啟。請勿更改金額及參考編號，我們憑此識別你的款項。銀行一般在一分鐘內通知我們，此頁其後會自動返回你的訂單。',
    save: '儲存圖片',
    walletTitle: '在微信付款',
    walletAdvice: '付款後，此頁會自動返回你的訂單。',
    pay: '付款',
    back: '返回訂單',
  },
  'zh-Hans': {
    scanTitle: '扫码付款',
    scanAdvice: '请用另一部手机的钱包扫描二维码。付款后，本页会自动返回您的订单。',
    code: '付款二维码',
    bankTitle: '用转数快（FPS）付款',
    bankAdvice:
      '请用香港银行的 App 扫描二维码；如用同一部手机，请先保存图片再在 App 打开。请勿更改金额及参考编号，我们凭此识别您的款项。银行一般在一分钟内通知我们，本页随后会自动返回您的订单。',
    save: '保存图片',
    walletTitle: '在微信付款',
    walletAdvice: '付款后，本页会自动返回您的订单。',
    pay: '付款',
    back: '返回订单',
  },
};
