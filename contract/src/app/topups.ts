import { Type } from 'typebox';
import { codeOutcome, promoted, promotionCode } from '../promoted.ts';
import { route } from '../route.ts';
import {
  amountMinor,
  closed,
  day,
  idOf,
  instant,
  money,
  orNull,
  phoneNumber,
  words,
} from '../shapes.ts';
import { lineState } from './lines.ts';
import { appPaths } from './paths.ts';
import { receiptCode } from './receipts.ts';

export const receiver = Type.Object(
  {
    number: Type.String({ description: 'In E.164' }),
    /** 陳*文 or C*** T** M**: enough to know whom one pays for, too little to learn who it is. */
    owner: Type.String(),
    isOwn: Type.Boolean(),
    plan: words,
    state: lineState,
  },
  closed,
);

export const method = Type.Object(
  {
    code: Type.String({ examples: ['alipay_cn'] }),
    name: words,
    /** The permission to charge by which it is paid without going anywhere; null where one goes. */
    mandate: orNull(Type.Object({ id: idOf('mdt'), label: orNull(Type.String()) }, closed)),
    /** All that the payer is charged, the fee included. */
    pays: money,
    fee: money,
    bonus: money,
    /** The promise: credited within this many seconds of the payment. */
    promisedSeconds: Type.Integer(),
    isAvailable: Type.Boolean(),
    health: Type.Union([
      Type.Literal('good'),
      Type.Literal('failing', {
        description: 'Its provider answers too little just now; the next one is offered',
      }),
    ]),
    reason: orNull(words),
  },
  closed,
);

/** Charges a currency for which there is no rate of today, so that nobody can say how much. */
export const unpricedMethod = Type.Object(
  { code: Type.String({ examples: ['alipay_cn'] }), name: words, reason: words },
  closed,
);

export const tile = Type.Object(
  { value: money, price: money, bonus: money, validDays: Type.Integer() },
  closed,
);

export const readTopupOptions = route({
  method: appPaths.readTopupOptions[0],
  path: appPaths.readTopupOptions[1],
  tag: 'Top-up',
  summary: 'Whose number it is, and what can be bought for it: the tiles of the top-up page.',
  access: 'device',
  query: Type.Object({ number: phoneNumber }, closed),
  answer: Type.Object(
    {
      receiver,
      tiles: Type.Array(tile),
      least: money,
      most: money,
      stepMinor: Type.Integer(),
      openTopup: orNull(idOf('top')),
    },
    closed,
  ),
});

export const quote = Type.Object(
  {
    id: idOf('quo'),
    expiresAt: instant,
    receiver,
    value: money,
    bonus: money,
    bonusExpiresAt: orNull(instant),
    /** What the prices of all methods are less than the value would cost. */
    discount: money,
    promotions: Type.Array(promoted),
    codeOutcome,
    /** In CNY; null where there is no rate of today. */
    price: orNull(money),
    rate: orNull(Type.Object({ id: Type.String(), text: Type.String() }, closed)),
    /** Only for one's own line: another person's balance is theirs. */
    balanceBefore: orNull(money),
    balanceAfter: orNull(money),
    validUntilBefore: orNull(day),
    validUntilAfter: day,
    methods: Type.Array(method),
    unpricedMethods: Type.Array(unpricedMethod),
    /**
     * Paid now, it would be looked at by a person before it is credited, which is over within so
     * many hours; null where it is credited at once.
     */
    reviewHours: orNull(Type.Integer()),
    /** The same number and amount was topped up minutes ago: ask before paying again. */
    recentTwin: orNull(Type.Object({ topup: idOf('top'), at: instant }, closed)),
  },
  closed,
);

export const quoteTopup = route({
  method: appPaths.quoteTopup[0],
  path: appPaths.quoteTopup[1],
  tag: 'Top-up',
  summary:
    'Everything a person must see before paying; the limits are checked here and again on ordering.',
  access: 'device',
  body: Type.Object(
    { number: phoneNumber, amountMinor, promotionCode: Type.Optional(promotionCode) },
    closed,
  ),
  answer: quote,
  status: 201,
});

export const topupState = Type.Union([
  Type.Literal('awaiting_payment'),
  Type.Literal('confirming'),
  Type.Literal('credited'),
  Type.Literal('held_for_review'),
  Type.Literal('not_charged'),
  Type.Literal('refunding'),
  Type.Literal('refunded'),
]);

