import { type Language, minuteMs, present } from '#base';
import {
  askForMandate,
  type Mandate,
  type MandateId,
  offeredConsent,
  orderCollection,
  readMandate,
  returnFromSigning,
  signMandate,
} from '#mandates';
import { type AttemptId, configureConnector } from '#payments';
import type { Context } from '#platform/context';
import type { AntomShop } from './antom-shop.ts';

export const walletCode = 'alipay_hk';

/** AlipayHK by the sandbox's Antom, as a way to pay. */
export async function configureWallet(
  context: Context,
  { settings }: { readonly settings: object },
  code = walletCode,
): Promise<void> {
  await configureConnector(context, {
    code,
    provider: 'antom',
    settings,
    isEnabled: true,
    priority: 2,
  });
}

/** A person allows their wallet to be charged, on its own page. */
export async function signWallet(
  context: Context,
  shop: AntomShop,
  owner: string,
  language: Language = 'zh-Hant',
  connector = walletCode,
): Promise<MandateId> {
  const id = await askForMandate(context, {
    owner,
    connector,
    language,
    consentVersion: offeredConsent(context, language).consent.version,
    returnUrl: 'http://localhost/mandates',
    notifyBaseUrl: shop.notifyBaseUrl,
  });
  const back = await shop.agree(await signMandate(context, id, `http://localhost/${id}/signed`));
  await returnFromSigning(context, id, Object.fromEntries(back.searchParams));
  present((await readMandate(context, id)).signedAt, 'a signed mandate');
  return id;
}

/** Orders a collection of HKD by a mandate, for nothing in particular. */
export function orderOnce(
  context: Context,
  { id, owner, connector }: Mandate,
  amount = 5_000n,
): Promise<AttemptId> {
  return context.db.transaction(async (tx) => {
    const by = { mandate: id, owner, connector };
    const { attempt } = await orderCollection(tx, by, {
      slot: 9,
      reference: 'top_1',
      amount,
      currency: 'HKD',
      subject: 'test',
      returnUrl: 'http://localhost/',
      expiresAt: tx.nowMs + 15 * minuteMs,
    });
    return attempt;
  });
}
