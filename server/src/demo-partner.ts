import { totpAt } from '#identity';
import { credit, lockAccounts } from '#ledger';
import { createDeveloper, createPartner, houseScopes, listClients, scopes } from '#partners';
import type { Clock } from '#platform/clock';
import type { Context } from '#platform/context';
import { floatOf, setTier, type Tier } from '#resellers';
import { tellSandbox } from './tell-sandbox.ts';

/** Safe only because the demo refuses to start in production. */
export const demoPartner = {
  name: '港湾便利 e-shop',
  about: 'Sells top-ups by its own program',
  client: 'cli_019c0a5e1d0070008000000000000007',
  secret: 'lowu_sk_demo-only-HarbourEShop-demo-only-HarbourESh',
} as const;

/** The operator's own program, such as the one at its hotline. */
export const demoHouse = {
  name: '羅湖 hotline',
  about: 'Looks after balances for the operator, by TMF654',
  client: 'cli_019c0a5e1d0070008000000000000011',
  secret: 'lowu_sk_demo-only-LowuHotline-demo-only-LowuHotline',
} as const;

/** Somebody of it at the portal. */
export const demoDeveloper = {
  email: 'developer@harbour-eshop.example',
  password: 'tram-bell-by-the-pier',
  totpSecret: 'NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE',
} as const;

/** As whom the demo's portal offers to sign in, with what the authenticator shows now. */
export function demoLoginBy(clock: Clock) {
  const { email, password, totpSecret } = demoDeveloper;
  return () => ({ email, password, code: totpAt(totpSecret, clock.now()) });
}

const floatMinor = 5_000_000n;

/** As a large shop, without commission at the sale: it has a price of its own with us. */
const partnerTier: Tier = {
  code: 'partner',
  name: { en: 'Partner', 'zh-Hant': '合作夥伴', 'zh-Hans': '合作伙伴' },
  leastMinor: 3_000n,
  mostMinor: 100_000n,
  dayCount: 50_000,
  dayMinor: 500_000_000n,
  monthCount: 1_000_000,
  monthMinor: 10_000_000_000n,
  leastFloatMinor: 0n,
  commission: [{ product: 'topup', fromMinor: 0, basisPoints: 200, parentBasisPoints: 0 }],
  paysAtOnce: true,
};

/** Tells the e-shop of the sandbox where the platform is, and as whom it comes. */
export async function connectSeller(
  context: Context,
  sandbox: { readonly seller: string } | null,
  publicUrl: string,
): Promise<void> {
  const { client, secret } = demoPartner;
  if (sandbox)
    await tellSandbox(context, sandbox.seller, 'connect', { baseUrl: publicUrl, client, secret });
}

/** Opens the programs of the demo where they are not there yet. */
export async function openDemoPartner(context: Context): Promise<void> {
  const known = new Set((await listClients(context)).map(({ id }) => id));
  await context.db.transaction(async (tx) => setTier(tx, partnerTier));
  if (!known.has(demoPartner.client)) await open(context, demoPartner, scopes);
  const all = [...scopes, ...houseScopes];
  if (!known.has(demoHouse.client)) await open(context, demoHouse, all, true);
}

async function open(
  context: Context,
  { name, client, secret }: typeof demoPartner | typeof demoHouse,
  allowed: readonly string[],
  isHouse = false,
): Promise<void> {
  const { reseller } = await createPartner(context, {
    name,
    tier: partnerTier.code,
    language: 'zh-Hans',
    scopes: allowed,
    isHouse,
    networks: [],
    requestsPerMinute: 6_000,
    known: { id: client, secret },
  });
  if (!isHouse) await createDeveloper(context, reseller, demoDeveloper);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [floatOf(reseller)]);
    const reason = { code: 'starter', cause: reseller };
    credit(tx, floatOf(reseller), { unit: 'HKD', amount: floatMinor }, 'bank', reason);
  });
}
