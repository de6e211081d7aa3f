import { alipayCnBills } from './alipay-cn.ts';
import { antomReports } from './antom.ts';
import { fpsQrBills } from './fps-qr.ts';
import type { Source } from './source.ts';
import { stripeBills } from './stripe.ts';
import { wechatBills } from './wechat.ts';

/** Adding a source of bills is a file beside this one and a line here. */
export const sources: readonly Source[] = [
  alipayCnBills,
  antomReports,
  ...wechatBills,
  stripeBills,
  fpsQrBills,
];

export function sourceOf(kind: string): Source | undefined {
  return sources.find((source) => source.kind === kind);
}
