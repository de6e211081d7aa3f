import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

export const listStaffMandates = route({
  method: consolePaths.listStaffMandates[0],
  path: consolePaths.listStaffMandates[1],
  tag: 'Payments',
  summary: 'The newest permissions to charge, of all subscribers, with how each stands and why.',
  access: 'staff',
  answer: Type.Object(
    {
      mandates: Type.Array(
        Type.Object(
          {
            id: idOf('mdt'),
            owner: Type.String(),
            connector: Type.String(),
            state: Type.Union([
              Type.Literal('pending'),
              Type.Literal('active'),
              Type.Literal('suspended'),
              Type.Literal('revoked'),
              Type.Literal('expired'),
            ]),
            label: orNull(Type.String()),
            used: money,
            mostInPeriod: money,
            lastDecline: orNull(Type.String()),
            declines: Type.Integer(),
            restsUntil: orNull(instant),
            isBusy: Type.Boolean({ description: 'The end of a payment by it is not known yet' }),
            openedAt: instant,
            endedBy: orNull(Type.String()),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
