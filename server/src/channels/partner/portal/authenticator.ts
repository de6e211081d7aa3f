import type { Language } from '#base';
import { readCatalog } from '#catalog';
import { totpUri } from '#identity';
import type { Context } from '#platform/context';

export interface Enrolling {
  readonly email: string;
  readonly totpSecret: string;
}

/** For an authenticator, which lists it under the operator's name, as the portal says it. */
export async function authenticatorUri(
  context: Context,
  language: Language,
  { email, totpSecret }: Enrolling,
): Promise<string> {
  const { operator } = await readCatalog(context);
  return totpUri(totpSecret, email, operator.name[language]);
}
