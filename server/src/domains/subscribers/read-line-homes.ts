import { type HomeCountry, homeCountryOf, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from './line.ts';
import { readLine } from './read-line.ts';
import { readLineNumbers } from './store/numbers.ts';

/**
 * Where a line's numbers are at home; of a line that is over and has none any more, where those
 * that it had were. Refuses with `line_unknown`.
 */
export async function readLineHomes(
  context: Context,
  id: LineId,
): Promise<ReadonlySet<HomeCountry>> {
  const { numbers } = await readLine(context, id);
  if (numbers.length > 0) return new Set(numbers.map(({ home }) => home));
  const had = await context.db.readBy(readLineNumbers, { slot: slotOf(id), line: uuidOf(id) });
  return new Set(had.flatMap(({ number }) => homeCountryOf(number) ?? []));
}
