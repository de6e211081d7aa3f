import type { Words } from '#base';

/** What people call the methods of payment. One line per connector code. */
export const methodNames: Readonly<Record<string, Words>> = {
  alipay_cn: { en: 'Alipay', 'zh-Hant': '支付寶（內地）', 'zh-Hans': '支付宝' },
};
