import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isoTime, type Language, toNumber } from '#base';
import { sentenceOf, type UsagePage } from '#charging';
import { hkd, instantOrNull } from '#platform/http';

type Answer = Static<(typeof appRoutes)['readUsage']['answer']>;

export function presentUsage({ charges, totals, before }: UsagePage, language: Language): Answer {
  const days = Map.groupBy(totals, ({ day }) => day);
  return {
    charges: charges.map((charge) => presentCharge(charge, language)),
    days: [...days].map(([day, of]) => ({
      day,
      amount: hkd(of.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)),
      totals: of.map(({ zone, service, usedUnits, packUnits, amountMinor }) => ({
        zone,
        service,
        units: counted(usedUnits),
        packUnits: counted(packUnits),
        amount: hkd(amountMinor),
      })),
    })),
    before: instantOrNull(before),
  };
}

export function presentCharge(
  charge: UsagePage['charges'][number],
  language: Language,
): Answer['charges'][number] {
  const { id, day, kind, amountMinor, uncollectedMinor, explanation } = charge;
  return {
    id,
    day,
    usedFrom: isoTime(charge.fromMs),
    usedUntil: isoTime(charge.untilMs),
    zone: kind.zone,
    service: kind.service,
    direction: kind.direction,
    to: kind.to,
    units: counted(charge.usedUnits),
    packUnits: counted(charge.packUnits),
    amount: hkd(amountMinor - uncollectedMinor),
    notTaken: hkd(uncollectedMinor),
    why: explanation && sentenceOf(explanation, language),
  };
}

/** Nine petabytes are no use of anybody's; a network that says so closes nobody's page. */
function counted(units: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return toNumber(units > most ? most : units);
}
