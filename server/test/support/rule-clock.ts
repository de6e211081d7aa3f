import assert from 'node:assert/strict';
import { type InstantMs, minuteMs } from '#base';

/** A rule that is looked at when its own clock says so. */
export interface Clocked {
  atMs: InstantMs;
  /** When the clock has it looked at next. */
  dueAt: InstantMs | null;
}

/** Goes on by the rule's own clock until then, in at most so many looks. */
export function goOnTo<Life extends Clocked>(
  life: Life,
  atMs: InstantMs,
  look: (life: Life) => void,
  mostLooks: number,
): void {
  for (let looks = 0; life.dueAt !== null && life.dueAt <= atMs; looks += 1) {
    assert.ok(looks < mostLooks, 'it is looked at without end');
    life.atMs = Math.max(life.atMs, life.dueAt);
    look(life);
    // What is due at once again is due a moment later.
    if (life.dueAt !== null && life.dueAt <= life.atMs) life.dueAt = life.atMs + minuteMs;
  }
  life.atMs = atMs;
}
