import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, language, money, orNull, phoneNumber, words } from '../shapes.ts';
import { consolePaths } from './paths.ts';
import { hours, place } from './shop-care.ts';
import { issue, payoutAccount, recall } from './stock.ts';

const resellerId = idOf('rsl');

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
    /** Where it is told of each sale. */
    number: orNull(Type.String()),
    language,
    /** Null where it sells from its chain's. */
    float: orNull(money),
    /** Null where its tills may be anywhere. */
    place: orNull(place),
    /** Null where its tills sell at any time. */
    hours: orNull(hours),
    /** What all below a chain may sell together; null is no limit. */
    limits: Type.Object({ day: orNull(money), month: orNull(money) }, closed),
    isSuspended: Type.Boolean(),
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
    /** From Monday on; null is no limit. */
    weekCount: orNull(count),
    week: orNull(money),
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
      payoutAccounts: Type.Array(payoutAccount),
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

export const listShopPeople = route({
  method: consolePaths.listShopPeople[0],
  path: consolePaths.listShopPeople[1],
  tag: 'Shops',
  summary: 'The tills of a shop and who stands at them, each with whether it is stopped.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  answer: Type.Object(
    {
      tills: Type.Array(
        Type.Object(
          { number: Type.Integer(), label: Type.String(), isStopped: Type.Boolean() },
          closed,
        ),
      ),
      people: Type.Array(
        Type.Object(
          {
            login: Type.String(),
            name: Type.String(),
            isSupervisor: Type.Boolean(),
            isStopped: Type.Boolean(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
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

const limit = orNull(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }));
const chainLimits = Type.Object({ dayMinor: limit, monthMinor: limit }, closed);

export const limitChain = route({
  method: consolePaths.limitChain[0],
  path: consolePaths.limitChain[1],
  tag: 'Shops',
  summary: 'What all shops of a chain, and it itself, may sell together a day and a month.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: chainLimits,
  answer: chainLimits,
});

const salesCount = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const salesMinor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const tierLimits = Type.Object(
  {
    dayCount: salesCount,
    dayMinor: salesMinor,
    weekCount: orNull(salesCount),
    weekMinor: orNull(salesMinor),
    monthCount: salesCount,
    monthMinor: salesMinor,
  },
  closed,
);

export const limitTier = route({
  method: consolePaths.limitTier[0],
  path: consolePaths.limitTier[1],
  tag: 'Shops',
  summary: 'How many sales, and of what value, each shop of a tier may make a day, week and month.',
  access: 'staff',
  params: Type.Object({ tier: Type.String({ pattern: '^[a-z][a-z0-9_]{1,29}$' }) }, closed),
  body: tierLimits,
  answer: tierLimits,
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
