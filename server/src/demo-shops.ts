import type { PhoneNumber } from '#base';
import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import {
  createOperator,
  createReseller,
  floatOf,
  listTiers,
  type NewReseller,
  type ResellerId,
  setTier,
  type Tier,
} from '#resellers';

interface DemoOperator {
  readonly login: string;
  readonly name: string;
  readonly pin: string;
  readonly isSupervisor: boolean;
}

interface DemoShop extends Omit<NewReseller, 'parent' | 'sharesFloat'> {
  readonly about: string;
  readonly floatMinor: bigint;
  readonly operators: readonly DemoOperator[];
  /** Agents that sell from its float, or from one of their own where they have any in it. */
  readonly shops?: readonly DemoShop[];
}

const counter = { kind: 'agent', tier: 'shop', floatMinor: 0n } as const;

/** Who has bought the vouchers of the demo that `lowu status` tells. */
export const demoOffice: DemoOperator = {
  login: 'office',
  name: 'Head office',
  pin: '577215',
  isSupervisor: true,
};

/** A chain of convenience stores and a corner shop. Names are made up; PINs are for the demo. */
export const demoShops: readonly DemoShop[] = [
  {
    kind: 'chain',
    name: 'Harbour Mart 海港便利',
    about: 'A chain whose shops sell from one float',
    tier: 'chain',
    language: 'zh-Hant',
    tills: ['Office'],
    floatMinor: 5_000_000n,
    operators: [demoOffice],
    shops: [
      {
        ...counter,
        name: 'Harbour Mart, Kwun Tong 觀塘店',
        about: 'A convenience store by the station',
        language: 'zh-Hant',
        tills: ['Till 1', 'Till 2'],
        operators: [
          { login: 'kwuntong-01', name: 'Siu Ling', pin: '314159', isSupervisor: false },
          { login: 'kwuntong-boss', name: 'Mr Ho', pin: '271828', isSupervisor: true },
        ],
      },
      {
        ...counter,
        name: 'Harbour Mart, Sheung Shui 上水店',
        about: 'A convenience store near the border',
        language: 'zh-Hant',
        tills: ['Till 1'],
        operators: [{ login: 'sheungshui-01', name: 'Ka Yan', pin: '161803', isSupervisor: true }],
      },
      {
        ...counter,
        name: 'Harbour Mart, Lok Ma Chau 落馬洲店',
        about: 'A franchise of the chain with a float of its own, which head office fills',
        language: 'zh-Hant',
        tills: ['Till 1'],
        floatMinor: 30_000n,
        operators: [{ login: 'lokmachau', name: 'Ms Yeung', pin: '173205', isSupervisor: true }],
      },
    ],
  },
  {
    kind: 'agent',
    name: 'Ravi Telecom',
    about: 'A corner shop with a float of its own',
    tier: 'shop',
    language: 'en',
    number: '+85297654321' satisfies PhoneNumber,
    hours: { opensAt: 0, closesAt: 0 },
    tills: ['Counter'],
    floatMinor: 240_000n,
    operators: [{ login: 'ravi', name: 'Ravi Kumar', pin: '141421', isSupervisor: true }],
  },
];

const limits = {
  leastMinor: 3_000n,
  mostMinor: 100_000n,
  dayCount: 500,
  dayMinor: 5_000_000n,
  monthCount: 10_000,
  monthMinor: 100_000_000n,
  leastFloatMinor: 0n,
} as const;

/** Two percent for who sells; half a percent for its chain, paid on the day after. */
const demoTiers: readonly Tier[] = [
  {
    ...limits,
    code: 'shop',
    name: { en: 'Shop', 'zh-Hant': '商戶', 'zh-Hans': '商户' },
    commission: [
      { product: 'topup', fromMinor: 0, basisPoints: 200, parentBasisPoints: 50 },
      { product: 'topup', fromMinor: 30_000, basisPoints: 250, parentBasisPoints: 50 },
      { product: 'voucher', fromMinor: 0, basisPoints: 300, parentBasisPoints: 50 },
    ],
    paysAtOnce: true,
  },
  {
    ...limits,
    code: 'chain',
    name: { en: 'Chain', 'zh-Hant': '連鎖店', 'zh-Hans': '连锁店' },
    commission: [],
    paysAtOnce: false,
  },
];

/** At which tills of the demo one can sign in. */
export function demoTills() {
  const all = demoShops.flatMap((shop) => [shop, ...(shop.shops ?? [])]);
  return all.flatMap(({ name: shop, operators }) =>
    operators.map(({ login, name, pin }) => ({ login, name: `${name}, ${shop}`, pin, till: 1 })),
  );
}

/** Opens the shops of the demo where they are not there yet. */
export async function openDemoShops(context: Context): Promise<void> {
  const tiers = await listTiers(context, undefined);
  if (tiers.some(({ code }) => code === counter.tier)) return;
  for (const shop of demoShops) {
    const chain = await open(context, shop);
    for (const one of shop.shops ?? []) await open(context, one, chain);
  }
  // The tiers come last: once they are there all is, and before nobody sells.
  await context.db.transaction(async (tx) => {
    for (const tier of demoTiers) setTier(tx, tier);
  });
}

async function open(context: Context, shop: DemoShop, parent?: ResellerId): Promise<ResellerId> {
  const { operators, floatMinor: amount } = shop;
  const under = parent === undefined ? {} : { parent, sharesFloat: amount === 0n };
  const id = await context.db.transaction((tx) => createReseller(tx, { ...shop, ...under }));
  if (amount > 0n) {
    await context.db.transaction(async (tx) => {
      await lockAccounts(tx, [floatOf(id)]);
      const reason = { code: 'starter', cause: id };
      credit(tx, floatOf(id), { unit: 'HKD', amount }, 'bank', reason);
    });
  }
  for (const operator of operators) await createOperator(context, { reseller: id, ...operator });
  return id;
}
