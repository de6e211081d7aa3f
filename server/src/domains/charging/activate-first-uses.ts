import { type Catalog, planOf } from '#catalog';
import type { Tx } from '#platform/postgres';
import {
  activateLines,
  isUsableAs,
  type LineId,
  lockedLine,
  subscriberSettings,
} from '#subscribers';
import { chargedLine } from './charged-lines.ts';
import { isFree } from './free-use.ts';
import type { Step } from './network-step.ts';

/**
 * Brings new cards to life that are used for the first time, where the operator wants it so: from
 * then on the days of their starters run. What comes in is no use of theirs, and a card whose
 * number is not registered stays as it is. Costs nothing where no line is new.
 */
export async function activateFirstUses(
  tx: Tx,
  catalog: Catalog,
  steps: readonly Step[],
): Promise<void> {
  if (tx.settings.get(subscriberSettings.activation) !== 'first_use') return;
  const begun = new Set(steps.filter((step) => isFirstUse(tx, step)).map(({ line }) => line));
  if (begun.size === 0) return;
  await activateLines(
    tx,
    [...begun].map((line) => ({ line, days: starterDays(tx, catalog, line) })),
  );
  for (const id of begun) {
    const line = chargedLine(tx, id);
    if (line) line.inUse = { ...line.inUse, validUntil: lockedLine(tx, id).validUntil };
  }
}

function isFirstUse(tx: Tx, { line: id, message }: Step): boolean {
  const line = chargedLine(tx, id);
  if (line?.inUse.validUntil !== null || line.inUse.bars !== 0) return false;
  if (!isUsableAs(line.inUse.usableHomes, message.home)) return false;
  return message.groups.some(
    ({ ratingGroup, wanted, use }) =>
      wanted !== null && use.direction !== 'in' && !isFree(tx, ratingGroup),
  );
}

function starterDays(tx: Tx, catalog: Catalog, id: LineId): number {
  return planOf(catalog, chargedLine(tx, id)?.inUse.plan ?? '').starter.validDays;
}
