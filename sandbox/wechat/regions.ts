/** WeChat Pay's three worlds: the same protocol under other addresses. */
export const regions = ['cn', 'hk', 'global'] as const;
export type Region = (typeof regions)[number];

export interface Addresses {
  transactions: string;
  refunds: string;
  /** The part before a refund's number when it is asked about. */
  refundQuery: string;
  certificates: string;
  /** The kinds of orders by the last part of their address. */
  kinds: Readonly<Record<string, OrderKind>>;
  currencies: readonly string[];
}

/** `PAP` is of a charge without the payer. */
export type OrderKind = 'H5' | 'JSAPI' | 'NATIVE' | 'APP' | 'PAP';

/** In its own words: an H5 order is MWEB in answers, notices and bills. */
export function tradeTypeOf(kind: OrderKind): string {
  return kind === 'H5' ? 'MWEB' : kind;
}

const kinds = { jsapi: 'JSAPI', native: 'NATIVE', app: 'APP' } as const;

export const addresses: Readonly<Record<Region, Addresses>> = {
  cn: {
    transactions: '/v3/pay/transactions',
    refunds: '/v3/refund/domestic/refunds',
    refundQuery: '/v3/refund/domestic/refunds',
    certificates: '/v3/certificates',
    kinds: { ...kinds, h5: 'H5' },
    currencies: ['CNY'],
  },
  hk: {
    transactions: '/hk/v3/transactions',
    refunds: '/hk/v3/refunds',
    refundQuery: '/hk/v3/refunds/out-refund-no',
    certificates: '/hk/v3/certificates',
    kinds: { ...kinds, mweb: 'H5' },
    currencies: ['HKD'],
  },
  global: {
    transactions: '/v3/global/transactions',
    refunds: '/v3/global/refunds',
    refundQuery: '/v3/global/refunds/out-refund-no',
    certificates: '/v3/global/certificates',
    kinds: { ...kinds, mweb: 'H5' },
    currencies: ['HKD', 'USD', 'SGD'],
  },
};
