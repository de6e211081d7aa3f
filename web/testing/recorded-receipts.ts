import type { AppRoutes } from '@lowu/contract/app';
import type { AnswerOf } from '@lowu/contract/route';
import { recorded } from './recorded.ts';
import { cny, hkd } from './recorded-values.ts';

type Receipt = AnswerOf<AppRoutes['readReceipt']>;

const { readReceipt: topup } = recorded;
const homePack = {
  en: 'Hong Kong 5 GB, 30 days',
  'zh-Hant': '香港數據 5 GB（30 日）',
  'zh-Hans': '香港流量 5 GB（30 天）',
};
const mainlandFee = { en: '+86 number fee', 'zh-Hant': '內地號碼月費', 'zh-Hans': '内地号码月费' };
const days = { startsAt: '2026-06-30T00:11:00Z', endsAt: '2026-07-29T15:59:59Z' };
const data = { unit: 'BYTE' as const, amount: 5_368_709_120, zones: ['HK' as const] };

/** What no top-up is about. */
const apart = {
  ...topup,
  topup: null,
  reference: null,
  rate: null,
  bonus: hkd(0),
  bonusExpiresAt: null,
  promotions: [],
  providerReference: null,
  validUntilBefore: '2026-07-12',
  validUntilAfter: '2026-07-12',
};
const bought: Receipt = {
  ...apart,
  kind: 'purchase',
  method: 'balance',
  channel: 'ussd',
  paid: hkd(4_800),
  fee: hkd(0),
  value: hkd(4_800),
  balanceBefore: hkd(10_820),
  balanceAfter: hkd(6_020),
  term: { name: homePack, ...days, units: [data] },
};
const sold: Receipt = {
  ...apart,
  kind: 'voucher_sale',
  number: '',
  plan: null,
  method: 'float',
  channel: 'agent',
  place: 'Wing’s Store, Mong Kok',
  paid: hkd(10_000),
  fee: hkd(0),
  value: hkd(10_000),
  providerReference: '00000100000030',
  balanceBefore: null,
  balanceAfter: null,
  validUntilBefore: null,
};
const moved: Receipt = { ...topup, kind: 'taken_back', bonusExpiresAt: null };

/** One of each kind, as their person reads it; who adds a kind adds one here. */
export const receiptOfKind: Readonly<Record<Receipt['kind'], Receipt>> = {
  topup: { ...topup, fee: cny(143), repaid: hkd(1_000) },
  voucher: {
    ...topup,
    kind: 'voucher',
    method: 'voucher',
    rate: null,
    paid: hkd(10_000),
    fee: hkd(0),
    providerReference: '00000100000030',
  },
  purchase: bought,
  renewal: { ...bought, kind: 'renewal', channel: 'automatic' },
  fee: {
    ...bought,
    kind: 'fee',
    channel: 'automatic',
    term: { name: mainlandFee, ...days, units: [] },
  },
  adjustment: {
    ...apart,
    kind: 'adjustment',
    method: null,
    channel: 'partner',
    paid: hkd(0),
    fee: hkd(0),
    value: hkd(120),
    balanceAfter: hkd(200),
    correction: { way: 'take', reason: 'sent', expiresAt: null },
  },
  closing: {
    ...apart,
    kind: 'closing',
    method: null,
    paid: hkd(0),
    fee: hkd(1_000),
    value: hkd(10_320),
    repaid: hkd(500),
    balanceBefore: hkd(12_320),
    balanceAfter: hkd(0),
    validUntilAfter: null,
    closing: {
      ways: [
        { method: 'alipay_cn', back: cny(9_200) },
        { method: null, back: hkd(320) },
      ],
      lapsed: hkd(500),
    },
  },
  voucher_sale: sold,
  voucher_undone: { ...sold, kind: 'voucher_undone', validUntilAfter: null },
  refund: {
    ...moved,
    kind: 'refund',
    paid: cny(3_680),
    value: hkd(4_000),
    bonus: hkd(200),
    balanceBefore: null,
    balanceAfter: null,
    validUntilBefore: null,
    validUntilAfter: null,
  },
  undo: { ...moved, kind: 'undo', balanceBefore: hkd(10_820), balanceAfter: hkd(320) },
  taken_back: { ...moved, balanceBefore: hkd(10_820), balanceAfter: hkd(320) },
  put_back: { ...moved, kind: 'put_back' },
};
