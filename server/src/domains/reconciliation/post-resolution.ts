import type { Tx } from '#platform/postgres';
import { bankEntry, bookedAs, type Break, gapsOf } from './break.ts';
import { post } from './post.ts';

/** Books the difference where it was decided to. */
export function postResolution(tx: Tx, of: Break): void {
  const { id: cause, connector, day, way } = of;
  const against = bookedAs(way);
  if (!against) return;
  for (const { currency, amount } of gapsOf(of)) {
    const posting = { connector, day, why: 'resolution', cause, against, currency } as const;
    const moved = of.kind === bankEntry ? ('bank' as const) : undefined;
    post(tx, { ...posting, moved, amount });
  }
}
