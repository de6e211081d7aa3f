import { Type } from 'typebox';
import { route } from '../route.ts';
import { amountMinor, closed, day, idOf, instant, money, orNull, words, zone } from '../shapes.ts';
import { appPaths } from './paths.ts';

const lineParams = Type.Object({ line: idOf('lin') }, closed);
const code = Type.String({ minLength: 1, maxLength: 60 });

const rollOverPeriods = Type.Integer({
  minimum: 0,
  description: 'For how many further periods unused units live on, if it is renewed in time',
});

/** Units of a pack or period: bytes, seconds, messages, with the zones where they can be used. */
const allowance = Type.Object(
  {
    unit: Type.Union([Type.Literal('BYTE'), Type.Literal('SECOND'), Type.Literal('MESSAGE')]),
    amount: Type.Integer(),
    zones: Type.Array(zone),
    /** Once they are used up, no money pays for what they are for until they end. */
    stopsAtEnd: Type.Boolean(),
  },
  closed,
);

export const term = Type.Object(
  {
    id: idOf('ter'),
    kind: Type.Union([
      Type.Literal('pack'),
      Type.Literal('period'),
      Type.Literal('monthly_fee'),
      Type.Literal('mainland_number'),
    ]),
    name: words,
    price: money,
    startsAt: instant,
    endsAt: instant,
    outlivesLine: Type.Boolean({
      description: 'A pack that runs, on a line whose validity ends first: top up to use all of it',
    }),
    state: Type.Union([
      Type.Literal('running'),
      Type.Literal('owed'),
      Type.Literal('renewed'),
      Type.Literal('ended'),
      Type.Literal('lapsed'),
    ]),
    why: orNull(
      Type.Union([Type.Literal('balance'), Type.Literal('validity'), Type.Literal('withdrawn')]),
    ),
    renews: Type.Boolean(),
    /** Fees belong to the plan: nobody chose them, and nobody can stop one alone. */
    canChangeRenewal: Type.Boolean(),
  },
  closed,
);

const offer = Type.Object(
  {
    code,
    name: words,
    price: money,
    priceCny: money,
    days: Type.Integer(),
    includes: Type.Array(allowance),
    rollOverPeriods,
    endsAt: instant,
    outlivesLine: Type.Boolean({
      description: 'The line’s validity ends first: say so, and buy with isShortLifeAccepted',
    }),
    endedAt: orNull(instant),
    isAffordable: Type.Boolean(),
  },
  closed,
);

const planOffer = Type.Object(
  {
    code,
    name: words,
    isPresent: Type.Boolean(),
    /** What begins, or is paid again, with each period; null where one pays as one goes. */
    period: orNull(
      Type.Object(
        { days: Type.Integer(), price: money, includes: Type.Array(allowance), rollOverPeriods },
        closed,
      ),
    ),
    monthlyFee: orNull(money),
    /** Null also for a line that has no +86 number. */
    mainlandNumberFee: orNull(money),
    /** The period and the fees that the line does not pay yet: what the first day costs. */
    firstCharge: money,
  },
  closed,
);

export const listPacks = route({
  method: appPaths.listPacks[0],
  path: appPaths.listPacks[1],
  tag: 'Packs',
  summary: 'What a line of one’s own has for a time, and what it can buy.',
  access: 'subscriber',
  params: lineParams,
  answer: Type.Object(
    {
      available: money,
      validUntil: orNull(day),
      /** From when another plan follows, where one was chosen. */
      nextPlan: orNull(Type.Object({ code, name: words, from: instant }, closed)),
      terms: Type.Array(term),
      offers: Type.Array(offer),
      plans: Type.Array(planOffer),
    },
    closed,
  ),
});

export const buyPack = route({
  method: appPaths.buyPack[0],
  path: appPaths.buyPack[1],
  tag: 'Packs',
  summary: 'Buy a pack from the line’s balance. The same key buys it once.',
  access: 'subscriber',
  isKeyed: true,
  params: lineParams,
  body: Type.Object(
    {
      code,
      priceMinor: amountMinor,
      renews: Type.Boolean(),
      isShortLifeAccepted: Type.Boolean(),
    },
    closed,
  ),
  answer: term,
  status: 201,
});

export const setRenewal = route({
  method: appPaths.setRenewal[0],
  path: appPaths.setRenewal[1],
  tag: 'Packs',
  summary: 'Say whether a pack or period is bought again at its end; takes effect at once.',
  access: 'subscriber',
  params: Type.Object({ line: idOf('lin'), term: idOf('ter') }, closed),
  body: Type.Object({ renews: Type.Boolean() }, closed),
  answer: term,
});

export const changePlan = route({
  method: appPaths.changePlan[0],
  path: appPaths.changePlan[1],
  tag: 'Packs',
  summary: 'Change the plan, now or when the paid period has ended. The same key changes it once.',
  access: 'subscriber',
  isKeyed: true,
  params: lineParams,
  body: Type.Object({ plan: code, priceMinor: amountMinor }, closed),
  answer: Type.Object({ from: instant }, closed),
});

export const borrow = route({
  method: appPaths.borrow[0],
  path: appPaths.borrow[1],
  tag: 'Packs',
  summary: 'Take the emergency credit. The next top-up repays it first.',
  access: 'subscriber',
  isKeyed: true,
  params: lineParams,
  answer: Type.Object({ lent: money }, closed),
  status: 201,
});
