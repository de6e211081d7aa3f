import { idFrom, type PhoneNumber, uuidOf } from '#base';
import type { AccountId } from '#ledger';
import type { Seller } from './seller.ts';
import type { SellerRow } from './store/people.ts';
import type { Tier } from './tier.ts';

export function sellerOf(row: SellerRow): Seller {
  const float: AccountId = idFrom('acc', uuidOf(idFrom('rsl', row.floatOwner)));
  return {
    session: idFrom('tls', row.session),
    operator: idFrom('opr', row.operator),
    operatorName: row.operatorName,
    operatorLogin: row.login,
    isSupervisor: row.isSupervisor,
    till: row.till,
    reseller: idFrom('rsl', row.reseller),
    resellerName: row.name,
    parent: row.parent === null ? null : idFrom('rsl', row.parent),
    float,
    tier: tierOf(row),
    hours: hoursOf(row),
    number: row.number as PhoneNumber | null,
    language: row.language,
    expiresAt: row.expiresAt,
  };
}

export function hoursOf({
  opensAt,
  closesAt,
}: Pick<SellerRow, 'opensAt' | 'closesAt'>): Seller['hours'] {
  return opensAt === null || closesAt === null ? null : { opensAt, closesAt };
}

function tierOf(row: SellerRow): Tier {
  const { leastMinor, mostMinor, dayCount, dayMinor, monthCount, monthMinor } = row;
  const { tier: code, tierName: name, leastFloatMinor, commission, paysAtOnce } = row;
  const limits = { leastMinor, mostMinor, dayCount, dayMinor, monthCount, monthMinor };
  return { code, name, ...limits, leastFloatMinor, commission, paysAtOnce };
}
