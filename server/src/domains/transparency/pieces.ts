import { type InstantMs, isoTime } from '#base';
import type { Recorded } from './store/leaves.ts';
import { nextSpan } from './window.ts';

/** How wide a piece of time is read next: it fits itself to how much the last one held. */
export interface Pace {
  spanMs: number;
}

export interface Piece {
  readonly rows: readonly Recorded[];
  /** Until when everything has been read. */
  readonly reached: InstantMs;
}

type Read = (values: readonly [since: string, until: string, most: number]) => Promise<Recorded[]>;

/** Reads what was recorded after one instant and until another, or the first part of it. */
export async function readPiece(
  read: Read,
  { since, until }: { readonly since: InstantMs; readonly until: InstantMs },
  most: number,
  pace: Pace,
): Promise<Piece> {
  const end = Math.min(until, since + pace.spanMs);
  const rows = await read([isoTime(since), isoTime(end), most]);
  pace.spanMs = nextSpan(pace.spanMs, rows.length, most);
  // What is cut off is cut off behind an instant, and that instant is there whole.
  const isCut = rows.length >= most;
  return { rows, reached: isCut ? (rows.at(-1)?.recordedAt ?? end) : end };
}
