import { type TObject, type TSchema, Type } from 'typebox';
import { instant } from '../shapes.ts';

/**
 * The shapes of TMF654 v4.0.0. They are open, as TM Forum's guidelines (TMF630) demand of whoever
 * reads: a program of a larger model may say more than we know, and is told none of that again.
 */
const text = Type.String({ maxLength: 1_000 });
const uri = Type.String({ format: 'uri', maxLength: 1_000 });

export const extensible = {
  '@type': Type.Optional(text),
  '@baseType': Type.Optional(text),
  '@schemaLocation': Type.Optional(uri),
};

const reference = {
  id: Type.String({ minLength: 1, maxLength: 200 }),
  href: Type.Optional(text),
  name: Type.Optional(text),
  '@referredType': Type.Optional(text),
  ...extensible,
};

/** Something that is kept here or elsewhere, by its id. */
export const ref = Type.Object(reference);

export const partyAccountRef = Type.Object({
  ...reference,
  description: Type.Optional(text),
  status: Type.Optional(text),
});

export const relatedParty = Type.Object({
  ...reference,
  role: Type.Optional(text),
  '@referredType': text,
});

export const quantity = Type.Object({
  amount: Type.Optional(
    Type.Number({ description: 'Exact: at most as many places as units have' }),
  ),
  units: Type.Optional(
    Type.String({
      maxLength: 20,
      description: 'HKD; BYTE, KB, MB or GB; SECOND or MINUTE; MESSAGE',
      examples: ['HKD'],
    }),
  ),
  ...extensible,
});

/** With both of its parts, as an amount must come. */
export const amount = Type.Object({
  ...quantity.properties,
  amount: Type.Number(),
  units: Type.String({ maxLength: 20, examples: ['HKD'] }),
});

export const money = Type.Object({
  unit: Type.Optional(text),
  value: Type.Optional(Type.Number()),
  ...extensible,
});

export const timePeriod = Type.Object({
  startDateTime: Type.Optional(instant),
  endDateTime: Type.Optional(instant),
  ...extensible,
});

export const usageType = Type.Enum(['monetary', 'voice', 'data', 'sms', 'other']);
export const actionStatus = Type.Enum(['created', 'failed', 'cancelled', 'completed']);
export const bucketStatus = Type.Enum(['active', 'suspended', 'expired']);
export const adjustType = Type.Enum(['recurring', 'oneTime']);
export const recurringPeriod = Type.Enum(['weekly', 'fortnightly', 'monthly']);
export const costOwner = Type.Enum(['originator', 'receiver']);

/** The conformance kit sends a product by itself where the document has a list of them. */
export const products = Type.Union([Type.Array(ref, { maxItems: 20 }), ref]);
export const refs = Type.Array(ref, { maxItems: 20 });
export const relatedParties = Type.Array(relatedParty, { maxItems: 20 });

export const externalId = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 255,
    description:
      'An extension: yours, and for ever one action. Where Idempotency-Key is sent, that counts',
  }),
);

/** What every action takes beside what it does; told again as it came. */
export const saidOfAction = {
  description: Type.Optional(text),
  reason: Type.Optional(text),
  channel: Type.Optional(ref),
  logicalResource: Type.Optional(refs),
  partyAccount: Type.Optional(partyAccountRef),
  product: Type.Optional(products),
  relatedParty: Type.Optional(relatedParties),
  requestor: Type.Optional(relatedParty),
  usageType: Type.Optional(usageType),
  validFor: Type.Optional(timePeriod),
  externalId,
  ...extensible,
};

/** What every action is told with. */
export const toldOfAction = {
  ...saidOfAction,
  id: Type.String(),
  href: Type.String(),
  amount: quantity,
  bucket: ref,
  product: Type.Optional(refs),
  partyAccount: partyAccountRef,
  logicalResource: refs,
  relatedParty: relatedParties,
  requestedDate: instant,
  confirmationDate: Type.Optional(instant),
  status: actionStatus,
  usageType,
  failureReason: Type.Optional(Type.Object({ code: Type.String(), reason: Type.String() })),
};

/**
 * What of an action may be said anew, and its next state. Whatever else is given must stand
 * already.
 */
export const actionUpdate = Type.Object({
  status: Type.Optional(actionStatus),
  description: Type.Optional(text),
  reason: Type.Optional(text),
  channel: Type.Optional(ref),
});

/** TMF630's error, which the document demands instead of RFC 9457's. */
export const error = Type.Object({
  code: Type.String({ description: 'Stable; see the list of refusals' }),
  reason: Type.String({ description: 'A sentence for a person, in the language asked for' }),
  message: Type.Optional(Type.String({ description: 'Where something is wrong, and what' })),
  status: Type.String(),
  referenceError: Type.String({ format: 'uri' }),
  '@type': Type.Literal('Error'),
});

export const byId = Type.Object(
  { id: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
);

const fields = Type.Optional(
  Type.String({
    maxLength: 1_000,
    description: 'Of each answer only these, with id and href; separated by commas',
  }),
);

export const fieldsQuery = Type.Object({ fields }, { additionalProperties: false });

/**
 * Everything else filters: `status=created`, `bucket.id=…`,
 * `requestedDate.gt=2026-11-27T00:00:00Z`.
 */
export const listQuery = Type.Object(
  {
    fields,
    offset: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
    limit: Type.Optional(Type.String({ pattern: '^\\d{1,6}$', description: '500 at most' })),
  },
  {
    additionalProperties: Type.Union([
      Type.String({ maxLength: 400 }),
      Type.Array(Type.String({ maxLength: 400 }), { maxItems: 20 }),
    ]),
  },
);

/** With `fields` an answer has only some of its parts. */
export function partly<Shape extends TObject>(shape: Shape) {
  return Type.Partial(shape);
}

export function listOf<Shape extends TObject>(shape: Shape) {
  return Type.Array(partly(shape));
}

/** A 204. */
export const nothing: TSchema = Type.Null();
