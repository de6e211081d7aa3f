import { Type } from 'typebox';
import { creating, deleting, listing, patching, retrieving } from './operations.ts';
import {
  adjustType,
  amount,
  costOwner,
  money,
  quantity,
  recurringPeriod,
  ref,
  refs,
  relatedParty,
  saidOfAction,
  toldOfAction,
  usageType,
} from './shapes.ts';

/** What a top-up that comes again says of when; the last three are an extension of ours. */
const recurring = {
  isAutoTopup: Type.Optional(Type.Boolean()),
  recurringPeriod: Type.Optional(recurringPeriod),
  numberOfPeriods: Type.Optional(Type.Integer()),
  threshold: Type.Optional(quantity),
  maximumAmount: Type.Optional(quantity),
  minimumIntervalMinutes: Type.Optional(Type.Integer()),
};

const topup = Type.Object({
  ...toldOfAction,
  ...recurring,
  paymentMethod: Type.Optional(ref),
  balanceTopup: Type.Optional(relatedParty),
  creditedBucket: Type.Optional(ref),
});

const topupTag = 'topupBalance';
const readTopups = { tag: topupTag, scope: 'topups.read' };
const writeTopups = { tag: topupTag, scope: 'topups.send' };

export const listTopupBalance = listing('listTopupBalance', topup, {
  ...readTopups,
  summary: 'Top-ups by programs, newest first: your own, or with balances.read everybody’s.',
});

export const createTopupBalance = creating(
  'createTopupBalance',
  Type.Object(
    {
      ...saidOfAction,
      ...recurring,
      amount,
      bucket: Type.Optional(ref),
      voucher: Type.Optional(Type.String({ maxLength: 200 })),
      paymentMethod: Type.Optional(ref),
      balanceTopup: Type.Optional(relatedParty),
    },
    {
      examples: [
        {
          externalId: 'order-20261127-000123',
          amount: { amount: 50, units: 'HKD' },
          usageType: 'monetary',
          logicalResource: [{ id: '+85251234567' }],
        },
      ],
    },
  ),
  topup,
  { ...writeTopups, summary: 'Top a line up from your float, now or again and again.' },
);

export const retrieveTopupBalance = retrieving('retrieveTopupBalance', topup, {
  ...readTopups,
  summary: 'One top-up.',
});

export const patchTopupBalance = patching('patchTopupBalance', topup, {
  ...writeTopups,
  summary: 'Say something else of a top-up, or cancel it.',
});

export const deleteTopupBalance = deleting('deleteTopupBalance', {
  ...writeTopups,
  summary: 'Cancel a top-up while nothing of it is spent, or one that would come again.',
});

const adjustment = Type.Object({ ...toldOfAction, adjustType });
const adjustTag = 'adjustBalance';
const readActions = { scope: 'balances.read' };
const writeAdjustments = { tag: adjustTag, scope: 'balances.adjust' };

export const listAdjustBalance = listing('listAdjustBalance', adjustment, {
  ...readActions,
  tag: adjustTag,
  summary: 'Adjustments, newest first.',
});

export const createAdjustBalance = creating(
  'createAdjustBalance',
  Type.Object(
    {
      ...saidOfAction,
      amount,
      bucket: Type.Optional(ref),
      adjustType: Type.Optional(adjustType),
    },
    {
      examples: [
        {
          externalId: 'case-4711',
          amount: { amount: 5, units: 'HKD' },
          usageType: 'monetary',
          logicalResource: [{ id: '+85251234567' }],
          reason: 'An hour without network',
        },
      ],
    },
  ),
  adjustment,
  {
    ...writeAdjustments,
    summary: 'Give to a bucket, or take from it where the amount is below 0.',
  },
);

export const retrieveAdjustBalance = retrieving('retrieveAdjustBalance', adjustment, {
  ...readActions,
  tag: adjustTag,
  summary: 'One adjustment.',
});

export const patchAdjustBalance = patching('patchAdjustBalance', adjustment, {
  ...writeAdjustments,
  summary: 'Say something else of an adjustment, or take it back.',
});

export const deleteAdjustBalance = deleting('deleteAdjustBalance', {
  ...writeAdjustments,
  summary: 'Take an adjustment back, as far as it is still there.',
});

const transferParts = {
  receiver: Type.Optional(relatedParty),
  receiverProduct: Type.Optional(ref),
  costOwner: Type.Optional(costOwner),
  transferCost: Type.Optional(money),
};

