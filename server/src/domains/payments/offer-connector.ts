import { isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { type Offer, updateOffered } from './store/connectors.ts';

/** What is not given stays. */
export interface Offered {
  readonly code: string;
  readonly isEnabled?: boolean | undefined;
  /** Where it stands among the others: 1 comes first. */
  readonly priority?: number | undefined;
}

/**
 * Offers a connector to payers or to nobody, and where among the others. Payments by it that are
 * under way come to their end all the same. Every process knows within seconds. `note` writes down
 * who did it, in the same transaction. Refuses with `connector_unknown`.
 */
export async function offerConnector(
  context: Context,
  { code, isEnabled, priority }: Offered,
  note: (tx: Tx, offer: Offer) => void,
): Promise<Offer> {
  return context.db.transaction(async (tx) => {
    const given = [code, isEnabled ?? null, priority ?? null, isoTime(tx.nowMs)] as const;
    const [row] = await tx.query(updateOffered, given);
    if (!row) throw refuse.connector_unknown({ connector: code });
    note(tx, row);
    return row;
  });
}
