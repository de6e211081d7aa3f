import type { Session } from '../state/kiosk-channel.ts';
import type { Database, Writing } from './database.ts';
import { type CashSale, type Meter, withNote } from './cash-sale.ts';

/** What the acceptor tells, by numbers that grow within an epoch of its own. */
export interface Told {
  readonly seq: number;
  readonly kind: 'held' | 'stacked' | 'returned' | 'rejected' | 'box_removed' | 'changed';
  readonly note?: number;
  readonly bag?: string;
}

export interface Cursor {
  readonly epoch: string;
  readonly seq: number;
}

/** A box that was taken out and of which the server does not know yet. */
export interface Removed extends Meter {
  readonly bag: string;
  readonly emptiedAt: string;
}

const empty = { hundreds: 0, fiveHundreds: 0 };

/** On a new disk the server knows better which box is in the machine. */
export async function readMeter(from: Pick<Writing, 'get'>): Promise<Meter> {
  const meter = await from.get<Meter>('kept', 'meter');
  if (meter) return meter;
  const session = await from.get<Partial<Session>>('kept', 'session');
  return { box: session?.boxToFill ?? 1, ...empty };
}

/**
 * Counts what the acceptor told, each note once: the count, the meter of the box and the place up
 * to which was read are written together. Returns what is new in it.
 */
export function countTold(
  db: Database,
  epoch: string,
  told: readonly Told[],
  nowIso: string,
): Promise<Told[]> {
  return db.write(async (writing) => {
    const before = await writing.get<Cursor>('kept', 'cursor');
    const from = before?.epoch === epoch ? before.seq : 0;
    const later = told.filter(({ seq }) => seq > from);
    // Numbers of a new epoch begin anew: what was told before it began was not told to us. Nor was
    // anything that was told before this disk was first used.
    const news = before ? later : [];
    for (const one of news) {
      if (one.kind === 'stacked') await countNote(writing, one.note ?? 0);
      if (one.kind === 'box_removed') await changeBox(writing, one.bag ?? '', nowIso);
    }
    const last = later.at(-1);
    if (last || before?.epoch !== epoch) {
      await writing.put('kept', { epoch, seq: last?.seq ?? from } satisfies Cursor, 'cursor');
    }
    return news;
  });
}

async function countNote(writing: Writing, note: number): Promise<void> {
  await writing.put('kept', withNote(await readMeter(writing), note), 'meter');
  const sales = await writing.all<CashSale>('sales');
  // One whose answer was lost may fall into the box after its sale was closed: it is the sale's.
  const open = sales.find(({ state }) => state === 'open');
  if (open) await writing.put('sales', withNote(open, note));
  else await countStray(writing, note);
}

/** Under the number of the sale before it, as a sale of its own that was made ready then. */
async function countStray(writing: Writing, note: number): Promise<void> {
  const late = await writing.get<CashSale>('kept', 'late');
  if (!late) return;
  await writing.put('sales', withNote(late, note));
  await writing.remove('kept', 'late');
}

async function changeBox(writing: Writing, bag: string, emptiedAt: string): Promise<void> {
  const meter = await readMeter(writing);
  const removed = (await writing.get<Removed[]>('kept', 'removed')) ?? [];
  await writing.put('kept', [...removed, { ...meter, bag, emptiedAt }], 'removed');
  await writing.put('kept', { ...empty, box: meter.box + 1 }, 'meter');
}
