import { hourMs, type Language, networkOf } from '#base';
import { recordAct } from '#identity';
import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { createReseller, floatOf, requireTier } from '#resellers';
import { type DeveloperId, normalEmail } from './developer.ts';
import { addDeveloper, type Factors, hashFactors } from './new-developer.ts';
import { requireEmailCode } from './require-email-code.ts';
import { partnerSettings } from './settings.ts';

export interface NewDeveloper extends Factors {
  readonly business: string;
  readonly language: Language;
  readonly ip: string;
  /** What was mailed to the address, where that is asked. */
  readonly emailCode?: string | undefined;
  /** In a sandbox: play money for the float. Nothing elsewhere, where people issue stock. */
  readonly playFloatMinor: bigint;
}

export interface Registered {
  readonly developer: DeveloperId;
  /** For the person's authenticator: shown once, and afterwards known to nobody. */
  readonly totpSecret: string;
  /** As it is kept, and as the authenticator calls it. */
  readonly email: string;
}

/**
 * Opens a partner, and for it somebody who signs in to the portal by password and authenticator.
 * Refuses with `developer_email_invalid`, `developer_email_taken`, `developer_email_unproved`,
 * `developer_email_code_wrong`, `password_weak`, `tier_unknown` and `too_many_requests`.
 */
export async function registerDeveloper(
  context: Context,
  { business, language, ip, emailCode, playFloatMinor, ...factors }: NewDeveloper,
): Promise<Registered> {
  const limit = context.settings().get(partnerSettings.registrationsPerAddressHour);
  const key = networkOf(ip, 'host');
  await takeToken(context, { name: 'partners.registration', key, limit, perMs: hourMs });
  await requireEmailCode(context, normalEmail(factors.email), emailCode);
  const hashed = await hashFactors(factors);
  const { developer, reseller } = await context.db.transaction(async (tx) => {
    const tier = tx.settings.get(partnerSettings.registrationTier);
    await requireTier(tx, tier);
    const partner = { kind: 'partner', name: business, tier, language, tills: [] } as const;
    const opened = await createReseller(tx, partner);
    const id = await addDeveloper(context, tx, opened, hashed);
    const actor = { kind: 'developer', id } as const;
    const details = { reseller: opened, name: business };
    const action = 'developer.register';
    recordAct(tx, { actor, action, subject: id, outcome: 'done', ip, details });
    return { developer: id, reseller: opened };
  });
  if (playFloatMinor > 0n) {
    // Behind the commit that opened it, since a float that is locked must be there.
    await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [floatOf(reseller)]);
      const reason = { code: 'starter', cause: reseller };
      credit(tx, floatOf(reseller), { unit: 'HKD', amount: playFloatMinor }, 'bank', reason);
    });
  }
  const { email, totpSecret } = hashed;
  return { developer, email, totpSecret };
}
