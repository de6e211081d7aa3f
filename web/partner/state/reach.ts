import type { Fetch } from '../../client/index.ts';

/** Whether the server was reached when it was last asked. */
export interface Reached {
  readonly isAway: boolean;
  /** How often it came back: what could not be read meanwhile is read anew by that. */
  readonly returns: number;
}

export interface Reach {
  readonly fetch: Fetch;
  /** The same object until something has changed. */
  now(): Reached;
  /** Tells when something has changed, until what it returns is called. */
  watch(told: () => void): () => void;
}

/** Notes of every request whether it reached the server, for the whole page to know. */
export function openReach(fetch: Fetch): Reach {
  let reached: Reached = { isAway: false, returns: 0 };
  const watching = new Set<() => void>();
  const note = (isAway: boolean): void => {
    if (isAway === reached.isAway) return;
    reached = { isAway, returns: reached.returns + (isAway ? 0 : 1) };
    for (const told of watching) told();
  };
  return {
    async fetch(address, init) {
      try {
        const response = await fetch(address, init);
        note(false);
        return response;
      } catch (error) {
        note(true);
        throw error;
      }
    },
    now: () => reached,
    watch(told) {
      watching.add(told);
      return () => watching.delete(told);
    },
  };
}
