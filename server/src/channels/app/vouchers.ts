import type { appRoutes } from '@lowu/contract/app';
import { hongKongDay, maskPhoneNumber } from '#base';
import { hkd } from '#platform/http';
import { readTopup } from '#topups';
import { checkVoucher, redeemVoucher } from '#vouchers';
import type { AppCall, AppChannel } from './channel.ts';
import { keyedRequest } from './keyed-request.ts';
import { makerOf, presentTopup } from './present-topup.ts';

type Routes = typeof appRoutes;

/** Who guesses is a person where one is signed in, and a device elsewhere; both count as theirs. */
export async function handleRedeemVoucher(
  channel: AppChannel,
  { body, who, request }: AppCall<Routes['redeemVoucher']>,
) {
  const { context } = channel;
  const { code, number } = body;
  const maker = makerOf(who);
  const id = await redeemVoucher(context, {
    request: keyedRequest(request, maker, `voucher ${code} ${number}`),
    code,
    number,
    maker,
    device: who.device,
    channel: 'app',
    caller: maker,
    ip: request.ip,
  });
  return presentTopup(channel, await readTopup(context, id, maker), maker);
}

export async function handleCheckVoucher(
  { context }: AppChannel,
  { params, request }: AppCall<Routes['checkVoucher']>,
) {
  const asked = { serial: params.serial, ip: request.ip };
  const { serial, batchOf, state, expiresAt, redeemedAt, receiver } = await checkVoucher(
    context,
    asked,
  );
  return {
    serial,
    value: hkd(batchOf.valueMinor),
    state,
    validUntil: hongKongDay(expiresAt),
    redeemedOn: redeemedAt === null ? null : hongKongDay(redeemedAt),
    maskedReceiver: receiver && maskPhoneNumber(receiver),
  };
}
