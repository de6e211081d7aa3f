import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, zone } from '../shapes.ts';
import { appPaths } from './paths.ts';
import { destination, direction, service } from './rates.ts';

const lineParams = Type.Object({ line: idOf('lin') }, closed);

export const charge = Type.Object(
  {
    id: idOf('use'),
    /** The Hong Kong day in which it was used. */
    day,
    usedFrom: instant,
    usedUntil: instant,
    zone,
    service,
    direction,
    to: orNull(destination),
    units: Type.Integer(),
    packUnits: Type.Integer(),
    amount: money,
    /** What nothing could pay; it is not owed. */
    notTaken: money,
    /** A sentence in the language asked for; null where the plan had no price for it. */
    why: orNull(Type.String()),
  },
  closed,
);

export const readUsage = route({
  method: appPaths.readUsage[0],
  path: appPaths.readUsage[1],
  tag: 'Usage',
  summary: 'What a line of one’s own was charged, newest first, and why. A page may be empty.',
  access: 'subscriber',
  params: lineParams,
  query: Type.Object(
    {
      before: Type.Optional(instant),
      zone: Type.Optional(zone),
      service: Type.Optional(service),
    },
    closed,
  ),
  answer: Type.Object(
    {
      charges: Type.Array(charge),
      /** Whole days, also what of them stands on another page. */
      days: Type.Array(
        Type.Object(
          {
            day,
            amount: money,
            totals: Type.Array(
              Type.Object(
                { zone, service, units: Type.Integer(), packUnits: Type.Integer(), amount: money },
                closed,
              ),
            ),
          },
          closed,
        ),
      ),
      before: orNull(instant),
    },
    closed,
  ),
});

export const exportUsage = route({
  method: appPaths.exportUsage[0],
  path: appPaths.exportUsage[1],
  tag: 'Usage',
  summary: 'What was recorded of a line of one’s own in a Hong Kong month, as a table.',
  access: 'subscriber',
  params: lineParams,
  query: Type.Object({ month: Type.String({ pattern: '^2\\d{3}-(?:0[1-9]|1[0-2])$' }) }, closed),
  answer: Type.String(),
  mediaType: 'text/csv',
});
