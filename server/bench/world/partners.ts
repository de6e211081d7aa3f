import { createPartner, type Credentials, scopes } from '#partners';
import type { Context } from '#platform/context';
import { fillFloats, setBenchTier } from './floats.ts';

/** As many as a platform may have that lets the shops of a city sell through theirs. */
const partnerCount = 40;

/** Partners with floats that never end, and with clients that may come as often as they like. */
export async function openPartners(context: Context): Promise<Credentials[]> {
  await setBenchTier(context);
  const partners = [];
  for (let index = 0; index < partnerCount; index += 1) {
    const made = await createPartner(context, {
      name: `Partner ${index}`,
      tier: 'bench',
      language: 'en',
      scopes,
      networks: [],
      requestsPerMinute: 1_000_000_000,
    });
    partners.push(made);
  }
  await fillFloats(
    context,
    partners.map(({ reseller }) => reseller),
  );
  return partners;
}

/** Headers with tokens that live for some minutes, as clients get them. */
export function signPartnersIn(
  port: number,
  partners: readonly Credentials[],
): Promise<Record<string, string>[]> {
  return Promise.all(
    partners.map(async ({ client, secret }) => {
      const response = await fetch(`http://127.0.0.1:${port}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: client,
          client_secret: secret,
        }),
      });
      const { access_token: token } = (await response.json()) as { access_token: string };
      return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    }),
  );
}
