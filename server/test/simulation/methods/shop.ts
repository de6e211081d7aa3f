import type { AttemptId } from '#payments';

/**
 * What people pay by here. `alipay_cycle` is Alipay with a contract for fixed days (周期扣款), and
 * `antom_cn` the Mainland's wallet at Antom.
 */
export const codes = [
  'alipay_cn',
  'alipay_cycle',
  'alipay_hk',
  'antom_cn',
  'wechat_cn',
  'wechat_hk',
  'wechat_global',
  'stripe',
  'fps_qr',
] as const;
export type Code = (typeof codes)[number];

/** By whom our bank says that the money of a method was sent. */
export function senderOf(code: Code): string {
  return `${code.replaceAll('_', ' ').toUpperCase()} SETTLEMENT`;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A provider's sandbox, where we are a shop. */
export interface Shop {
  readonly address: string;
  /** Our number of an attempt, as it is called there. */
  numberOf(attempt: AttemptId): string;
  get(route: string): Promise<Fields>;
  /** Also a no is an answer here: `isOk` says which. */
  post(route: string, body?: object): Promise<Fields>;
}
