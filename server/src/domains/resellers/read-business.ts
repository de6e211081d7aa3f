import { idFrom, type InstantMs, type Language, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { ResellerId, ResellerKind } from './reseller.ts';
import { readBusinesses } from './store/resellers.ts';

/** Who a reseller is, whether it may sell or not. */
export interface Business {
  readonly reseller: ResellerId;
  readonly kind: ResellerKind;
  readonly name: string;
  readonly language: Language;
  /** Since when staff have stopped it; null while it may sell. */
  readonly suspendedAt: InstantMs | null;
}

/** Refuses with `reseller_unknown`. */
export async function readBusiness({ db }: Context, id: ResellerId): Promise<Business> {
  const [row] = await db.read(readBusinesses, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.reseller_unknown();
  const { kind, name, language, suspendedAt } = row;
  return { reseller: idFrom('rsl', row.id), kind, name, language, suspendedAt };
}
