import type { Currency } from '#base';
import { readSystemBalances } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { OpenPosition } from './exchange.ts';

const owner = {};
type Positions = Map<string, OpenPosition>;

/**
 * The two `fx` accounts are the position: credited what was taken, debited what was given. Read
 * once in a transaction: what it has appended is not to be read yet.
 */
export async function positionOf(tx: Tx, foreign: Currency, home: Currency): Promise<OpenPosition> {
  const known = positionsOf(tx).get(`${foreign} ${home}`);
  if (known) return known;
  const balances = await readSystemBalances(tx, [`fx:${foreign}`, `fx:${home}`]);
  const takenMinor = -(balances.get(`fx:${foreign} ${foreign}`) ?? 0n);
  const givenMinor = balances.get(`fx:${home} ${home}`) ?? 0n;
  notePosition(tx, foreign, home, { takenMinor, givenMinor });
  return { takenMinor, givenMinor };
}

/** What it is once something of it is exchanged. */
export function notePosition(
  tx: Tx,
  foreign: Currency,
  home: Currency,
  position: OpenPosition,
): void {
  positionsOf(tx).set(`${foreign} ${home}`, position);
}

function positionsOf(tx: Tx): Positions {
  return tx.state(owner, (): Positions => new Map());
}
