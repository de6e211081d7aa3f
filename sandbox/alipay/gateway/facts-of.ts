import type { Facts } from '../../kit/faults/fault.ts';
import type { Merchant } from '../merchants.ts';
import type { World } from '../world.ts';

/** What faults are matched against: also a call by trade_no is about a merchant's own number. */
export function factsOf(
  world: World,
  method: string,
  merchant: Merchant,
  biz: Record<string, unknown>,
): Facts {
  const { appId, sellerId } = merchant;
  const { out_trade_no: outTradeNo, trade_no: tradeNo } = biz;
  if (typeof outTradeNo === 'string') return { appId, method, outTradeNo };
  const { external_agreement_no: external, agreement_no: agreementNo } = biz;
  const agreement = world.agreements.findByNo(appId, String(agreementNo));
  const number = external ?? agreement?.terms.externalNo;
  if (typeof number === 'string') return { appId, method, outTradeNo: number };
  const trade =
    typeof tradeNo === 'string' ? world.books.findTrade({ sellerId, tradeNo }) : undefined;
  return { appId, method, outTradeNo: trade?.terms.outTradeNo ?? '' };
}
