import { idFrom, type PhoneNumber } from '#base';
import { hoursOf, placeOf } from './load-seller.ts';
import type { Reseller } from './reseller.ts';
import type { ResellerRow } from './store/resellers.ts';

export function resellerOf(row: ResellerRow): Reseller {
  const { kind, name, tier, language, isSuspended, openedAt } = row;
  return {
    id: idFrom('rsl', row.id),
    kind,
    name,
    parent: row.parent === null ? null : idFrom('rsl', row.parent),
    floatOwner: idFrom('rsl', row.floatOwner),
    tier,
    number: row.number as PhoneNumber | null,
    language,
    hours: hoursOf(row),
    place: placeOf(row),
    chainDayMinor: row.chainDayMinor,
    chainMonthMinor: row.chainMonthMinor,
    isSuspended,
    openedAt,
  };
}
