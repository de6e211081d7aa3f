import type { hallRoutes } from '@lowu/contract/hall';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import type { Logins } from '#identity';
import { closingDifference, isUnsettled, type Shift } from '#tills';
import { hkd } from '#platform/http';

type Presented = Static<(typeof hallRoutes)['openShift']['answer']>;

export function presentShift(shift: Shift, logins: Logins): Presented {
  const { id, till, number, openedAt, opening, openingCounted, fetched, end } = shift;
  return {
    id,
    till,
    number,
    openedBy: logins.get(shift.openedBy) ?? shift.openedBy,
    openedAt: isoTime(openedAt),
    opening: {
      count: { ...opening },
      counted: hkd(openingCounted),
      fetched: hkd(fetched),
      difference: hkd(shift.openingDifference),
      reason: shift.openingReason,
    },
    end: end && presentEnd(end, logins),
    isUnsettled: isUnsettled(shift),
  };
}

function presentEnd(end: NonNullable<Shift['end']>, logins: Logins): Presented['end'] {
  const { closedBy, closedAt, closing, counted, expected, reason, delivered, acceptedBy } = end;
  return {
    closedBy: logins.get(closedBy) ?? closedBy,
    closedAt: isoTime(closedAt),
    count: { ...closing },
    counted: hkd(counted),
    expected: hkd(expected),
    difference: hkd(closingDifference(end)),
    reason,
    delivered: hkd(delivered),
    acceptedBy: acceptedBy && (logins.get(acceptedBy) ?? acceptedBy),
  };
}
