import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { readAllConnectors } from './connectors.ts';
import { disputeOf } from './kept-disputes.ts';
import { noteDispute } from './note-dispute.ts';
import { claimUndecided } from './store/disputes.ts';

const mostAtOnce = 200;

/**
 * Asks about disputes that nobody has decided: word of a lost one that does not come would be
 * missed for ever, since no bill has a row for it. Each has its turn, also behind those of which
 * nothing can be learnt; of providers that nobody can ask none are taken. Returns how many were
 * asked about.
 */
export async function askDisputes(context: Context, atOnce = mostAtOnce): Promise<number> {
  const connectors = [...(await readAllConnectors(context)).values()]
    .filter(({ provider }) => provider.readDispute !== undefined)
    .map(({ code }) => code);
  const at = isoTime(context.clock.now());
  const rows = await context.db.transaction((tx) =>
    tx.query(claimUndecided, [atOnce, connectors, at]),
  );
  for (const { connector, providerReference } of rows.map(disputeOf)) {
    try {
      await noteDispute(context, connector, providerReference);
    } catch (error) {
      context.log.warn('a dispute could not be asked about', {
        connector,
        providerReference,
        error,
      });
    }
  }
  return rows.length;
}
