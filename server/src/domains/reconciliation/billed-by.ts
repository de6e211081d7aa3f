import type { Context } from '#platform/context';
import { type Billed, listBilled } from './list-billed.ts';
import { refuse } from './refusals.ts';

/** Refuses with `bills_unknown`. */
export async function billedBy(context: Context, connector: string): Promise<Billed> {
  const found = (await listBilled(context)).find((one) => one.connector === connector);
  if (!found) throw refuse.bills_unknown({ connector });
  return found;
}
