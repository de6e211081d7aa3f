import { type Id, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import type { UseKind } from './rating/use-kind.ts';
import type { Session } from './session.ts';
import type { UsedUnits } from './step.ts';

export type UsageId = Id<'use'>;

/** Whose use is paid, by which report of the network. */
export interface Reported {
  readonly session: Session;
  readonly ratingGroup: number;
  readonly used: UsedUnits;
  /** As it was placed in time: not later than now, nor before yesterday. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly plan: string;
}

/** What every record of a use says of where it comes from. */
export function rowOfReported(tx: Tx, line: ChargedLine, reported: Reported, kind: UseKind) {
  return {
    slot: slotOf(line.id),
    line: uuidOf(line.id),
    recordedAt: tx.nowMs,
    session: reported.session.number,
    ratingGroup: reported.ratingGroup,
    report: reported.used.sequence,
    service: kind.service,
    zone: kind.zone,
    direction: kind.direction,
    destination: kind.to,
    plan: reported.plan,
  };
}
