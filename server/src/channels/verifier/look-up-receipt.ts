import type { verifierRoutes } from '@lowu/contract/verifier';
import type { Static } from 'typebox';
import { hourMs, isoTime, networkOf, Refusal } from '#base';
import type { Context } from '#platform/context';
import { type Call, presentMoney } from '#platform/http';
import { takeTokens } from '#platform/limits';
import { type Receipt, readReceiptByCode, receiptSettings } from '#receipts';
import { findReceiptLeaf, holdsEntry } from '#transparency';

type Route = typeof verifierRoutes.lookUpReceipt;
type Answer = Static<Route['answer']>;

/**
 * What stands under a code, for whoever has it: masked, and only so often for one address, since a
 * code is guessed by nobody who asks a few dozen times an hour (docs/decisions/receipt-codes.md).
 * With the entry of a proof it tells a forgery from another receipt of ours, and from one that was
 * never issued.
 */
export async function lookUpReceipt(
  context: Context,
  { params: { code }, query: { entry }, request }: Call<Route, undefined>,
): Promise<Answer> {
  await takeLookup(context, request.ip);
  const receipt = await readIfIssued(context, code);
  const leaf = receipt && (await findReceiptLeaf(context, code));
  if (!receipt || !leaf) return { state: 'unknown', issued: null };
  const issued = presentIssued(receipt);
  if (entry !== undefined && entry !== leaf.entry.toString('hex')) {
    const isOurs = await holdsEntry(context, Buffer.from(entry, 'hex'));
    return { state: isOurs ? 'another' : 'forged', issued };
  }
  return { state: leaf.isSealed ? 'sealed' : 'unsealed', issued };
}

async function takeLookup(context: Context, ip: string): Promise<void> {
  const settings = context.settings();
  const { lookupsPerAddressHour, lookupsPerNetworkHour } = receiptSettings;
  await takeTokens(context, [
    {
      name: 'receipts.lookup_by_address',
      key: networkOf(ip, 'host'),
      limit: settings.get(lookupsPerAddressHour),
      perMs: hourMs,
    },
    {
      name: 'receipts.lookup_by_network',
      key: networkOf(ip, 'site'),
      limit: settings.get(lookupsPerNetworkHour),
      perMs: hourMs,
    },
  ]);
}

async function readIfIssued(context: Context, code: string): Promise<Receipt | undefined> {
  try {
    return await readReceiptByCode(context, code);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'receipt_unknown') return undefined;
    throw error;
  }
}

function presentIssued({ kind, maskedNumber, value, paid, issuedAt }: Receipt) {
  return {
    kind,
    number: maskedNumber,
    value: presentMoney(value),
    paid: presentMoney(paid),
    issuedAt: isoTime(issuedAt),
  };
}
