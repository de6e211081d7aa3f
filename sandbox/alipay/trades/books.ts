import type { Journal } from '../../kit/journal.ts';
import type { Checkout, Trade } from './trade.ts';

/** What a merchant names a trade by. With both numbers the gateway looks at tradeNo alone. */
export interface Naming {
  sellerId: string;
  outTradeNo?: string | undefined;
  tradeNo?: string | undefined;
}

export interface Books {
  trades(): IterableIterator<Trade>;
  /** By the gateway's own number, whoever the seller is. */
  tradeOf(tradeNo: string): Trade | undefined;
  findTrade(naming: Naming): Trade | undefined;
  saveTrade(trade: Trade): void;
  findCheckout(id: string): Checkout | undefined;
  /** The newest checkout of this number. */
  checkoutOf(sellerId: string, outTradeNo: string): Checkout | undefined;
  saveCheckout(checkout: Checkout): void;
  /** The seller that uses this number, for the control calls, which know no merchant. */
  sellersOf(outTradeNo: string): string[];
}

export function openBooks(journal: Journal): Books {
  const trades = journal.table<Trade>('trade');
  const checkouts = journal.table<Checkout>('checkout');
  const tradeNoOf = new Map<string, string>();
  const checkoutIdOf = new Map<string, string>();
  const sellersOf = new Map<string, Set<string>>();

  const indexTrade = ({ terms, tradeNo }: Trade): void => {
    tradeNoOf.set(keyOf(terms.sellerId, terms.outTradeNo), tradeNo);
  };
  const indexCheckout = ({ terms, id }: Checkout): void => {
    checkoutIdOf.set(keyOf(terms.sellerId, terms.outTradeNo), id);
    const sellers = sellersOf.get(terms.outTradeNo) ?? new Set();
    sellersOf.set(terms.outTradeNo, sellers.add(terms.sellerId));
  };
  for (const trade of trades.values()) indexTrade(trade);
  for (const checkout of checkouts.values()) indexCheckout(checkout);

  return {
    trades: () => trades.values(),
    tradeOf: (tradeNo) => trades.get(tradeNo),
    findTrade({ sellerId, outTradeNo, tradeNo }) {
      const key = tradeNo ?? tradeNoOf.get(keyOf(sellerId, outTradeNo ?? ''));
      const trade = key === undefined ? undefined : trades.get(key);
      return trade?.terms.sellerId === sellerId ? trade : undefined;
    },
    saveTrade(trade) {
      trades.put(trade.tradeNo, trade);
      indexTrade(trade);
    },
    findCheckout: (id) => checkouts.get(id),
    checkoutOf(sellerId, outTradeNo) {
      const id = checkoutIdOf.get(keyOf(sellerId, outTradeNo));
      return id === undefined ? undefined : checkouts.get(id);
    },
    saveCheckout(checkout) {
      checkouts.put(checkout.id, checkout);
      indexCheckout(checkout);
    },
    sellersOf: (outTradeNo) => [...(sellersOf.get(outTradeNo) ?? [])],
  };
}

function keyOf(sellerId: string, outTradeNo: string): string {
  return `${sellerId} ${outTradeNo}`;
}
