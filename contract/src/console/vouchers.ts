import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const count = Type.Integer({ minimum: 0 });
const number = Type.Integer({ minimum: 1, maximum: 9_999_999 });

const activation = Type.Object(
  {
    id: idOf('vac'),
    first: number,
    last: number,
    state: Type.Union([Type.Literal('proposed'), Type.Literal('refused'), Type.Literal('active')]),
    /** Null where the command line has proposed it. */
    proposedBy: orNull(idOf('stf')),
    proposedAt: instant,
    decidedBy: orNull(idOf('stf')),
    decidedAt: orNull(instant),
  },
  closed,
);

const batch = Type.Object(
  {
    batch: number,
    kind: Type.Union([Type.Literal('printed'), Type.Literal('electronic')]),
    label: Type.String(),
    value: money,
    count: number,
    state: Type.Union([Type.Literal('making'), Type.Literal('made'), Type.Literal('given_up')]),
    expiresOn: day,
    /** Together they are all that were made. */
    counts: Type.Object(
      { available: count, sold: count, redeemed: count, expired: count, blocked: count },
      closed,
    ),
    /** How many are in parts that may be sold, sold ones included. */
    active: count,
    /** What holders are owed: sold, and neither redeemed nor expired. */
    owed: money,
    activations: Type.Array(activation),
  },
  closed,
);

const life = Type.Object(
  {
    serial: Type.String(),
    batch: number,
    value: money,
    state: Type.Union([
      Type.Literal('unsold'),
      Type.Literal('sold'),
      Type.Literal('redeemed'),
      Type.Literal('expired'),
      Type.Literal('blocked'),
    ]),
    isActive: Type.Boolean(),
    isOwed: Type.Boolean(),
    expiresOn: day,
    soldAt: orNull(instant),
    reseller: orNull(idOf('rsl')),
    redeemedAt: orNull(instant),
    topup: orNull(idOf('top')),
    maskedReceiver: orNull(Type.String()),
    blockedAt: orNull(instant),
    blockedWhy: orNull(Type.String()),
  },
  closed,
);

const batchParams = Type.Object({ batch: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) }, closed);
const part = { first: number, last: number };

export const listVoucherBatches = route({
  method: consolePaths.listVoucherBatches[0],
  path: consolePaths.listVoucherBatches[1],
  tag: 'Vouchers',
  summary: 'The newest batches, what became of their vouchers, and which parts may be sold.',
  access: 'staff',
  answer: Type.Object({ batches: Type.Array(batch) }, closed),
});

export const proposeActivation = route({
  method: consolePaths.proposeActivation[0],
  path: consolePaths.proposeActivation[1],
  tag: 'Vouchers',
  summary: 'Ask for a part of a batch to be sold. Somebody else agrees.',
  access: 'staff',
  params: batchParams,
  body: Type.Object(part, closed),
  answer: batch,
});

export const decideActivation = route({
  method: consolePaths.decideActivation[0],
  path: consolePaths.decideActivation[1],
  tag: 'Vouchers',
  summary: 'Let a part of a batch be sold that somebody else has asked for, or do not.',
  access: 'staff',
  params: Type.Object({ batch: batchParams.properties.batch, activation: idOf('vac') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: batch,
});

export const blockVouchers = route({
  method: consolePaths.blockVouchers[0],
  path: consolePaths.blockVouchers[1],
  tag: 'Vouchers',
  summary: 'Stop a part of a batch at once, sold or not. What holders are owed stays owed.',
  access: 'staff',
  params: batchParams,
  body: Type.Object({ ...part, why: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
  answer: Type.Object({ changed: count, batch }, closed),
});

export const unblockVouchers = route({
  method: consolePaths.unblockVouchers[0],
  path: consolePaths.unblockVouchers[1],
  tag: 'Vouchers',
  summary: 'Free what somebody else has blocked.',
  access: 'staff',
  params: batchParams,
  body: Type.Object(part, closed),
  answer: Type.Object({ changed: count, batch }, closed),
});

export const readVoucher = route({
  method: consolePaths.readVoucher[0],
  path: consolePaths.readVoucher[1],
  tag: 'Vouchers',
  summary: 'The life of one voucher by its serial number. Nobody has its code.',
  access: 'staff',
  params: Type.Object({ serial: Type.String({ pattern: '^[0-9]{14}$' }) }, closed),
  answer: life,
});
