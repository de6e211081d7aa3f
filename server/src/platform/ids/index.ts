import { type Id, newId, type Slot } from '#base';
import type { Clock } from '#platform/clock';

/** Makes ids stamped by the one clock. */
export interface Ids {
  next<Kind extends string>(kind: Kind, slot: Slot): Id<Kind>;
}

export function openIds(clock: Clock): Ids {
  return { next: (kind, slot) => newId(kind, clock.now(), slot) };
}
