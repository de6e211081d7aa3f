import { setTimeout as delay } from 'node:timers/promises';

/**
 * Real milliseconds, however the one clock runs: what rests in the middle of its work leaves the
 * processor to others, and that is no matter of the time that anything is due at.
 */
export async function rest(realMs: number): Promise<void> {
  await delay(realMs);
}
