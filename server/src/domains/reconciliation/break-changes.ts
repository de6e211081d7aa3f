import { bookedAs, type Break, type BreakState, type Found, gapsOf } from './break.ts';

export interface BreakChanges {
  readonly opened: readonly (Found & { readonly state: BreakState })[];
  /** Breaks that were there, with the state they go to. */
  readonly moved: readonly (readonly [Break, BreakState])[];
  /** Of those, what had been booked for them is not so any more. */
  readonly disproved: readonly Break[];
}

/**
 * What becomes of the breaks of a day when it is matched again. Whatever differs no more is cleared
 * by itself, also a break that somebody has made a proposal for. A resolved one is left alone,
 * unless something was booked for it: a corrected bill or later word of the money says the same
 * otherwise, and both together would be booked twice; or money that differed was accepted so: were
 * it to differ again, that would be another matter, and must not hide behind what was accepted.
 * What is missing in the bill waits in the pool while the bill of the next day may still have it.
 */
export function changesOf(
  existing: readonly Break[],
  found: readonly Found[],
  isPoolOver: boolean,
): BreakChanges {
  const before = new Map(existing.map((one) => [keyOf(one), one]));
  const opened: (Found & { readonly state: BreakState })[] = [];
  const moved: (readonly [Break, BreakState])[] = [];
  const seen = new Set<string>();
  for (const one of found) {
    const key = keyOf(one);
    if (seen.has(key)) continue;
    seen.add(key);
    const state = one.fact === 'not_in_bill' && !isPoolOver ? 'waiting' : 'open';
    const known = before.get(key);
    if (!known) opened.push({ ...one, state });
    else if (isReopened(known.state, state)) moved.push([known, state]);
  }
  const gone = existing.filter((one) => one.state !== 'cleared' && !seen.has(keyOf(one)));
  const disproved = gone.filter(({ state, way }) => state === 'resolved' && bookedAs(way));
  const over = gone.filter((one) => one.state !== 'resolved' || isAcceptedMoney(one));
  for (const one of [...over, ...disproved]) moved.push([one, 'cleared']);
  return { opened, moved, disproved };
}

function isAcceptedMoney(one: Break): boolean {
  return one.way === 'accept' && gapsOf(one).length > 0;
}

function isReopened(from: BreakState, to: BreakState): boolean {
  return from === 'cleared' || (from === 'waiting' && to === 'open');
}

function keyOf({ fact, subject }: Found): string {
  return `${fact} ${subject}`;
}
