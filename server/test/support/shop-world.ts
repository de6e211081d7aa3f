import { randomUUID } from 'node:crypto';
import type { PhoneNumber } from '#base';
import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { fingerprintOf, type Request } from '#platform/idempotency';
import {
  createOperator,
  createReseller,
  floatOf,
  type NewReseller,
  readTillVisit,
  type ResellerId,
  setTier,
  signInOperator,
  type Tier,
  type TillVisit,
} from '#resellers';
import { present, uuidOf } from '#base';

/** What a corner shop may sell: 2 % of its own, half a percent for its chain. */
export const usualTier: Tier = {
  code: 'usual',
  name: { en: 'Shop', 'zh-Hant': '商戶', 'zh-Hans': '商户' },
  leastMinor: 5_000n,
  mostMinor: 100_000n,
  dayCount: 500,
  dayMinor: 5_000_000n,
  monthCount: 10_000,
  monthMinor: 100_000_000n,
  leastFloatMinor: 0n,
  commission: [{ product: 'topup', fromMinor: 0, basisPoints: 200, parentBasisPoints: 50 }],
  paysAtOnce: true,
};

export const pin = '271828';

export interface Shop {
  readonly id: ResellerId;
  readonly login: string;
  readonly visit: TillVisit;
}

let shops = 0;

export async function openTier(context: Context, more: Partial<Tier> = {}): Promise<Tier> {
  const tier = { ...usualTier, ...more };
  await context.db.transaction(async (tx) => setTier(tx, tier));
  return tier;
}

/** A reseller with one till and an operator, who is a supervisor, too, and signed in. */
export async function openShop(
  context: Context,
  { floatMinor = 1_000_000n, ...given }: Partial<NewReseller> & { floatMinor?: bigint } = {},
): Promise<Shop> {
  shops += 1;
  const login = `shop-${shops}-${randomUUID().slice(0, 8)}`;
  const id = await context.db.transaction((tx) =>
    createReseller(tx, {
      kind: 'agent',
      name: `Shop ${shops}`,
      tier: 'usual',
      language: 'en',
      tills: ['Counter'],
      ...given,
    }),
  );
  if (given.sharesFloat !== true && floatMinor > 0n) await fill(context, id, floatMinor);
  await createOperator(context, { reseller: id, login, name: 'Ravi', pin, isSupervisor: true });
  return { id, login, visit: await signIn(context, login) };
}

export async function signIn(context: Context, login: string): Promise<TillVisit> {
  const token = await signInOperator(context, { login, pin, till: 1, ip: '127.0.0.1' });
  return present(await readTillVisit(context, token, '127.0.0.1'), 'a visit at a till');
}

/** As an issue would, without its two people. */
export async function fill(context: Context, id: ResellerId, amount: bigint): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [floatOf(id)]);
    const reason = { code: 'filled', cause: id };
    credit(tx, floatOf(id), { unit: 'HKD', amount }, 'float_receivable', reason);
  });
}

export function saleRequest(shop: Pick<Shop, 'id'>, said: string, key = newKey()): Request {
  return { caller: uuidOf(shop.id), key, fingerprint: fingerprintOf(said) };
}

export function newKey(): string {
  return randomUUID().replaceAll('-', '');
}

export function saleOf(shop: Shop, number: PhoneNumber, valueMinor = 10_000n, key = newKey()) {
  const request = saleRequest(shop, `${number} ${valueMinor}`, key);
  return { request, number, valueMinor, pin, isTwinIntended: false };
}
