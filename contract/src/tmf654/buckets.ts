import { Type } from 'typebox';
import { instant } from '../shapes.ts';
import { creating, listing, retrieving } from './operations.ts';
import {
  bucketStatus,
  extensible,
  externalId,
  partyAccountRef,
  products,
  quantity,
  ref,
  refs,
  relatedParties,
  timePeriod,
  usageType,
} from './shapes.ts';

const tag = 'bucket';

export const bucket = Type.Object({
  id: Type.String(),
  href: Type.String(),
  name: Type.String(),
  description: Type.String(),
  confirmationDate: instant,
  requestedDate: instant,
  isShared: Type.Literal(false),
  remainingValue: quantity,
  remainingValueName: Type.String({ description: 'To be shown: HKD 3.20, 1.50 GB' }),
  reservedValue: quantity,
  status: bucketStatus,
  usageType,
  logicalResource: refs,
  partyAccount: partyAccountRef,
  product: refs,
  relatedParty: relatedParties,
  validFor: timePeriod,
  ...extensible,
});

export const listBucket = listing('listBucket', bucket, {
  tag,
  summary: 'What lines have, bucket by bucket. With a line all it has had, too.',
  scope: 'balances.read',
});

export const retrieveBucket = retrieving('retrieveBucket', bucket, {
  tag,
  summary: 'One bucket, also once it is over.',
  scope: 'balances.read',
});

export const createBucket = creating(
  'createBucket',
  Type.Object(
    {
      usageType,
      name: Type.Optional(Type.String({ maxLength: 100 })),
      logicalResource: Type.Optional(refs),
      partyAccount: Type.Optional(partyAccountRef),
      product: Type.Optional(products),
      validFor: Type.Optional(timePeriod),
      externalId,
      ...extensible,
    },
    { examples: [{ usageType: 'monetary', logicalResource: [{ id: '+85291234567' }] }] },
  ),
  bucket,
  {
    tag,
    summary:
      'Make an empty bucket on a line, to be filled by adjustments. It is no part of the document, but the conformance kit asks for it.',
    scope: 'buckets.create',
  },
);

export const accumulated = Type.Object({
  id: Type.String(),
  href: Type.String(),
  name: Type.String(),
  description: Type.String(),
  bucket: Type.Array(ref, { minItems: 1 }),
  logicalResource: ref,
  partyAccount: partyAccountRef,
  product: refs,
  relatedParty: relatedParties,
  totalBalance: quantity,
  ...extensible,
});

const sum = { tag: 'accumulatedBalance', scope: 'balances.read' };

export const listAccumulatedBalance = listing('listAccumulatedBalance', accumulated, {
  ...sum,
  summary: 'What lines have of each unit, over all their buckets.',
});

export const retrieveAccumulatedBalance = retrieving('retrieveAccumulatedBalance', accumulated, {
  ...sum,
  summary: 'What a line has of one unit.',
});
