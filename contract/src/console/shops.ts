import { Type } from 'typebox';
import { position } from '../outlet-shapes.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, language, money, orNull, phoneNumber, words } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const resellerId = idOf('rsl');
const paidBy = Type.Union([
  Type.Literal('bank'),
  Type.Literal('cheque'),
  Type.Literal('cash'),
  Type.Literal('credit', { description: 'Agreed to be paid later' }),
]);

/** Where its tills are, to so many metres. */
const place = Type.Object(
  { ...position, withinMetres: Type.Integer({ minimum: 50, maximum: 50_000 }) },
  closed,
);

const reseller = Type.Object(
  {
    id: resellerId,
    kind: Type.Union([
      Type.Literal('agent'),
      Type.Literal('chain'),
      Type.Literal('partner'),
      Type.Literal('house'),
    ]),
    name: Type.String(),
    parent: orNull(resellerId),
    tier: Type.String(),
    /** Null where it sells from its chain's. */
    float: orNull(money),
    /** Null where its tills may be anywhere. */
    place: orNull(place),
    isSuspended: Type.Boolean(),
  },
  closed,
);

const issue = Type.Object(
  {
    id: idOf('iss'),
    reseller: resellerId,
    amount: money,
    paidBy,
    paymentReference: Type.String(),
    state: Type.Union([
      Type.Literal('proposed'),
      Type.Literal('refused'),
      Type.Literal('issued', { description: 'In the float, and not paid yet' }),
      Type.Literal('undone', { description: 'Taken back before it was paid' }),
      Type.Literal('paid'),
    ]),
    proposedAt: instant,
    saidPaidBy: orNull(Type.String({ description: 'It is paid once somebody else says so too' })),
  },
  closed,
);

/** Money to be taken out of a float again, which waits for somebody else's word. */
const recall = Type.Object(
  {
    id: idOf('rcl'),
    reseller: resellerId,
    issue: orNull(idOf('iss')),
    amount: money,
    toName: Type.String(),
    toAccount: Type.String(),
    reason: Type.String(),
    proposedAt: instant,
  },
  closed,
);

const count = Type.Integer({ minimum: 0 });

/** What resellers of a tier may sell and earn. */
const tier = Type.Object(
  {
    code: Type.String(),
    name: words,
    least: money,
    most: money,
    dayCount: count,
    day: money,
    monthCount: count,
    month: money,
    commission: Type.Array(
      Type.Object(
        {
          product: Type.Union([Type.Literal('topup'), Type.Literal('voucher')]),
          from: money,
          /** Hundredths of a percent of the value. */
          basisPoints: count,
        },
        closed,
      ),
    ),
  },
  closed,
);

export const readShops = route({
  method: consolePaths.readShops[0],
  path: consolePaths.readShops[1],
  tag: 'Shops',
  summary:
    'Resellers with their floats, issues and recalls that wait, what was paid for last, and tiers.',
  access: 'staff',
  answer: Type.Object(
    {
      resellers: Type.Array(reseller),
      issues: Type.Array(issue),
      recalls: Type.Array(recall),
      tiers: Type.Array(tier),
    },
    closed,
  ),
});

export const openShop = route({
  method: consolePaths.openShop[0],
  path: consolePaths.openShop[1],
  tag: 'Shops',
  summary: 'Open a shop or a chain with its tills and an empty float.',
  access: 'staff',
  body: Type.Object(
    {
      kind: Type.Union([Type.Literal('agent'), Type.Literal('chain')]),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      tier: Type.String({ maxLength: 30 }),
      parent: orNull(resellerId),
      sharesFloat: Type.Boolean(),
      number: orNull(phoneNumber),
      language,
      tills: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
        minItems: 1,
        maxItems: 99,
      }),
    },
    closed,
  ),
  answer: Type.Object({ id: resellerId }, closed),
  status: 201,
});

const login = Type.String({ minLength: 1, maxLength: 40 });
const pin = Type.Object(
  { pin: Type.String({ description: 'Told this once; only a hash of it is kept' }) },
  closed,
);

