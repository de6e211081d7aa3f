import { type Static, type TSchema, Type } from 'typebox';
import { receiptCode } from '../app/receipts.ts';
import type { DescribedEvent } from '../route.ts';
import { closed, idOf, instant, money } from '../shapes.ts';
import { region } from './products.ts';
import { listed, reference, refusal } from './topups.ts';

function event<const Name extends string, Data extends TSchema>(
  type: Name,
  { meaning, data, example }: { meaning: string; data: Data; example: Static<Data> },
): DescribedEvent {
  const body = Type.Object(
    {
      type: Type.Literal(type),
      timestamp: Type.String({ ...instant, description: 'When it happened, not when it is sent' }),
      data,
    },
    closed,
  );
  return { meaning, body, example: { type, timestamp: '2026-11-27T02:36:11.204Z', data: example } };
}

const hkd = (amountMinor: number) => ({ amountMinor, currency: 'HKD' as const });

const sold = {
  topup: 'top_069e9fa3c1b47d2588a1c04be5d7f312',
  reference: 'order-20261127-000123',
  code: 'K7M2QX',
  state: 'credited' as const,
  number: '+85251234567',
  region: 'HK' as const,
  value: hkd(10_000),
  price: hkd(10_000),
  commission: hkd(200),
  floatAfter: hkd(990_200),
  soldAt: '2026-11-27T02:36:11.204Z',
  undoneAt: null,
  receipt: '7Q4ZKX9M2B1T',
};

const undone = { ...sold, state: 'undone' as const, undoneAt: '2026-11-27T02:40:02.000Z' };

const soldData = Type.Object({ ...listed, receipt: receiptCode }, closed);

const undoneData = Type.Object(
  {
    ...listed,
    receipt: receiptCode,
    float: Type.Object(money.properties, {
      ...closed,
      description: 'What the float has then',
    }),
  },
  closed,
);

const detail = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

const failedData = Type.Object(
  {
    reference,
    state: Type.Literal('refused'),
    number: Type.String({ description: 'In E.164' }),
    region,
    value: money,
    refusedAt: instant,
    refusal: Type.Object(
      { ...refusal.properties, details: Type.Record(Type.String(), detail) },
      closed,
    ),
  },
  closed,
);

/** What partners are told by webhooks, by type. */
export const partnerEvents: Readonly<Record<string, DescribedEvent>> = {
  'topup.completed': event('topup.completed', {
    meaning: 'A top-up was sold: float and line have moved.',
    data: soldData,
    example: sold,
  }),
  'topup.failed': event('topup.failed', {
    meaning:
      'A top-up was refused for good, with 404 or 409 or as an order: it will never be sold ' +
      'under this reference. Told once for each.',
    data: failedData,
    example: {
      reference: 'order-20261127-000124',
      state: 'refused',
      number: '+85259000005',
      region: 'HK',
      value: hkd(10_000),
      refusedAt: '2026-11-27T02:36:11.204Z',
      refusal: { code: 'float_too_low', party: 'partner', details: { availableMinor: 3_000 } },
    },
  }),
  'topup.refunded': event('topup.refunded', {
    meaning: 'A top-up was taken back as you have asked (undoTopup): its price is in the float.',
    data: undoneData,
    example: { ...undone, float: hkd(1_000_000) },
  }),
  'topup.reversed': event('topup.reversed', {
    meaning: 'The same, by the operator’s people and not by you.',
    data: undoneData,
    example: { ...undone, float: hkd(1_000_000) },
  }),
  'float.low': event('float.low', {
    meaning:
      'A sale has brought the float below the mark. Told when it is crossed, not at every sale ' +
      'below it.',
    data: Type.Object({ float: money, threshold: money }, closed),
    example: { float: hkd(95_000), threshold: hkd(100_000) },
  }),
  'endpoint.test': event('endpoint.test', {
    meaning: 'You have asked for it, to see whether the endpoint takes what we sign.',
    data: Type.Object({ endpoint: idOf('hok') }, closed),
    example: { endpoint: 'hok_069e9fa3c1b47d2588a1c04be5d7f312' },
  }),
};

/** What holds of every webhook, for whoever writes a receiver. */
export const webhookRules = `Signed by [Standard Webhooks](https://www.standardwebhooks.com).

- **Verify before you read**: \`webhook-signature\` has, parted by spaces, \`v1,\` and the base64 of
  the HMAC-SHA256 of \`webhook-id.webhook-timestamp.body\`, by the key behind \`whsec_\`, for each
  secret that is good. Compare in constant time, over the bytes as they came, and refuse a timestamp
  that is more than five minutes away. Libraries of the specification do all of it.
- **Answer any 2xx within 15 seconds**, and work afterwards. Redirects are not followed.
- **Anything else is tried again**: after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h,
  each a fifth more or less; then it is given up, and can be sent again for 30 days. 429, 502, 503,
  504 and Retry-After give you a rest; 410 turns the endpoint off, as three days without one success
  do.
- **The same event can come twice**, under the same \`webhook-id\`, and their order is not
  promised.`;
