import type { InstantMs, Zone } from '#base';
import type { HoldId } from '#ledger';
import type { LineId } from '#subscribers';
import type { DayCount } from './rating/day-count.ts';
import type { Meter } from './rating/meter.ts';
import type { UseKind } from './rating/use-kind.ts';
import { type CountedReports, isCounted } from './reports.ts';
import { newSessionNumber } from './session-id.ts';
import type { GroupAnswer, GroupResult, GroupStep, SessionStep } from './step.ts';

/** open → closed by the network, or lapsed when it fell silent; one that lapsed may speak again. */
export type SessionState = 'open' | 'closed' | 'lapsed';

/** What a network does for a line, from its first question to its last report. */
export interface Session {
  readonly line: LineId;
  readonly number: bigint;
  readonly consumer: string;
  readonly chargingId: string;
  readonly notifyUri: string | null;
  readonly state: SessionState;
  readonly sequence: number;
  readonly groups: readonly Group[];
  /**
   * Of its line, as they stood when it had them last: the line's profile says which session has.
   */
  readonly counts: readonly DayCount[];
  readonly openedAt: InstantMs;
  readonly heardAt: InstantMs;
  readonly dueAt: InstantMs;
}

/** One rating group of a session: what it has used, and the quota it may use now. */
export interface Group {
  readonly ratingGroup: number;
  /** Where it was when it last spoke; null before it did. */
  readonly zone: Zone | null;
  readonly reports: CountedReports;
  /** One for each kind of use: a session that crosses a border has two. */
  readonly meters: readonly KeptMeter[];
  /** Units a second, lately; null before anything was used. */
  readonly pace: number | null;
  /** Since when the present quota runs; null without one. */
  readonly grantedAt: InstantMs | null;
  /** Money and units of packs set aside for it; made once and renewed. */
  readonly moneyHold: HoldId | null;
  readonly packHold: HoldId | null;
  /** The last answer, for a network that did not hear it. */
  readonly answer: GroupAnswer | null;
}

export interface KeptMeter extends Meter {
  readonly kind: UseKind;
  /** The plan and the version of the catalogue that it keeps until the clock changes the price. */
  readonly plan: string;
  readonly version: number;
  /** Until when its use was reported. */
  readonly untilMs: InstantMs;
}

export function newSession(
  nowMs: InstantMs,
  line: LineId,
  chargingId: string,
  { consumer, notifyUri }: Pick<SessionStep, 'consumer' | 'notifyUri'>,
): Session {
  return {
    line,
    number: newSessionNumber(nowMs),
    consumer,
    chargingId,
    notifyUri,
    state: 'open',
    sequence: noSequence,
    groups: [],
    counts: [],
    openedAt: nowMs,
    heardAt: nowMs,
    dueAt: nowMs,
  };
}

/** Comes before every number of a network. */
export const noSequence = -1;

export function newGroup(ratingGroup: number): Group {
  return {
    ratingGroup,
    zone: null,
    reports: [],
    meters: [],
    pace: null,
    grantedAt: null,
    moneyHold: null,
    packHold: null,
    answer: null,
  };
}

export function groupOf(session: Session, ratingGroup: number): Group {
  return session.groups.find((group) => group.ratingGroup === ratingGroup) ?? newGroup(ratingGroup);
}

/** The session with one of its groups replaced, or added. */
export function withGroup(session: Session, group: Group): Session {
  const at = session.groups.findIndex(({ ratingGroup }) => ratingGroup === group.ratingGroup);
  const groups = at < 0 ? [...session.groups, group] : session.groups.with(at, group);
  return { ...session, groups };
}

export function isSameKind(one: UseKind, other: UseKind): boolean {
  return (
    one.service === other.service &&
    one.zone === other.zone &&
    one.direction === other.direction &&
    one.to === other.to
  );
}

/** What a network hears that got no quota. */
export function refused(
  group: Group,
  result: GroupResult,
  whenUsedUp: GroupAnswer['whenUsedUp'] = result === 'reported' ? 'ask' : 'terminate',
): Group {
  const answer: GroupAnswer = {
    ratingGroup: group.ratingGroup,
    result,
    units: 0n,
    validForSeconds: 0,
    thresholdUnits: null,
    switchesAt: null,
    whenUsedUp,
    kbps: null,
  };
  return { ...group, answer, grantedAt: null };
}

/** Whether a step tells of any use that was not counted yet. */
export function hasNews(session: Session, groups: readonly GroupStep[]): boolean {
  return groups.some(({ ratingGroup, used }) => {
    const { reports } = groupOf(session, ratingGroup);
    return used.some(({ sequence }) => !isCounted(reports, sequence));
  });
}