const transfer = Type.Object({
  ...toldOfAction,
  ...transferParts,
  channel: ref,
  reason: Type.String(),
  receiverLogicalResource: ref,
  receiverBucket: ref,
  receiverBucketUsageType: usageType,
});

const transferTag = 'transferBalance';
const writeTransfers = { tag: transferTag, scope: 'balances.transfer' };

export const listTransferBalance = listing('listTransferBalance', transfer, {
  ...readActions,
  tag: transferTag,
  summary: 'Transfers from line to line, newest first.',
});

export const createTransferBalance = creating(
  'createTransferBalance',
  Type.Object({
    ...saidOfAction,
    ...transferParts,
    amount,
    bucket: ref,
    channel: ref,
    reason: Type.String({ maxLength: 1_000 }),
    logicalResource: Type.Array(ref, { minItems: 1, maxItems: 20 }),
    receiverBucket: ref,
    receiverBucketUsageType: usageType,
    receiverLogicalResource: ref,
    usageType,
  }),
  transfer,
  { ...writeTransfers, summary: 'Move money from line to line, where the operator allows it.' },
);

export const retrieveTransferBalance = retrieving('retrieveTransferBalance', transfer, {
  ...readActions,
  tag: transferTag,
  summary: 'One transfer.',
});

export const patchTransferBalance = patching('patchTransferBalance', transfer, {
  ...writeTransfers,
  summary: 'Say something else of a transfer, or take it back.',
});

export const deleteTransferBalance = deleting('deleteTransferBalance', {
  ...writeTransfers,
  summary: 'Take a transfer back, as far as it is still there.',
});

const reservation = Type.Object(toldOfAction);
const reserveTag = 'reserveBalance';
const writeReservations = { tag: reserveTag, scope: 'balances.reserve' };

export const listReserveBalance = listing('listReserveBalance', reservation, {
  ...readActions,
  tag: reserveTag,
  summary: 'Reservations, newest first.',
});

export const createReserveBalance = creating(
  'createReserveBalance',
  Type.Object(
    { ...saidOfAction, amount: Type.Optional(amount), bucket: Type.Optional(ref) },
    {
      examples: [
        {
          externalId: 'ticket-815',
          amount: { amount: 2, units: 'HKD' },
          usageType: 'monetary',
          logicalResource: [{ id: '+85251234567' }],
        },
      ],
    },
  ),
  reservation,
  {
    ...writeReservations,
    summary: 'Set aside what lies in a bucket: all of it without an amount.',
  },
);

export const retrieveReserveBalance = retrieving('retrieveReserveBalance', reservation, {
  ...readActions,
  tag: reserveTag,
  summary: 'One reservation.',
});

export const patchReserveBalance = patching('patchReserveBalance', reservation, {
  ...writeReservations,
  summary:
    'Take what is reserved (completed), give it back (cancelled), or say something else of it.',
});

export const deleteReserveBalance = deleting('deleteReserveBalance', {
  ...writeReservations,
  summary: 'Unreserve: give back what is set aside.',
});

/** All kinds of actions in one list. The document demands a receiver of each. */
const history = Type.Object({
  ...topup.properties,
  ...transferParts,
  adjustType: Type.Optional(adjustType),
  receiverBucket: Type.Optional(ref),
  receiverBucketUsageType: Type.Optional(usageType),
  receiverLogicalResource: ref,
  logicalResource: refs,
});

const historyTag = { tag: 'balanceActionHistory', ...readActions };
const oldName = ' Under the name that the final text of the document has for it.';
const listSummary = 'All that programs have done, newest first.';
const readSummary = 'One thing that a program has done.';

export const listBalanceActionHistory = listing('listBalanceActionHistory', history, {
  ...historyTag,
  summary: listSummary,
});
export const retrieveBalanceActionHistory = retrieving('retrieveBalanceActionHistory', history, {
  ...historyTag,
  summary: readSummary,
});
export const listBalanceAction = listing('listBalanceAction', history, {
  ...historyTag,
  summary: listSummary + oldName,
});
export const retrieveBalanceAction = retrieving('retrieveBalanceAction', history, {
  ...historyTag,
  summary: readSummary + oldName,
});

/** The full shapes by the name of the resource, to hold answers and events against. */
export const tmf654Shapes = {
  topupBalance: topup,
  adjustBalance: adjustment,
  transferBalance: transfer,
  reserveBalance: reservation,
  balanceActionHistory: history,
} as const;
