import type { Context } from '#platform/context';
import { readAllConnectors } from './connectors.ts';

/** A connector whose provider makes bills. */
export interface BilledConnector {
  readonly connector: string;
  /** The kind of its provider. */
  readonly kind: string;
  /** Whose bills they are, as they name it themselves. */
  readonly account: string;
}

/** Also those that are switched off: what was paid by them is still billed. */
export async function listBilledConnectors(context: Context): Promise<BilledConnector[]> {
  const connectors = [...(await readAllConnectors(context)).values()];
  return connectors.flatMap(({ code, kind, provider: { bills } }) =>
    bills ? [{ connector: code, kind, account: bills.account }] : [],
  );
}