export const addShopOperator = route({
  method: consolePaths.addShopOperator[0],
  path: consolePaths.addShopOperator[1],
  tag: 'Shops',
  summary: 'Somebody who stands at the tills of a shop, with a PIN.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    { login, name: Type.String({ minLength: 1, maxLength: 80 }), isSupervisor: Type.Boolean() },
    closed,
  ),
  answer: pin,
  status: 201,
});

export const renewShopPin = route({
  method: consolePaths.renewShopPin[0],
  path: consolePaths.renewShopPin[1],
  tag: 'Shops',
  summary: 'Another PIN for somebody at a till, who is signed out.',
  access: 'staff',
  params: Type.Object({ login }, closed),
  answer: pin,
});

const suspension = Type.Object({ isSuspended: Type.Boolean() }, closed);

export const suspendShopOperator = route({
  method: consolePaths.suspendShopOperator[0],
  path: consolePaths.suspendShopOperator[1],
  tag: 'Shops',
  summary: 'Stop somebody at a till, who is signed out, or let them sign in again.',
  access: 'staff',
  params: Type.Object({ login }, closed),
  body: suspension,
  answer: suspension,
});

export const suspendShopTill = route({
  method: consolePaths.suspendShopTill[0],
  path: consolePaths.suspendShopTill[1],
  tag: 'Shops',
  summary: 'Stop a till of a shop, where nobody signs in any more, or open it again.',
  access: 'staff',
  params: Type.Object(
    { reseller: resellerId, till: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }) },
    closed,
  ),
  body: suspension,
  answer: suspension,
});

export const placeShop = route({
  method: consolePaths.placeShop[0],
  path: consolePaths.placeShop[1],
  tag: 'Shops',
  summary: 'Where the tills of a shop are; away from there they sell nothing.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object({ place: orNull(place) }, closed),
  answer: Type.Object({ place: orNull(place) }, closed),
});

export const suspendReseller = route({
  method: consolePaths.suspendReseller[0],
  path: consolePaths.suspendReseller[1],
  tag: 'Shops',
  summary: 'Stop a reseller at its next request, or let it sell again.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: suspension,
  answer: suspension,
});

export const proposeIssue = route({
  method: consolePaths.proposeIssue[0],
  path: consolePaths.proposeIssue[1],
  tag: 'Shops',
  summary: 'Want stock for a float; nothing moves until somebody else agrees.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    {
      amountMinor: Type.Integer({ minimum: 100, maximum: 1_000_000_000 }),
      paidBy,
      paymentReference: Type.String({ maxLength: 80 }),
    },
    closed,
  ),
  answer: Type.Object({ id: idOf('iss') }, closed),
  status: 201,
});

const params = Type.Object({ issue: idOf('iss') }, closed);

export const decideIssue = route({
  method: consolePaths.decideIssue[0],
  path: consolePaths.decideIssue[1],
  tag: 'Shops',
  summary: 'Put the stock into the float, or do not; never by whoever wanted it.',
  access: 'staff',
  params,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ isApproved: Type.Boolean() }, closed),
});

export const settleIssue = route({
  method: consolePaths.settleIssue[0],
  path: consolePaths.settleIssue[1],
  tag: 'Shops',
  summary: 'Say that an issue was paid for; it is once two people have said so.',
  access: 'staff',
  params,
  answer: Type.Object({ isPaid: Type.Boolean() }, closed),
});

export const proposeRecall = route({
  method: consolePaths.proposeRecall[0],
  path: consolePaths.proposeRecall[1],
  tag: 'Shops',
  summary: 'Want an issue undone, or a float paid out; nothing moves until somebody else agrees.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    {
      issue: orNull(idOf('iss')),
      amountMinor: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      toName: Type.String({ maxLength: 140, description: 'Of a pay-out; otherwise empty' }),
      toAccount: Type.String({ maxLength: 60, description: 'Of a pay-out; otherwise empty' }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    closed,
  ),
  answer: Type.Object({ id: idOf('rcl') }, closed),
  status: 201,
});

export const decideRecall = route({
  method: consolePaths.decideRecall[0],
  path: consolePaths.decideRecall[1],
  tag: 'Shops',
  summary: 'Take the money out of the float, or leave it; never by whoever wanted it.',
  access: 'staff',
  params: Type.Object({ recall: idOf('rcl') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ isApproved: Type.Boolean() }, closed),
});
