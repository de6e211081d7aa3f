import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, money, orNull, zone } from '../shapes.ts';
import { appPaths } from './paths.ts';

const params = Type.Object({ line: idOf('lin') }, closed);

const guards = Type.Object(
  {
    /** Zones in which data stops at the end of the pack instead of eating cash. */
    packOnly: Type.Array(zone),
    /** The most that use takes from money on a Hong Kong day. */
    dailyLimit: orNull(money),
    spentToday: money,
  },
  closed,
);

export const readGuards = route({
  method: appPaths.readGuards[0],
  path: appPaths.readGuards[1],
  tag: 'Guards',
  summary: 'How the money of a line of one’s own is guarded.',
  access: 'subscriber',
  params,
  answer: guards,
});

export const setGuards = route({
  method: appPaths.setGuards[0],
  path: appPaths.setGuards[1],
  tag: 'Guards',
  summary: 'Guard the money of a line of one’s own; takes effect at once, also on open sessions.',
  access: 'subscriber',
  params,
  body: Type.Object(
    {
      packOnly: Type.Array(zone, { maxItems: 4 }),
      dailyLimitMinor: orNull(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
    },
    closed,
  ),
  answer: guards,
});
