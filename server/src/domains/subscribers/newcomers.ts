import type { PhoneNumber } from '#base';
import type { Tx } from '#platform/postgres';
import type { SubscriberId } from './subscriber.ts';

/** Who came in this transaction, and cannot be read from the database before it ends. */
interface Newcomers {
  readonly subscribers: Set<SubscriberId>;
  readonly numbers: Set<PhoneNumber>;
}

const owner = {};

export function newcomersOf(tx: Tx): Newcomers {
  return tx.state(owner, () => ({ subscribers: new Set(), numbers: new Set() }));
}
