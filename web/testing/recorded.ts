import type { AppRoutes } from '@lowu/contract/app';
import type { AnswerOf } from '@lowu/contract/route';
import { appeal, appeals, promise } from './recorded-appeals.ts';
import { autoTopup } from './recorded-auto-topup.ts';
import { mandate, mandates } from './recorded-mandates.ts';
import { messages, messageSettings } from './recorded-messages.ts';
import { nearKwunTong } from './recorded-outlets.ts';
import { packs, period } from './recorded-packs.ts';
import { estimate, rates } from './recorded-rates.ts';
import { usage } from './recorded-usage.ts';
import { cny, hkd, id } from './recorded-values.ts';

/**
 * Answers of the server as they would be for one person, for looking at screens. How the app and
 * the server behave together is not shown with these but with the real server.
 */
export type Recorded = { readonly [Name in keyof AppRoutes]?: AnswerOf<AppRoutes[Name]> };

type Topup = AnswerOf<AppRoutes['readTopup']>;

export const ids = { topup: id('top', 1), receipt: '7K2M9QPX4TB3' } as const;

const commuter = { en: 'Commuter', 'zh-Hant': '往來卡', 'zh-Hans': '往来卡' };
const alipay = { en: 'Alipay', 'zh-Hant': '支付寶', 'zh-Hans': '支付宝' };

const now = '2026-06-30T00:12:00Z';

const session = {
  isSignedIn: true,
  subscriber: { id: id('sub', 1), name: '陳*明' },
  language: 'zh-Hant' as const,
  isCareMode: false,
  csrfToken: 'recorded',
  now,
  isDemo: true,
  inboxUrl: 'http://127.0.0.1:9/',
};

const receiver = {
  number: '+85291234567',
  owner: '陳*明',
  isOwn: true,
  plan: commuter,
  state: 'active' as const,
};

export const line = {
  id: id('lin', 1),
  label: null,
  numbers: [
    {
      number: '+85291234567',
      home: 'HK' as const,
      registration: 'registered' as const,
      checkDigit: '0',
    },
    {
      number: '+8613800138000',
      home: 'CN' as const,
      registration: 'registered' as const,
      checkDigit: '7',
    },
  ],
  plan: { code: 'commuter', name: commuter },
  state: 'active' as const,
  zone: 'CN' as const,
  validUntil: '2026-07-12',
  daysLeft: 12,
  stateEnds: null,
  balance: {
    cash: hkd(320),
    bonus: hkd(0),
    reserved: hkd(0),
    available: hkd(320),
    total: hkd(320),
    isLow: true,
  },
  units: [
    {
      unit: 'BYTE' as const,
      zones: ['HK' as const],
      left: 9_019_431_321,
      granted: 12_884_901_888,
      expiresAt: '2026-07-20T15:59:59Z',
    },
    {
      unit: 'BYTE' as const,
      zones: ['CN' as const, 'MO' as const],
      left: 644_245_094,
      granted: 4_294_967_296,
      expiresAt: '2026-07-20T15:59:59Z',
    },
    {
      unit: 'SECOND' as const,
      zones: ['CN' as const],
      left: 2_520,
      granted: 3_600,
      expiresAt: '2026-07-20T15:59:59Z',
    },
  ],
  emergencyCredit: { amount: hkd(1_000), canBorrow: false, owed: null },
  nextFee: {
    amount: hkd(1_800),
    day: '2026-07-01',
    reason: { en: '+86 number', 'zh-Hant': '+86號碼月費', 'zh-Hans': '+86号码月费' },
  },
  openTopup: null,
};

const prices: readonly [number, number, number, number][] = [
  [5_000, 4_600, 0, 90],
  [10_000, 9_200, 500, 180],
  [20_000, 18_400, 1_000, 180],
  [30_000, 27_600, 3_000, 365],
  [50_000, 46_000, 5_000, 365],
  [100_000, 92_000, 10_000, 365],
];

