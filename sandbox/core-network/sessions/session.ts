import type { Place } from '../protocol/places.ts';
import type { FinalUnits } from '../protocol/read-answer.ts';

export type Service = 'data' | 'voice' | 'sms';
export type Direction = 'out' | 'in';

/** A SIM in somebody's phone. */
export interface Line {
  imsi: string;
  /** E.164; unknown for lines that only a script uses. */
  number: string | undefined;
  name: string;
  place: Place;
}

/** What was used between two reports, and where: counted once, whenever it arrives. */
export interface Container {
  sequence: number;
  units: number;
  place: Place;
  trigger: string;
  fromMs: number;
  closedMs: number;
}

export interface Grant {
  units: number;
  /** So few are left when more is asked for. */
  threshold: number;
  used: number;
  validUntilMs: number;
  idleAfterMs: number;
  switchesAtMs: number;
  final: FinalUnits | undefined;
}

/**
 * `active` uses what it was granted, `free` needs no quota; `blocked`, `redirected` and
 * `restricted` pass no traffic until the other side says that it may be asked again.
 */
export type SessionState = 'active' | 'free' | 'blocked' | 'redirected' | 'restricted' | 'ended';

export interface Session {
  id: string;
  /** How the charging function calls it, once it has answered. */
  reference: string | undefined;
  line: Line;
  service: Service;
  direction: Direction;
  to: string | undefined;
  /** The SIM's number that is used; undefined where only the SIM is known. */
  own: string | undefined;
  ratingGroup: number;
  chargingId: number;
  /** Where what is used now is used. */
  place: Place;
  state: SessionState;
  /** Why it is in this state, for a person. */
  why: string;
  redirectTo: string | undefined;
  kbps: number | undefined;
  nextSequence: number;
  nextContainer: number;
  grant: Grant | undefined;
  /** Used and in no container yet. */
  open: { units: number; fromMs: number };
  /** Containers that are closed and not told yet. */
  closed: Container[];
  lastUseMs: number;
  totals: { granted: number; used: number };
  /** The exchange under way: those of one session follow each other. */
  underWay: Promise<unknown>;
}

export function isPassing({ state }: Session): boolean {
  return state === 'active' || state === 'free';
}

/** Puts what was used since the last container into one of its own. */
export function closeContainer(session: Session, trigger: string, nowMs: number): void {
  const { units, fromMs } = session.open;
  if (units === 0) return;
  session.closed.push({
    sequence: session.nextContainer,
    units,
    place: session.place,
    trigger,
    fromMs,
    closedMs: nowMs,
  });
  session.nextContainer += 1;
  session.open = { units: 0, fromMs: nowMs };
}

/** Runs after whatever the session is doing: one network function does one thing at a time. */
export function inTurn<Result>(session: Session, action: () => Promise<Result>): Promise<Result> {
  const turn = session.underWay.then(action);
  session.underWay = turn.catch(() => undefined);
  return turn;
}
