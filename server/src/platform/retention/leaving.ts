import { firstUuidAt, type InstantMs, isoTime } from '#base';
import { asOwner, type Statement } from '#platform/postgres';
import type { Setting, SettingValues } from '#platform/settings';

/**
 * Rows that go, or lose what names a person, when their time is over. Each finds them by an index
 * of what is due, so that a day on which nothing is due costs nothing.
 */
export interface Leaving {
  readonly keptMonths: Setting<number>;
  /** Lets so many rows at most go. What it has let go it does not find again. */
  readonly statement: Statement<unknown>;
  /** What it is given: until when everything may go, and how many rows at most. */
  readonly values: (until: InstantMs, most: number) => readonly unknown[];
}

/** $1 the instant, $2 how many. */
export const byInstant: Leaving['values'] = (until, most) => [isoTime(until), most];
/** $1 the instant, $2 the first id of it, $3 how many. */
export const byId: Leaving['values'] = (until, most) => {
  return [isoTime(until), firstUuidAt(until), most];
};

/** So many at once hold their locks for a moment only. */
const atOnce = 2_000;

/**
 * Lets go of what is due, piece by piece, as the owner of the schema: the server's own role may not
 * take evidence away. Returns how many rows it was.
 */
export async function letLeave(
  ownerUrl: string,
  leaving: readonly Leaving[],
  { nowMs, settings }: { readonly nowMs: InstantMs; readonly settings: SettingValues },
): Promise<number> {
  let left = 0;
  for (const { keptMonths, statement, values } of leaving) {
    const given = [...values(monthsBefore(nowMs, settings.get(keptMonths)), atOnce)];
    for (let count = atOnce; count === atOnce; left += count) {
      const gone = await asOwner(ownerUrl, (owner) => owner.query(statement.text, given));
      count = gone.rowCount ?? 0;
    }
  }
  return left;
}

/** The same day so many months before; the first of the next one where that month has none. */
export function monthsBefore(nowMs: InstantMs, months: number): InstantMs {
  const before = new Date(nowMs);
  return before.setUTCMonth(before.getUTCMonth() - months);
}
