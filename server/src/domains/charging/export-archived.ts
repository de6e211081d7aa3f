import { uuidOf } from '#base';
import type { LineId } from '#subscribers';
import { archivedCharge } from './archived-charge.ts';
import { usageHeading, usageRow } from './usage-table.ts';

/**
 * What an archive of a month that left says of one line, as the same CSV that its subscriber had
 * while the month was there, but oldest first, which is how archives are written.
 *
 * @param records the lines of the archive, one record of JSON each
 * @throws SyntaxError or TypeError where what comes is no archive
 */
export async function* exportArchived(
  records: AsyncIterable<string>,
  line: LineId,
): AsyncGenerator<string> {
  yield usageHeading;
  const uuid = uuidOf(line).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  for await (const record of records) {
    // Most records are of others: looking for the id is much cheaper than reading them all.
    if (!record.includes(uuid) && record.startsWith('{')) continue;
    const charge = archivedCharge(record, uuid);
    if (charge) yield usageRow(charge);
  }
}
