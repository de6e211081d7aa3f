import { hallRoutes } from '@lowu/contract/hall';
import { maskPhoneNumber, present, uuidOf } from '#base';
import { hkd, idempotencyKeyOf } from '#platform/http';
import { fingerprintOf } from '#platform/idempotency';
import { groupReceiptCode } from '#receipts';
import { redeemOverCounter } from '#tills';
import type { AddHallRoute } from './channel.ts';

/** Vouchers that customers bring to a counter. */
export function addVouchers(add: AddHallRoute): void {
  add(hallRoutes.redeemAtHall, async ({ context }, { body, caller, request }) => {
    const { code, number } = body;
    const keyed = {
      caller: uuidOf(caller.session.staff),
      key: idempotencyKeyOf(request),
      fingerprint: fingerprintOf(`voucher ${code} ${number}`),
    };
    const wanted = { request: keyed, code, number };
    const topup = await redeemOverCounter(context, caller, wanted);
    const { validUntil, receipt } = present(topup.result, 'what a voucher has credited');
    return {
      maskedNumber: maskPhoneNumber(topup.number),
      value: hkd(topup.terms.value),
      validUntil,
      reference: topup.reference,
      receipt: groupReceiptCode(receipt),
    };
  });
}
