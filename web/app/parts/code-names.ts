import type { Say } from '../words/words.ts';

/** Codes of the server that have a name here; a new one shows as its code until it gets one. */
export function methodName(code: string, say: Say): string {
  switch (code) {
    case 'alipay_cn':
    case 'alipay_hk':
    case 'alipay_plus':
    case 'wechat_cn':
    case 'wechat_hk':
    case 'wechat_global':
    case 'stripe':
    case 'fps_qr':
    case 'voucher':
      return say(`method.${code}`);
    default:
      return code;
  }
}