const quote = {
  id: id('quo', 1),
  expiresAt: '2026-06-30T00:27:00Z',
  receiver,
  value: hkd(10_000),
  bonus: hkd(500),
  bonusExpiresAt: '2026-12-27T15:59:59Z',
  discount: hkd(0),
  promotions: [],
  codeOutcome: null,
  price: cny(9_200),
  rate: { id: id('fxr', 1), text: '1 HKD = 0.92 CNY' },
  balanceBefore: hkd(320),
  balanceAfter: hkd(10_820),
  validUntilBefore: '2026-07-12',
  validUntilAfter: '2026-12-27',
  methods: [
    {
      code: 'alipay_cn',
      name: alipay,
      pays: cny(9_200),
      fee: cny(0),
      bonus: hkd(500),
      promisedSeconds: 60,
      isAvailable: true,
      mandate: null,
      health: 'good' as const,
      reason: null,
    },
  ],
  unpricedMethods: [],
  reviewHours: null,
  recentTwin: null,
};

type Event = Topup['timeline'][number]['event'];

const histories: Readonly<Record<Topup['state'], readonly Event[]>> = {
  awaiting_payment: ['ordered', 'payment_started'],
  confirming: ['ordered', 'payment_started', 'payment_unknown'],
  credited: ['ordered', 'payment_started', 'paid', 'credited'],
  held_for_review: ['ordered', 'payment_started', 'paid', 'held_for_review'],
  not_charged: ['ordered', 'payment_started', 'not_charged'],
  refunding: ['ordered', 'payment_started', 'paid', 'credited', 'undone', 'refund_started'],
  refunded: ['ordered', 'paid', 'credited', 'undone', 'refund_started', 'refunded'],
};

/** The same order in each of its states. */
export function topupIn(state: Topup['state']): Topup {
  const isCredited = state === 'credited';
  return {
    id: ids.topup,
    reference: 'TH8K2M',
    state,
    receiver: { number: '+85291234567', owner: '陳*明', isOwn: true },
    value: hkd(10_000),
    bonus: hkd(500),
    price: cny(9_200),
    method: 'alipay_cn',
    orderedAt: '2026-06-30T00:10:00Z',
    payBefore: '2026-06-30T00:25:00Z',
    payUrl: state === 'awaiting_payment' ? 'http://127.0.0.1:9/pay' : null,
    pays: null,
    goesBack: null,
    clearBy: null,
    promisedBy: state === 'confirming' ? '2026-06-30T00:12:45Z' : null,
    reviewedBy: state === 'held_for_review' ? '2026-07-02T00:13:00Z' : null,
    mismatch: null,
    isTold: true,
    receipt: isCredited ? ids.receipt : null,
    validUntilAfter: isCredited ? '2026-12-27' : null,
    balanceAfter: isCredited ? hkd(10_820) : null,
    canCancel: state === 'awaiting_payment',
    undoBefore: isCredited ? '2026-06-30T00:21:00Z' : null,
    timeline: histories[state].map((event, minute) => ({
      at: `2026-06-30T00:1${Math.min(minute, 9)}:00Z`,
      event,
    })),
  };
}

const receipt = {
  code: ids.receipt,
  kind: 'topup' as const,
  topup: ids.topup,
  reference: 'TH8K2M',
  number: '+85291234567',
  plan: commuter,
  issuedAt: '2026-06-30T00:11:00Z',
  paid: cny(9_200),
  fee: cny(0),
  method: 'alipay_cn',
  rate: quote.rate,
  value: hkd(10_000),
  bonus: hkd(500),
  bonusExpiresAt: quote.bonusExpiresAt,
  repaid: null,
  balanceBefore: hkd(320),
  balanceAfter: hkd(10_820),
  validUntilBefore: '2026-07-12',
  validUntilAfter: '2026-12-27',
  providerReference: '2026063022001400000000000001',
  channel: 'app',
  place: null,
  promotions: [
    {
      kind: 'bonus' as const,
      name: { 'zh-Hant': '應用程式優惠', 'zh-Hans': '应用优惠', en: 'App bonus' },
      amount: hkd(500),
    },
  ],
  term: null,
  correction: null,
  closing: null,
};

const earlier = (state: Topup['state'], last: number): Topup => ({
  ...topupIn(state),
  id: id('top', last),
  orderedAt: `2026-06-${30 - last}T10:31:00Z`,
});

const guards = {
  packOnly: ['CN' as const, 'MO' as const],
  dailyLimit: hkd(5_000),
  spentToday: hkd(1_240),
};

