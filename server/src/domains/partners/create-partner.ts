import type { Language } from '#base';
import type { Context } from '#platform/context';
import { createReseller, requireTier, type ResellerId } from '#resellers';
import { createClient, type Credentials, type NewClient } from './create-client.ts';

export interface NewPartner extends Omit<NewClient, 'reseller'> {
  readonly tier: string;
  readonly language: Language;
}

/**
 * Opens a partner, or with `isHouse` the operator's own programs: a reseller with an empty float,
 * and its first client under the same name.
 * Refuses with `tier_unknown` and as `createClient` does.
 */
export function createPartner(
  context: Context,
  { tier, language, ...client }: NewPartner,
): Promise<Credentials & { readonly reseller: ResellerId }> {
  return context.db.transaction(async (tx) => {
    await requireTier(tx, tier);
    const { name, isHouse = false } = client;
    const kind = isHouse ? 'house' : 'partner';
    const reseller = await createReseller(tx, { kind, name, tier, language, tills: [] });
    return { reseller, ...createClient(context, tx, { ...client, reseller }) };
  });
}
