import { cutOver } from '#acquirers';
import type { IsoMessage } from '#wire/iso8583';
import { responses } from './answers.ts';
import type { Answer, Visit } from './visit.ts';
import { dayOf, monthAndDayOf } from './settlement-day.ts';

/** Network management information codes, field 70. */
const codes = { signOn: '001', signOff: '002', cutOver: '201', echo: '301' } as const;

/** Sign-on, sign-off, "are you there", and the end of the business day. */
export async function handleNetwork(visit: Visit, { fields }: IsoMessage): Promise<Answer> {
  switch (fields[70]) {
    case codes.signOn:
      visit.session.isSignedOn = true;
      return { 15: monthAndDayOf(visit.acquirer.businessDay), 39: responses.approved };
    case codes.signOff:
      visit.session.isSignedOn = false;
      return { 39: responses.approved };
    case codes.echo:
      return { 39: responses.approved };
    case codes.cutOver: {
      const said = fields[15];
      const to = said === undefined ? undefined : dayOf(said, visit.acquirer.businessDay);
      if (said !== undefined && to === undefined) return { 39: responses.formatError };
      const moved = await cutOver(visit.context, visit.acquirer, to);
      visit.desk.moved(moved);
      return { 15: monthAndDayOf(moved.businessDay), 39: responses.approved };
    }
    default:
      return { 39: responses.invalidTransaction };
  }
}