const reminders = {
  levels: [hkd(2_000), hkd(1_000), hkd(1)],
  daysAhead: [30, 7, 5, 1, 0],
  offeredDays: [30, 14, 7, 5, 3, 1, 0],
  switchedOff: ['zones' as const],
  daysLasting: 2,
};

const closing = {
  sheet: {
    parts: [
      { back: hkd(18_000), method: alipay },
      { back: hkd(320), method: null },
    ],
    back: hkd(18_320),
    fee: hkd(0),
    debt: hkd(0),
    lostBonus: hkd(500),
    isAccountNeeded: true,
  },
  closing: null,
};

const { id: lineId, state, validUntil, daysLeft, stateEnds, balance, units } = line;

export const recorded = {
  readSession: session,
  requestCode: { expiresAt: '2026-06-30T00:17:00Z', resendAt: '2026-06-30T00:13:00Z' },
  signIn: session,
  signOut: { ...session, isSignedIn: false, subscriber: null },
  changePreferences: session,
  listLines: { lines: [line] },
  listMessages: messages,
  openMessage: { unread: 0 },
  openMessages: { unread: 0 },
  readMessageSettings: messageSettings,
  readBalance: {
    line: lineId,
    state,
    validUntil,
    daysLeft,
    stateEnds,
    balance,
    lots: [
      ...units.map(({ unit, zones, left, expiresAt }) => {
        return { kind: 'pack' as const, unit, zones, left, reserved: 0, expiresAt };
      }),
      {
        kind: 'cash' as const,
        unit: 'HKD' as const,
        zones: ['HK' as const, 'CN' as const, 'MO' as const, 'ROW' as const],
        left: balance.total.amountMinor,
        reserved: 0,
        expiresAt: null,
      },
    ],
  },
  readTopupOptions: {
    receiver,
    tiles: prices.map(([value, price, bonus, validDays]) => ({
      value: hkd(value),
      price: cny(price),
      bonus: hkd(bonus),
      validDays,
    })),
    least: hkd(5_000),
    most: hkd(100_000),
    stepMinor: 1_000,
    openTopup: null,
  },
  quoteTopup: quote,
  orderTopup: topupIn('awaiting_payment'),
  listTopups: {
    topups: [topupIn('confirming'), earlier('credited', 2), earlier('not_charged', 9)],
    before: '2026-06-21T10:31:00Z',
  },
  readTopup: topupIn('credited'),
  cancelTopup: topupIn('not_charged'),
  undoTopup: topupIn('refunding'),
  listOutlets: nearKwunTong,
  listPacks: packs,
  buyPack: period,
  setRenewal: period,
  changePlan: { from: '2026-07-20T16:00:00Z' },
  borrow: { lent: hkd(1_000) },
  listMandates: mandates,
  askForMandate: mandate,
  stopMandate: mandate,
  readErasure: { erasure: null, obstacle: null },
  askErasure: {
    erasure: { state: 'asked', askedAt: '2026-11-23T01:00:00.000Z', reason: '' },
    obstacle: 'person_has_line',
  },
  withdrawErasure: { erasure: null, obstacle: null },
  readClosing: closing,
  closeLine: closing,
  readAutoTopup: autoTopup,
  setAutoTopup: autoTopup,
  stopAutoTopup: autoTopup,
  skipAutoTopup: autoTopup,
  readReminders: reminders,
  setReminders: reminders,
  readGuards: guards,
  setGuards: guards,
  readUsage: usage,
  readRates: rates,
  changeOptIn: rates,
  estimateUse: estimate,
  listReceipts: { receipts: [receipt], before: null },
  readReceipt: receipt,
  adviseAppeal: {
    verdict: 'being_asked',
    topup: topupIn('confirming'),
    charge: null,
    log: [],
    askedAt: now,
    promise,
  },
  openAppeal: appeal,
  listAppeals: appeals,
  readAppeal: appeal,
  addAppealWords: appeal,
  addAttachment: appeal,
  withdrawAppeal: { ...appeal, state: 'withdrawn', dueAt: null, canWithdraw: false },
  reopenAppeal: appeal,
} satisfies Recorded;
