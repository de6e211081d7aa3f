import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { readLastBackup } from './store.ts';

/** When everything was backed up last by our own command; null where it never was. */
export async function lastBackup({ db }: Context): Promise<InstantMs | null> {
  const [row] = await db.read(readLastBackup);
  return row?.madeAt ?? null;
}
