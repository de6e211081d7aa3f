import type { Fault, FaultName } from '../faults/fault.ts';

export type Cause = 'pay' | 'close' | 'refund' | 'finish';

export interface Delivery {
  atMs: number;
  /** `success`, or what came instead. */
  outcome: string;
}

export interface Notice {
  /** Sent as notify_id, the same in every delivery. */
  id: string;
  tradeNo: string;
  url: string;
  cause: Cause;
  /** The form without notify_time and sign, which each delivery makes anew. */
  fields: Record<string, string>;
  faults: Fault[];
  state: 'waiting' | 'delivered' | 'given-up' | 'dropped';
  /** Held back until a later notice of its trade has gone out, or until dueMs. */
  isHeld: boolean;
  dueMs: number;
  deliveries: Delivery[];
  /** Rounds of delivery; a duplicated notice has two deliveries in one round. */
  rounds: number;
}

const minuteMs = 60_000;

/** The waits after each round that was not answered with `success`: eight rounds in 25 hours. */
export const ladderMs = [4, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * minuteMs);

export function faultOf(notice: Notice, name: FaultName): Fault | undefined {
  return notice.faults.find((fault) => fault.name === name);
}

/** Whether the fault spoils the round that is about to go out. */
export function isSpoilt(notice: Notice, name: FaultName): boolean {
  const fault = faultOf(notice, name);
  return fault !== undefined && notice.rounds < (fault.deliveries ?? Number.POSITIVE_INFINITY);
}
