import type { InstantMs } from '#base';

export type Paper = 'ok' | 'low' | 'out' | 'unknown';
export type Printer = 'ok' | 'faulty' | 'absent';
export type Acceptor = 'ok' | 'jammed' | 'full' | 'absent';

/** What a machine says of itself. */
export interface Health {
  readonly paper: Paper;
  readonly printer: Printer;
  readonly acceptor: Acceptor;
  readonly notesInBox: number;
  /** Sales that it has not been able to tell of. */
  readonly storedSales: number;
  /** Sales that we have said we shall never take: their notes are in no books. */
  readonly stuckSales: number;
  readonly version: string;
  readonly reportedAt: InstantMs;
}

/** What somebody must see to; the most urgent first. */
export type Trouble =
  | 'silent'
  | 'sales_stuck'
  | 'acceptor'
  | 'printer'
  | 'paper_out'
  | 'box_nearly_full'
  | 'paper_low'
  | 'sales_stored';

export interface HealthBounds {
  readonly silentMs: number;
  readonly boxNotes: number;
}

/** Of a machine that is in service; one that never said a word is silent. */
export function troublesOf(
  health: Health | null,
  nowMs: InstantMs,
  { silentMs, boxNotes }: HealthBounds,
): Trouble[] {
  if (!health || nowMs - health.reportedAt > silentMs) return ['silent'];
  const is: Readonly<Record<Exclude<Trouble, 'silent'>, boolean>> = {
    sales_stuck: health.stuckSales > 0,
    acceptor: health.acceptor !== 'ok',
    printer: health.printer !== 'ok',
    paper_out: health.paper === 'out',
    box_nearly_full: health.notesInBox * 10 >= boxNotes * 9,
    paper_low: health.paper === 'low',
    sales_stored: health.storedSales > 0,
  };
  return (Object.keys(is) as (keyof typeof is)[]).filter((trouble) => is[trouble]);
}
