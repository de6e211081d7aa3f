import { listBilledConnectors } from '#payments';
import type { Context } from '#platform/context';
import { sourceOf } from './sources/registry.ts';
import type { Source } from './sources/source.ts';

/** A connector with the source that reads its bills. */
export interface Billed {
  readonly connector: string;
  readonly account: string;
  readonly source: Source;
}

/** Every connector whose bills can be had and read. */
export async function listBilled(context: Context): Promise<Billed[]> {
  const connectors = await listBilledConnectors(context);
  return connectors.flatMap(({ connector, kind, account }) => {
    const source = sourceOf(kind);
    return source ? [{ connector, account, source }] : [];
  });
}