export const timelineEntry = Type.Object(
  {
    at: instant,
    event: Type.Union([
      Type.Literal('ordered'),
      Type.Literal('payment_started'),
      Type.Literal('payment_unknown'),
      Type.Literal('paid'),
      Type.Literal('credited'),
      Type.Literal('held_for_review'),
      Type.Literal('not_charged'),
      Type.Literal('refund_started'),
      Type.Literal('part_refund_started'),
      Type.Literal('part_refunded'),
      Type.Literal('refund_failed'),
      Type.Literal('charged_back'),
      Type.Literal('chargeback_won'),
      Type.Literal('refunded'),
      Type.Literal('undone'),
    ]),
  },
  closed,
);

export const topup = Type.Object(
  {
    id: idOf('top'),
    /** Six characters to say on the phone; the receipt's code is longer. */
    reference: Type.String(),
    state: topupState,
    receiver: Type.Object(
      { number: Type.String(), owner: Type.String(), isOwn: Type.Boolean() },
      closed,
    ),
    value: money,
    bonus: money,
    price: money,
    method: Type.String(),
    orderedAt: instant,
    /** Until when one can pay; afterwards an unpaid order ends as not charged. */
    payBefore: instant,
    /** Where the payment page is, while it awaits payment; the same however often one asks. */
    payUrl: orNull(Type.String()),
    /** What was asked for, the price and the fee of the method: for whoever ordered it. */
    pays: orNull(money),
    /** What is on its way back, or went back, once the order ends so: for whoever ordered it. */
    goesBack: orNull(money),
    promisedBy: orNull(instant),
    /** After it was given up, while it could still be paid: by when it is certain. */
    clearBy: orNull(instant),
    /** While it is held: by when it is credited or on its way back, where that can be promised. */
    reviewedBy: orNull(instant),
    /**
     * While it is held because what came is not what was asked: what came, null where it did not
     * come to us, and by when its payer hears how it stands. For whoever ordered it.
     */
    mismatch: orNull(Type.Object({ came: orNull(money), toldBy: instant }, closed)),
    /**
     * Whoever ordered it is told by a message what becomes of it; else this answer alone says so.
     */
    isTold: Type.Boolean(),
    receipt: orNull(receiptCode),
    validUntilAfter: orNull(day),
    balanceAfter: orNull(money),
    canCancel: Type.Boolean(),
    /** Until when a wrong number can be taken back, while nothing of it is spent. */
    undoBefore: orNull(instant),
    timeline: Type.Array(timelineEntry),
  },
  closed,
);

const topupParams = Type.Object({ topup: idOf('top') }, closed);

export const orderTopup = route({
  method: appPaths.orderTopup[0],
  path: appPaths.orderTopup[1],
  tag: 'Top-up',
  summary:
    'Order a quoted top-up and get the payment page. The same key again gives the same order, for ever.',
  access: 'device',
  isKeyed: true,
  body: Type.Object(
    {
      quote: idOf('quo'),
      method: Type.String({ maxLength: 40 }),
      /** Of this method and one's own: then there is no payment page. */
      mandate: Type.Optional(idOf('mdt')),
      /**
       * True when the person has seen that the same was bought minutes ago and wants it again.
       */
      isTwinIntended: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  answer: topup,
  status: 201,
});

export const listTopups = route({
  method: appPaths.listTopups[0],
  path: appPaths.listTopups[1],
  tag: 'Top-up',
  summary: 'Orders of the person signed in or of this device, newest first.',
  access: 'device',
  query: Type.Object({ before: Type.Optional(instant) }, closed),
  answer: Type.Object({ topups: Type.Array(topup), before: orNull(instant) }, closed),
});

export const readTopup = route({
  method: appPaths.readTopup[0],
  path: appPaths.readTopup[1],
  tag: 'Top-up',
  summary: 'How an order stands. Only who ordered it, or whose line it is, may ask.',
  access: 'device',
  params: topupParams,
  answer: topup,
});

export const followTopup = route({
  method: appPaths.followTopup[0],
  path: appPaths.followTopup[1],
  tag: 'Top-up',
  summary:
    'The order as unnamed server-sent events, each the whole order as JSON: once at once, then ' +
    'at every change. Reconnecting is harmless.',
  access: 'device',
  params: topupParams,
  answer: topup,
  isStream: true,
});

export const cancelTopup = route({
  method: appPaths.cancelTopup[0],
  path: appPaths.cancelTopup[1],
  tag: 'Top-up',
  summary:
    'Give up an unpaid order. It is closed at the provider first; if it turns out paid, it is credited.',
  access: 'device',
  isKeyed: true,
  params: topupParams,
  answer: topup,
});

export const undoTopup = route({
  method: appPaths.undoTopup[0],
  path: appPaths.undoTopup[1],
  tag: 'Top-up',
  summary:
    'Take back a top-up to a wrong number: within ten minutes, while nothing of it is spent.',
  access: 'device',
  isKeyed: true,
  params: topupParams,
  answer: topup,
});
