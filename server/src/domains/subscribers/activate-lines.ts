import type { Tx } from '#platform/postgres';
import { grantValidity } from './grant-validity.ts';
import type { LineId } from './line.ts';
import { lockLines } from './locked-lines.ts';
import { tellValidity } from './tell-validity.ts';

export interface LineToActivate {
  readonly line: LineId;
  /** How long its starter has it live. */
  readonly days: number;
}

/**
 * Brings new cards to life: the grant of the starter, which has the line itself as its cause and is
 * given once. Their accounts are locked.
 */
export async function activateLines(tx: Tx, lines: readonly LineToActivate[]): Promise<void> {
  await lockLines(tx, { granting: lines.map(({ line }) => ({ line, cause: line })) });
  for (const { line, days } of lines) grantValidity(tx, { line, cause: line, days });
  await tellValidity(tx);
}
