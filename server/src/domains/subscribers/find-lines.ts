import { idFrom, type PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from './line.ts';
import { readNumbers } from './store/numbers.ts';
import { readSimsInUse } from './store/sims.ts';

/** How a network names a line: by its SIM, or by a number where it knows only that. */
export type LineName = { readonly imsi: string } | { readonly number: PhoneNumber };

/** The lines of these names, many at a time and in their order; undefined for what is not ours. */
export async function findLines(
  context: Context,
  names: readonly LineName[],
): Promise<(LineId | undefined)[]> {
  const imsis = names.flatMap((name) => ('imsi' in name ? name.imsi : []));
  const numbers = names.flatMap((name) => ('number' in name ? name.number : []));
  const [sims, owned] = await Promise.all([
    imsis.length > 0 ? context.db.read(readSimsInUse, [imsis]) : [],
    numbers.length > 0 ? context.db.read(readNumbers, [numbers]) : [],
  ]);
  const found = new Map<string, LineId>();
  for (const { imsi, line } of sims) found.set(imsi, idFrom('lin', line));
  for (const { number, line } of owned) found.set(number, idFrom('lin', line));
  return names.map((name) => found.get('imsi' in name ? name.imsi : name.number));
}
