import type { Context } from '#platform/context';
import { type TilePlace, widthOf } from '#wire/tlog';
import { withLengths } from './entry-bundle.ts';
import { readEntryBundle } from './read-entry-bundle.ts';
import { readCheckpointNote } from './read-log.ts';
import { readTile } from './read-tile.ts';
import { type EndedRow, readEnded, readEndedTile } from './store/ended.ts';
import { readLog } from './store/log.ts';

/** What anybody may fetch of a log. */
export interface PublishedLog {
  /** Its newest checkpoint, signed. */
  readonly note: () => Promise<string | undefined>;
  readonly tile: (place: TilePlace, width: number) => Promise<Buffer | undefined>;
  readonly entries: (number: number, width: number) => Promise<Buffer | undefined>;
}

/** A log of ours by its name, be it the one that grows or one that has ended; undefined of none. */
export async function openPublishedLog(
  context: Context,
  origin: string,
): Promise<PublishedLog | undefined> {
  const [log] = await context.db.read(readLog);
  if (log?.origin === origin) return growing(context);
  const [ended] = await context.db.read(readEnded, [origin]);
  return ended && endedLog(context, ended);
}

function growing(context: Context): PublishedLog {
  return {
    note: () => readCheckpointNote(context),
    tile: (place, width) => readTile(context, place, width),
    entries: (number, width) => readEntryBundle(context, number, width),
  };
}

const hashBytes = 32;
const levelOfEntries = -1;

function endedLog(context: Context, { origin, size, note }: EndedRow): PublishedLog {
  const read = async (level: number, { number, at }: Place, width: number) => {
    if (widthOf({ level: at, number }, Number(size)) < width) return undefined;
    const [tile] = await context.db.read(readEndedTile, [origin, level, number]);
    return tile?.hashes.subarray(0, width * hashBytes);
  };
  return {
    note: async () => note,
    tile: ({ level, number }, width) => read(level, { number, at: level }, width),
    entries: async (number, width) => {
      const hashes = await read(levelOfEntries, { number, at: 0 }, width);
      return hashes && withLengths(hashes);
    },
  };
}

interface Place {
  readonly number: number;
  /** The level whose tile is as wide. */
  readonly at: number;
}
