import type { Session } from '../sessions/session.ts';

/** A session as the control API shows it. */
export function viewSession(session: Session): object {
  const { id, reference, line, service, direction, to, ratingGroup, place, state, why } = session;
  return {
    id,
    reference,
    imsi: line.imsi,
    service,
    direction,
    to,
    ratingGroup,
    place,
    state,
    why,
    redirectTo: session.redirectTo,
    kbps: session.kbps,
    granted: session.totals.granted,
    used: session.totals.used,
    left: session.grant === undefined ? 0 : session.grant.units - session.grant.used,
    isLast: session.grant?.final !== undefined,
  };
}
