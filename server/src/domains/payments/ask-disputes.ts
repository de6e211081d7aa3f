import type { Context } from '#platform/context';
import { disputeOf } from './kept-disputes.ts';
import { noteDispute } from './note-dispute.ts';
import { readUndecided } from './store/disputes.ts';

const mostAtOnce = 200;

/**
 * Asks about disputes that nobody has decided: word of a lost one that does not come would be
 * missed for ever, since no bill has a row for it. Returns how many were asked about.
 */
export async function askDisputes(context: Context): Promise<number> {
  const rows = await context.db.read(readUndecided, [mostAtOnce]);
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
