import type { AnsweredGroup, ChargingAnswer } from '../protocol/read-answer.ts';
import { unitNameOf } from '../protocol/write-request.ts';
import type { Session } from './session.ts';

const never = Number.POSITIVE_INFINITY;

/** Does what an answer says: uses the new grant, goes on without one, or stops. */
export function takeAnswer(session: Session, answer: ChargingAnswer, nowMs: number): void {
  session.kbps = answer.kbps;
  const group = answer.groups.find(({ ratingGroup }) => ratingGroup === session.ratingGroup);
  if (group === undefined) return;
  session.grant = undefined;
  const granted = Number(group.granted?.[unitNameOf(session.service)] ?? 0);
  if (group.result === 'QUOTA_MANAGEMENT_NOT_APPLICABLE') {
    session.state = 'free';
    session.why = 'no quota is needed';
  } else if (group.result === 'SUCCESS' && granted > 0) {
    session.state = 'active';
    session.why = '';
    session.redirectTo = undefined;
    session.totals.granted += granted;
    session.grant = {
      units: granted,
      // A threshold that is no part of the grant would have it asked for again for ever.
      threshold: Math.min(group.threshold ?? 0, granted - 1),
      used: 0,
      validUntilMs: after(nowMs, group.validitySeconds),
      idleAfterMs: (group.holdingSeconds ?? never) * 1_000,
      switchesAtMs: group.switchesAtMs ?? never,
      final: group.final,
    };
  } else obey(session, group.final, group.result);
}

function after(nowMs: number, seconds: number | undefined): number {
  return seconds === undefined ? never : nowMs + seconds * 1_000;
}

/**
 * What happens when there is nothing left: a call ends and so does what must be terminated; data
 * stays connected, and is passed to one page, restricted, or not at all.
 */
export function obey(session: Session, final: AnsweredGroup['final'], result: string): void {
  session.grant = undefined;
  session.why = final === undefined ? result : `${result}, then ${final.action}`;
  if (session.service === 'data' && final?.action === 'REDIRECT') {
    session.state = 'redirected';
    session.redirectTo = final.redirectTo;
  } else if (session.service === 'data' && final?.action === 'RESTRICT_ACCESS') {
    session.state = 'restricted';
  } else session.state = 'blocked';
}
