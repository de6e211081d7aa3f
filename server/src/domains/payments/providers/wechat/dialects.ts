import { assert, type Currency } from '#base';
import type { Attempt, Scene } from '../../payment.ts';

/** One of WeChat Pay's three worlds: the same protocol under other addresses and names. */
export interface Dialect {
  readonly code: 'wechat_cn' | 'wechat_hk' | 'wechat_global';
  readonly currency: Currency;
  /** The only hosts that production may call. */
  readonly hosts: readonly string[];
  /** Orders are placed at `transactions/<type of trade>` below it. */
  readonly transactions: string;
  readonly refunds: string;
  readonly certificates: string;
  /** The last part of the address for mobile web, elsewhere `h5`. */
  readonly mobileWeb: string;
  /** Abroad also a category of business is told with each order, and whose the refund is. */
  readonly isAbroad: boolean;
}

export const wechatCn: Dialect = {
  code: 'wechat_cn',
  currency: 'CNY',
  hosts: ['api.mch.weixin.qq.com', 'api2.mch.weixin.qq.com'],
  transactions: '/v3/pay/transactions',
  refunds: '/v3/refund/domestic/refunds',
  certificates: '/v3/certificates',
  mobileWeb: 'h5',
  isAbroad: false,
};

/** Hong Kong's own wallet beside the Mainland's, "Multi-Wallet (for HK)". */
export const wechatHk: Dialect = {
  code: 'wechat_hk',
  currency: 'HKD',
  hosts: ['api.mch.weixin.qq.com', 'apihk.mch.weixin.qq.com'],
  transactions: '/hk/v3/transactions',
  refunds: '/hk/v3/refunds',
  certificates: '/hk/v3/certificates',
  mobileWeb: 'mweb',
  isAbroad: true,
};

/** The Mainland's wallet at a merchant abroad: priced in HKD, paid in CNY, settled in HKD. */
export const wechatGlobal: Dialect = {
  code: 'wechat_global',
  currency: 'HKD',
  hosts: ['apihk.mch.weixin.qq.com'],
  transactions: '/v3/global/transactions',
  refunds: '/v3/global/refunds',
  certificates: '/v3/global/certificates',
  mobileWeb: 'mweb',
  isAbroad: true,
};

/** Where its payer is present; mandates are another product, under another contract. */
export type PayerScene = Exclude<Scene, 'mandate'>;

export function payerSceneOf({ scene }: Attempt): PayerScene {
  assert(scene !== 'mandate', 'this provider has no mandates');
  return scene;
}

export function orderPath(dialect: Dialect, scene: PayerScene): string {
  const names: Readonly<Record<PayerScene, string>> = {
    mobile_web: dialect.mobileWeb,
    desktop_page: 'native',
    qr: 'native',
    wallet_page: 'jsapi',
    app: 'app',
  };
  return `${dialect.transactions}/${names[scene]}`;
}

/** What an order says of itself abroad; in the Mainland the address says it all. */
export function tradeType(scene: PayerScene): string {
  const types: Readonly<Record<PayerScene, string>> = {
    mobile_web: 'MWEB',
    desktop_page: 'NATIVE',
    qr: 'NATIVE',
    wallet_page: 'JSAPI',
    app: 'APP',
  };
  return types[scene];
}

/** Where a refund is asked about. */
export function refundPath(dialect: Dialect, number: string, mchId: string): string {
  return dialect.isAbroad
    ? `${dialect.refunds}/out-refund-no/${number}?mchid=${mchId}`
    : `${dialect.refunds}/${number}`;
}
