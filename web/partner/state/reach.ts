/** Whether the server was reached when it was last asked. */
export interface Reached {
  readonly isAway: boolean;
  /** How often it came back: what could not be read meanwhile is read anew by that. */
  readonly returns: number;
}

export interface Reach {
  /** To be told after every try: an answer that breaks off halfway has not reached anybody. */
  tried(isReached: boolean): void;
  /** The same object until something has changed. */
  now(): Reached;
  /** Tells when something has changed, until what it returns is called. */
  watch(told: () => void): () => void;
}

/** Notes of every request whether its answer came, for the whole page to know. */
export function openReach(): Reach {
  let reached: Reached = { isAway: false, returns: 0 };
  const watching = new Set<() => void>();
  return {
    tried(isReached) {
      if (isReached !== reached.isAway) return;
      reached = { isAway: !isReached, returns: reached.returns + (isReached ? 1 : 0) };
      for (const told of watching) told();
    },
    now: () => reached,
    watch(told) {
      watching.add(told);
      return () => watching.delete(told);
    },
  };
}
