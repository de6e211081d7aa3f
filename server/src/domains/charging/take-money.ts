import type { InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import type { Promised } from './promised.ts';
import { moneyLeftFor, moneyThere } from './purse.ts';
import type { Terms } from './rating/choose-rate.ts';

/**
 * How much of a charge may be taken: what was promised to the network is paid, whatever guards were
 * set meanwhile; what was used beyond it no further than they let. So a network that uses more
 * than it was granted does so at the operator's cost, and a limit is a limit.
 */
export function takeMoney(
  tx: Tx,
  line: ChargedLine,
  terms: Terms,
  atMs: InstantMs,
  amountMinor: bigint,
  promised: Promised,
): bigint {
  const wanted = least(amountMinor, moneyThere(tx, line, terms.kind, atMs));
  const rest = moneyLeftFor(tx, line, terms, atMs);
  const most = rest === null || rest > promised.leftMinor ? rest : promised.leftMinor;
  const taken = most === null ? wanted : least(wanted, most);
  promised.leftMinor -= least(taken, promised.leftMinor);
  return taken;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
