import type { Context } from '#platform/context';
import { readAllConnectors } from './connectors.ts';
import { disputeOf } from './kept-disputes.ts';
import { noteDispute } from './note-dispute.ts';
import { readUndecided } from './store/disputes.ts';

const mostAtOnce = 200;

/**
 * Asks about disputes that nobody has decided: word of a lost one that does not come would be
 * missed for ever, since no bill has a row for it. Of providers that nobody can ask none are taken:
 * they would stand in the way of the others. Returns how many were asked about.
 */
export async function askDisputes(context: Context): Promise<number> {
  const connectors = [...(await readAllConnectors(context)).values()]
    .filter(({ provider }) => provider.readDispute !== undefined)
    .map(({ code }) => code);
  const rows = await context.db.read(readUndecided, [mostAtOnce, connectors]);
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
