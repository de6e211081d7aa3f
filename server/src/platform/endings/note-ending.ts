import { newUuid } from '#base';
import type { Tx } from '#platform/postgres';
import type { Ending } from './ending.ts';
import { insertEndings } from './store.ts';

/** Adds an ending, in the transaction that does it, so that neither stands without the other. */
export function noteEnding(tx: Tx, ending: Pick<Ending, 'kind' | 'subject' | 'details'>): void {
  tx.append(insertEndings, { id: newUuid(tx.nowMs, 0), at: tx.nowMs, ...ending });
}
