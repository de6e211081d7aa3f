import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { versionInForce } from './catalog.ts';
import { readVersionPapers } from './store.ts';

/** One version as the operator keeps track of it. */
export interface ListedVersion {
  readonly number: number;
  readonly validFrom: InstantMs;
  readonly loadedAt: InstantMs;
  /** The kind and name of who loaded it. */
  readonly loadedBy: string;
  readonly state: 'ahead' | 'in force' | 'past';
}

/** Every version there is, the newest first, and which of them prices what is used now. */
export async function listVersions(context: Context): Promise<ListedVersion[]> {
  const rows = await context.db.read(readVersionPapers);
  const versions = rows.map((row) => ({ ...row, number: Number(row.number) }));
  const nowMs = context.clock.now();
  const inForce = versionInForce(versions, nowMs);
  return versions.map((version) => {
    if (version === inForce) return { ...version, state: 'in force' };
    return { ...version, state: version.validFrom > nowMs ? 'ahead' : 'past' };
  });
}
