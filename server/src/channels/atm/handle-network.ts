import { cutOver } from '#acquirers';
import type { IsoMessage } from '#wire/iso8583';
import { responses } from './answers.ts';
import { nameOf } from './exchange-name.ts';
import type { Answer, Visit } from './visit.ts';
import { dayOf, monthAndDayOf } from './settlement-day.ts';

/** Network management information codes, field 70. */
const codes = { signOn: '001', signOff: '002', cutOver: '201', echo: '301' } as const;

/** Sign-on, sign-off, "are you there", and the end of the business day. */
export async function handleNetwork(visit: Visit, message: IsoMessage): Promise<Answer> {
  const { fields } = message;
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
      const name = nameOf(message);
      const isWrong = said !== undefined && to === undefined;
      if (isWrong || !name) return { 39: responses.formatError };
      const { sentAt, trace } = name;
      const moved = await cutOver(visit.context, visit.acquirer, { name: sentAt + trace, to });
      visit.desk.moved(moved);
      return { 15: monthAndDayOf(moved.businessDay), 39: responses.approved };
    }
    default:
      return { 39: responses.invalidTransaction };
  }
}
