import { refuse } from '../refusals.ts';
import { alipayCn } from './alipay-cn/alipay-cn.ts';
import { antom } from './antom/antom.ts';
import { fpsQr } from './fps-qr/fps-qr.ts';
import type { DeclineKind } from './mandates.ts';
import type { ProviderKind } from './provider.ts';
import { stripe } from './stripe/stripe.ts';
import { wechatKinds } from './wechat/wechat.ts';

/** Adding a provider is a file or folder beside this one and a line here. */
export const providerKinds: readonly ProviderKind[] = [
  alipayCn,
  antom,
  ...wechatKinds,
  stripe,
  fpsQr,
];

/** Refuses with `connector_unknown`. */
export function kindOf(code: string): ProviderKind {
  const kind = providerKinds.find((one) => one.code === code);
  if (!kind) throw refuse.connector_unknown({ provider: code });
  return kind;
}

/**
 * What is to be done after a payment by a mandate has failed. A reason nobody knows is soft.
 */
export function declineKindOf(code: string, reason: string, nth: number): DeclineKind {
  return kindOf(code).declineOf?.(reason, nth) ?? 'soft';
}
