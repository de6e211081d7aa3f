import type { Answer, Line } from '../../client/index.ts';

type Balance = Answer<'readBalance'>;
type Lot = Balance['lots'][number];
type Units = Line['units'][number];

/**
 * A line with its balance as it was read just now. Undefined where that is not enough: it has units
 * now that the line did not have, and only the whole line says what they came with.
 */
export function withBalance(line: Line, now: Balance): Line | undefined {
  const { state, validUntil, daysLeft, stateEnds, balance } = now;
  const packs = now.lots.filter(({ kind }) => kind === 'pack');
  const known = new Set(line.units.map(nameOf));
  if (packs.some((lot) => !known.has(nameOf(lot)))) return undefined;
  const units = line.units.flatMap((one) =>
    withLots(
      one,
      packs.filter((lot) => nameOf(lot) === nameOf(one)),
    ),
  );
  return { ...line, state, validUntil, daysLeft, stateEnds, balance, units };
}

function nameOf({ unit, zones }: Units | Lot): string {
  return `${unit} ${zones.join()}`;
}

/** What ends first stands first among lots; units of which no lot is left are used up. */
function withLots(units: Units, lots: readonly Lot[]): Units {
  const left = lots.reduce((sum, lot) => sum + lot.left, 0);
  const expiresAt = lots[0]?.expiresAt ?? units.expiresAt;
  return { ...units, left, expiresAt, granted: Math.max(units.granted, left) };
}
