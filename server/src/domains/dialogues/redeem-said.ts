import { present, Refusal, uuidOf } from '#base';
import { notificationSettings } from '#notifications';
import type { Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { readTopup } from '#topups';
import { redeemVoucher } from '#vouchers';
import { dayWords, hkdWords } from './amounts.ts';
import type { Caller } from './caller.ts';
import { type Saying, say } from './sayings.ts';

const no: Readonly<Record<string, Saying>> = {
  voucher_code_mistyped: 'voucherMistyped',
  voucher_unknown: 'voucherUnknown',
  voucher_tries_locked: 'voucherLocked',
  voucher_used: 'voucherUsed',
  voucher_expired: 'voucherExpired',
  voucher_not_sold: 'voucherUnsold',
  voucher_blocked: 'voucherBlocked',
  topup_limit_30_days: 'voucherTooMuch',
  topup_limit_balance: 'voucherTooMuch',
};

/**
 * Redeems the voucher that a person has said for the line that they speak from, once for each `key`
 * (32 hex digits, kept before), and says what became of it. Faults and refusals of the moment are
 * thrown: whoever asked is to ask again.
 */
export async function redeemSaid(
  context: Context,
  caller: Caller,
  { code, key, channel }: { readonly code: string; readonly key: string; readonly channel: string },
): Promise<{ readonly isRedeemed: boolean; readonly said: string }> {
  const { line, number, language } = caller;
  const maker = line.subscriber;
  try {
    const fingerprint = fingerprintOf(`voucher ${code} ${number}`);
    const request = { caller: uuidOf(maker), key, fingerprint };
    const by = `number ${number}`;
    const wanted = { request, code, number, maker, channel, caller: by };
    const topup = await readTopup(context, await redeemVoucher(context, wanted), maker);
    const { balanceAfter, validUntil } = present(topup.result, 'what a voucher has credited');
    const said = say('redeemed', language, {
      value: hkdWords(topup.terms.value),
      balance: hkdWords(balanceAfter),
      day: dayWords(validUntil, language),
      reference: topup.reference,
    });
    return { isRedeemed: true, said };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
    return { isRedeemed: false, said: saidOf(context, caller, error) };
  }
}

function saidOf(context: Context, { language }: Caller, { code, details }: Refusal): string {
  const day = details['usedOn'] ?? details['expiredOn'];
  return say(no[code] ?? 'notNow', language, {
    left: String(details['left'] ?? 0),
    minutes: String(details['minutes'] ?? 0),
    number: String(details['maskedReceiver'] ?? ''),
    day: typeof day === 'string' ? dayWords(day, language) : '',
    hotline: context.settings().get(notificationSettings.hotline),
  });
}
