import { type InstantMs, slotOf, uuidOf, type Zone } from '#base';
import type { Service } from '#catalog';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { Group, Session } from './session.ts';
import { type SessionId, sessionIdOf } from './session-id.ts';
import type { GroupResult } from './step.ts';
import { readRunningSessions as readRunning, sessionOf } from './store/sessions.ts';

/** What a line does at this moment, as the network has said it last. */
export interface RunningSession {
  readonly id: SessionId;
  readonly openedAt: InstantMs;
  readonly heardAt: InstantMs;
  /** When it ends by itself, should the network say nothing more. */
  readonly dueAt: InstantMs;
  readonly groups: readonly RunningGroup[];
}

/** One rating group: what it has used, and what it was answered. */
export interface RunningGroup {
  readonly ratingGroup: number;
  /** Where it was when it last spoke; null where the network did not say. */
  readonly zone: Zone | null;
  /** Null before it was answered for the first time. */
  readonly result: GroupResult | null;
  /** Of a quota that runs: seconds, bytes or messages; null without one. */
  readonly quotaUnits: bigint | null;
  /** In each zone where it has used anything. */
  readonly used: readonly {
    readonly service: Service;
    readonly zone: Zone;
    readonly units: bigint;
  }[];
}

/** The sessions of a line that are open, newest first, and 50 of them at most. */
export async function readRunningSessions(
  context: Context,
  line: LineId,
): Promise<RunningSession[]> {
  const rows = await context.db.read(readRunning, [slotOf(line), uuidOf(line)]);
  return rows.map(sessionOf).map(running);
}

function running({ line, number, openedAt, heardAt, dueAt, groups }: Session): RunningSession {
  const id = sessionIdOf(line, number);
  return { id, openedAt, heardAt, dueAt, groups: groups.map(runningGroup) };
}

function runningGroup({ ratingGroup, zone, meters, grantedAt, answer }: Group): RunningGroup {
  return {
    ratingGroup,
    zone,
    result: answer?.result ?? null,
    quotaUnits: grantedAt === null || answer === null ? null : answer.units,
    used: meters.map(({ kind, usedUnits }) => {
      return { service: kind.service, zone: kind.zone, units: usedUnits };
    }),
  };
}
