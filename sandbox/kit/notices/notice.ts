import type { Fault } from '../faults/fault.ts';

export interface Delivery {
  atMs: number;
  /** `success`, or what came instead. */
  outcome: string;
}

/** A notice to a merchant, as it was when its cause happened. */
export interface Notice<Fields> {
  /** The same in every delivery. */
  id: string;
  tradeNo: string;
  url: string;
  cause: string;
  /** What it says; what each delivery makes anew, such as a signature, is not in it. */
  fields: Fields;
  faults: Fault[];
  state: 'waiting' | 'delivered' | 'given-up' | 'dropped';
  /** Held back until a later notice of its trade has gone out, or until dueMs. */
  isHeld: boolean;
  dueMs: number;
  deliveries: Delivery[];
  /** Rounds of delivery; a duplicated notice has two deliveries in one round. */
  rounds: number;
}

/** A notice that has not gone out yet, with what its faults do to its departure. */
export function newNotice<Fields>(
  given: Pick<Notice<Fields>, 'id' | 'tradeNo' | 'url' | 'cause' | 'fields' | 'faults'>,
  nowMs: number,
): Notice<Fields> {
  const find = (name: string): Fault | undefined => given.faults.find((one) => one.name === name);
  const held = find('notices-out-of-order');
  const late = find('notice-late');
  return {
    ...given,
    state: find('notice-missing') === undefined ? 'waiting' : 'dropped',
    isHeld: held !== undefined,
    dueMs: nowMs + Math.max(held?.ms ?? 0, late?.ms ?? 0),
    deliveries: [],
    rounds: 0,
  };
}

export function faultOf(notice: Notice<unknown>, name: string): Fault | undefined {
  return notice.faults.find((fault) => fault.name === name);
}

/** Whether the fault spoils the round that is about to go out. */
export function isSpoilt(notice: Notice<unknown>, name: string): boolean {
  const fault = faultOf(notice, name);
  return fault !== undefined && notice.rounds < (fault.deliveries ?? Number.POSITIVE_INFINITY);
}

/** A notice as the control calls show it. */
export function showNotice<Fields>(notice: Notice<Fields>): Record<string, unknown> {
  return {
    notifyId: notice.id,
    cause: notice.cause,
    state: notice.state,
    dueMs: notice.state === 'waiting' ? notice.dueMs : null,
    faults: notice.faults.map((fault) => fault.name),
    deliveries: notice.deliveries,
    fields: notice.fields,
  };
}
