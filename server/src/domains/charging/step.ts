import type { HomeCountry, InstantMs } from '#base';
import type { UseKind } from './rating/use-kind.ts';
import type { SessionId } from './session-id.ts';

/** One message of a network about a session: what was used, and what is asked for. */
export interface SessionStep {
  /** Who speaks: the network function's name. */
  readonly consumer: string;
  /** Counted by the network. What tells of nothing new is answered by what holds now. */
  readonly sequence: number;
  /** The network says that it has sent this before, and did not hear the answer. */
  readonly isRepeated?: boolean | undefined;
  /** Where this session can be told that its quotas are to be asked for anew. */
  readonly notifyUri: string | null;
  readonly groups: readonly GroupStep[];
}

/** What one rating group of a session did, and wants. */
export interface GroupStep {
  readonly ratingGroup: number;
  /** The home of the number that is served; left out where the network says only the SIM. */
  readonly home?: HomeCountry | undefined;
  /** What it does where the line is now. */
  readonly use: UseKind;
  /** Units asked for; `some` where the network leaves that to us; null where it wants none. */
  readonly wanted: bigint | 'some' | null;
  readonly used: readonly UsedUnits[];
}

/** One report of the network, counted once per session and rating group, whatever the order. */
export interface UsedUnits {
  readonly sequence: number;
  readonly units: bigint;
  /** What it was used for, and where: the old zone's, when a border has just been crossed. */
  readonly use: UseKind;
  /** Null where the network does not say; then the last report's end. */
  readonly fromMs: InstantMs | null;
  readonly untilMs: InstantMs;
  /** False for what was used while charging was suspended, and is not ours to charge. */
  readonly isCounted: boolean;
}

export interface SessionAnswer {
  readonly session: SessionId;
  readonly groups: readonly GroupAnswer[];
}

/**
 * `free`: goes on without quotas and costs nothing. `reported`: nothing was asked for.
 * `limit_reached`: money, packs, fair use or what the guards let are at an end.
 * `not_sold`, `needs_opt_in`, `barred`: the plan, the subscriber, the line's life do not allow it.
 */
export type GroupResult =
  | 'granted'
  | 'free'
  | 'reported'
  | 'limit_reached'
  | 'not_sold'
  | 'needs_opt_in'
  | 'barred';

export interface GroupAnswer {
  readonly ratingGroup: number;
  readonly result: GroupResult;
  /** How much may flow: seconds, bytes or messages; 0 unless granted. */
  readonly units: bigint;
  readonly validForSeconds: number;
  /** With so many units left the network asks again; null where there is nothing more to give. */
  readonly thresholdUnits: bigint | null;
  /** When the price may change under the quota: the network cuts its report there. */
  readonly switchesAt: InstantMs | null;
  /** What the network does when it is used up: only at the end is that not to ask again. */
  readonly whenUsedUp: 'ask' | 'terminate' | 'redirect';
  /** Null at full speed. */
  readonly kbps: number | null;
}
