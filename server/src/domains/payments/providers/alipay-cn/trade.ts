import { type InstantMs, minorOf } from '#base';
import type { Evidence } from '../../evidence.ts';

/** What a query and a notice both say about a trade, unjudged. */
export interface Trade {
  readonly status: unknown;
  readonly tradeNo: unknown;
  /** In yuan: what was ordered. What the buyer paid may be less, Alipay's discounts taken off. */
  readonly totalAmount: unknown;
  readonly paidAt: InstantMs;
  /** Whether it is of our account and our application. */
  readonly isOurs: boolean;
}

const tradeNumber = /^[\w-]{1,64}$/;

/** What a trade's status and amounts prove. A status that we do not know proves nothing. */
export function evidenceOfTrade(trade: Trade): Evidence {
  const { status, tradeNo } = trade;
  const providerReference =
    typeof tradeNo === 'string' && tradeNumber.test(tradeNo) ? tradeNo : undefined;
  switch (status) {
    case 'WAIT_BUYER_PAY':
      return { says: 'pending', ...(providerReference === undefined ? {} : { providerReference }) };
    // Finished means no longer refundable; the money came all the same.
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return capture(trade, providerReference);
    // Either nobody paid in time or all was given back: both ways no money is with us.
    case 'TRADE_CLOSED':
      return { says: 'closed' };
    default:
      return { says: 'nothing_certain', reason: 'a status that is not known' };
  }
}

function capture(trade: Trade, providerReference: string | undefined): Evidence {
  const amount = amountOf(trade.totalAmount);
  if (amount === undefined || providerReference === undefined) {
    return { says: 'nothing_certain', reason: 'paid, without a readable amount and number' };
  }
  const { paidAt: capturedAt, isOurs } = trade;
  return { says: 'captured', amount, currency: 'CNY', providerReference, capturedAt, isOurs };
}

/** Yuan to fen. Amounts are texts; a JSON number has been through a float already. */
function amountOf(text: unknown): bigint | undefined {
  const amount = typeof text === 'string' ? minorOf(text) : undefined;
  return amount !== undefined && amount > 0n ? amount : undefined;
}
