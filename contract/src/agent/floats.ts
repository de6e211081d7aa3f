import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull } from '../shapes.ts';
import { statement } from '../statement-shapes.ts';
import { agentPaths } from './paths.ts';
import { waitingStock } from '../stock-shapes.ts';
import { login, pin } from './session.ts';

const shopId = idOf('rsl');
const move = Type.Union([Type.Literal('down'), Type.Literal('return'), Type.Literal('withdraw')], {
  description: 'down: chain to shop; return: shop to chain; withdraw: the chain takes back',
});

/** What a float has: total = available + held. */
const balance = { total: money, available: money, held: money };

export const readFloats = route({
  method: agentPaths.readFloats[0],
  path: agentPaths.readFloats[1],
  tag: 'Floats',
  summary: 'The float of this shop, those it may move money to or from, and what moved last.',
  access: 'operator',
  answer: Type.Object(
    {
      ...balance,
      isOwn: Type.Boolean({ description: 'Or the chain’s, which only the chain moves' }),
      today: day,
      chain: orNull(Type.String({ description: 'To which this shop may give back' })),
      shops: Type.Array(
        Type.Object(
          { id: shopId, name: Type.String(), isSuspended: Type.Boolean(), ...balance },
          closed,
        ),
      ),
      moves: Type.Array(
        Type.Object(
          {
            id: idOf('flt'),
            move,
            shop: Type.String(),
            amount: money,
            by: Type.String(),
            movedAt: instant,
          },
          closed,
        ),
        { description: 'The newest, newest first' },
      ),
      stock: Type.Array(waitingStock, { description: 'Stock that waits, oldest first' }),
    },
    closed,
  ),
});

export const moveFloat = route({
  method: agentPaths.moveFloat[0],
  path: agentPaths.moveFloat[1],
  tag: 'Floats',
  summary:
    'Move money between the floats of a chain and a shop of it, by a supervisor. The same key moves it once.',
  access: 'operator',
  isKeyed: true,
  body: Type.Object(
    {
      move,
      shop: Type.Optional(shopId),
      amountMinor: Type.Integer({ minimum: 1, maximum: 10_000_000_000 }),
      login,
      pin,
    },
    closed,
  ),
  answer: Type.Object({ float: money }, closed),
  status: 201,
});

const params = Type.Object({ day }, closed);

export const readStatement = route({
  method: agentPaths.readStatement[0],
  path: agentPaths.readStatement[1],
  tag: 'Floats',
  summary: 'A day of this shop’s own float: opening + in − out = closing. Of today, until now.',
  access: 'operator',
  params,
  answer: statement,
});

export const exportStatement = route({
  method: agentPaths.exportStatement[0],
  path: agentPaths.exportStatement[1],
  tag: 'Floats',
  summary: 'Every movement of a day of this shop’s own float in order; amounts in HKD.',
  access: 'operator',
  params,
  answer: Type.String(),
  mediaType: 'text/csv',
});
