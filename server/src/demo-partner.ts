import { credit, lockAccounts } from '#ledger';
import { createPartner, listClients, scopes } from '#partners';
import type { Context } from '#platform/context';
import { floatOf, setTier, type Tier } from '#resellers';

/** Safe only because the demo refuses to start in production. */
export const demoPartner = {
  name: '港湾便利 e-shop',
  about: 'Sells top-ups by its own program',
  client: 'cli_019c0a5e1d0070008000000000000007',
  secret: 'lowu_sk_demo-only-HarbourEShop-demo-only-HarbourESh',
} as const;

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

/** Opens the partner of the demo where it is not there yet. */
export async function openDemoPartner(context: Context): Promise<void> {
  const { name, client, secret } = demoPartner;
  if ((await listClients(context)).some(({ id }) => id === client)) return;
  await context.db.transaction(async (tx) => setTier(tx, partnerTier));
  const { reseller } = await createPartner(context, {
    name,
    tier: partnerTier.code,
    language: 'zh-Hans',
    scopes,
    networks: [],
    requestsPerMinute: 6_000,
    known: { id: client, secret },
  });
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [floatOf(reseller)]);
    const reason = { code: 'starter', cause: reseller };
    credit(tx, floatOf(reseller), { unit: 'HKD', amount: floatMinor }, 'bank', reason);
  });
}
