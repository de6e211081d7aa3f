import type { Clock } from './clock.ts';

/** Wakes a thing when the one clock reaches the next moment at which time changes it. */
export interface Timekeeper {
  /** `dueMs` null: time alone changes it no more. Replaces what was said before of this id. */
  watch(id: string, dueMs: number | null): void;
}

export function openTimekeeper(clock: Clock, wake: (id: string) => void): Timekeeper {
  const alarms = new Map<string, () => void>();
  return {
    watch(id, dueMs) {
      alarms.get(id)?.();
      alarms.delete(id);
      if (dueMs === null) return;
      alarms.set(
        id,
        clock.at(dueMs, () => wake(id)),
      );
    },
  };
}
