import { isId } from '#base';
import { type NewMessage, queueMessages } from '#notifications';
import { connectorOf } from '#payments';
import type { Context } from '#platform/context';
import { readOwnerContact } from '#subscribers';
import type { CollectionDeclined, MandateEnded } from './facts.ts';
import type { Mandate, MandateId } from './mandate.ts';
import { readMandate } from './read-mandate.ts';

type Said = {
  [Kind in NewMessage['kind']]: Pick<OfKind<Kind>, 'kind' | 'parameters'>;
}[NewMessage['kind']];
type OfKind<Kind> = Extract<NewMessage, { readonly kind: Kind }>;

/**
 * Their owners learn that mandates are over, by whomever. One that was never signed ends unseen.
 */
export async function tellEnded(context: Context, ended: readonly MandateEnded[]): Promise<void> {
  for (const { mandate: id, endedBy } of ended) {
    const mandate = await readMandate(context, id);
    if (mandate.signedAt === null) continue;
    const method = await nameOf(context, mandate);
    const kind = endedBy === 'payer' ? 'mandate_stopped' : 'mandate_over';
    await send(context, mandate, `${id} ended`, { kind, parameters: { method } });
  }
}

/**
 * Their owners learn of declines that they must do something about. What a soft one means is known
 * to whoever wanted the money, and that a mandate is over is a message of its own.
 */
export async function tellDeclined(
  context: Context,
  declined: readonly CollectionDeclined[],
): Promise<void> {
  for (const { mandate: id, attempt, amountMinor, kind: why, restsUntil } of declined) {
    const needsOwner = why === 'needs_payer' || why === 'hard' || restsUntil === null;
    if (!needsOwner || why === 'over') continue;
    const mandate = await readMandate(context, id);
    const price = { amountMinor, currency: mandate.terms.currency };
    const parameters = { method: await nameOf(context, mandate), price };
    const kind = why === 'needs_payer' ? 'collection_needs_payer' : 'collection_stopped';
    await send(context, mandate, `${attempt} declined`, { kind, parameters });
  }
}

/** What its payers call the method; the connector's code where it has no mandates any more. */
export async function nameOf(context: Context, { connector }: Pick<Mandate, 'connector'>) {
  const { mandates } = (await connectorOf(context, connector)).provider;
  return mandates?.name ?? { 'zh-Hant': connector, 'zh-Hans': connector, en: connector };
}

async function send(context: Context, mandate: Mandate, key: string, said: Said): Promise<void> {
  const message = await addressed(context, mandate, key, said);
  if (message) await context.db.transaction(async (tx) => queueMessages(tx, [message]));
}

/** The message to a mandate's owner; undefined where they have no number any more. */
export async function addressed(
  context: Context,
  { id: cause, owner }: { readonly id: MandateId; readonly owner: string },
  key: string,
  said: Said,
): Promise<NewMessage | undefined> {
  if (!isId('sub', owner)) return undefined;
  const contact = await readOwnerContact(context, owner);
  if (!contact) return undefined;
  const { number: to, language } = contact;
  return { ...said, to, language, key, cause };
}
