import { idFrom, type PhoneNumber } from '#base';
import { floatOf } from './reseller.ts';
import type { Seller, Selling } from './seller.ts';
import type { SellerRow } from './store/people.ts';
import type { PlaceRow, SellingRow } from './store/resellers.ts';
import type { Tier } from './tier.ts';

export function sellerOf(row: SellerRow): Seller {
  return {
    ...sellingOf(row),
    session: idFrom('tls', row.session),
    operator: idFrom('opr', row.operator),
    operatorName: row.operatorName,
    operatorLogin: row.login,
    isSupervisor: row.isSupervisor,
    till: row.till,
    expiresAt: row.expiresAt,
  };
}

export function sellingOf(row: SellingRow): Selling {
  return {
    reseller: idFrom('rsl', row.reseller),
    resellerName: row.name,
    parent: row.parent === null ? null : idFrom('rsl', row.parent),
    float: floatOf(idFrom('rsl', row.floatOwner)),
    tier: tierOf(row),
    hours: hoursOf(row),
    place: placeOf(row),
    chainLimits: chainLimitsOf(row),
    number: row.number as PhoneNumber | null,
    language: row.language,
  };
}

function chainLimitsOf(row: SellingRow): Selling['chainLimits'] {
  const { chainDayMinor: dayMinor, chainMonthMinor: monthMinor } = row;
  if (dayMinor === null && monthMinor === null) return null;
  return { chain: idFrom('rsl', row.parent ?? row.reseller), dayMinor, monthMinor };
}

export function hoursOf({
  opensAt,
  closesAt,
}: Pick<SellingRow, 'opensAt' | 'closesAt'>): Selling['hours'] {
  return opensAt === null || closesAt === null ? null : { opensAt, closesAt };
}

export function placeOf(row: PlaceRow): Selling['place'] {
  const { latitudeMicro, longitudeMicro, withinMetres } = row;
  if (latitudeMicro === null || longitudeMicro === null || withinMetres === null) return null;
  return { latitudeMicro, longitudeMicro, withinMetres };
}

function tierOf(row: SellingRow): Tier {
  const { leastMinor, mostMinor, dayCount, dayMinor, monthCount, monthMinor } = row;
  const week = { weekCount: row.weekCount, weekMinor: row.weekMinor };
  const { tier: code, tierName: name, leastFloatMinor, commission, paysAtOnce } = row;
  const limits = { leastMinor, mostMinor, dayCount, dayMinor, ...week, monthCount, monthMinor };
  return { code, name, ...limits, leastFloatMinor, commission, paysAtOnce };
}
