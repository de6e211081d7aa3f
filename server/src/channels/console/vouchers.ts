import { consoleRoutes } from '@lowu/contract/console';
import { hongKongDay, isoTime, maskPhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { hkd, instantOrNull } from '#platform/http';
import {
  type Activation,
  type ActivationId,
  type BatchReport,
  blockVouchers,
  decideActivation,
  listBatches,
  proposeActivation,
  readBatch,
  readVoucher,
  unblockVouchers,
} from '#vouchers';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentActivation(activation: Activation) {
  const { id, first, last, state, proposedBy, proposedAt, decidedBy, decidedAt } = activation;
  const proposed = { proposedBy, proposedAt: isoTime(proposedAt) };
  return { id, first, last, state, ...proposed, decidedBy, decidedAt: instantOrNull(decidedAt) };
}

function presentBatch({ batch, counts, active, owedMinor, activations }: BatchReport) {
  const { number, kind, label, valueMinor, count, state, expiresAt } = batch;
  return {
    batch: number,
    kind,
    label,
    value: hkd(valueMinor),
    count,
    state,
    expiresOn: hongKongDay(expiresAt),
    counts,
    active,
    owed: hkd(owedMinor),
    activations: activations.map(presentActivation),
  };
}

async function batchNow(context: Context, batch: number) {
  return presentBatch(await readBatch(context, batch));
}

async function handleList(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listVoucherBatches']>,
) {
  return { batches: (await listBatches(context, caller)).map(presentBatch) };
}

async function handlePropose(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeActivation']>,
) {
  const batch = Number(params.batch);
  await proposeActivation(context, caller, { batch, ...body });
  return batchNow(context, batch);
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideActivation']>,
) {
  const batch = Number(params.batch);
  const activation = params.activation as ActivationId;
  await decideActivation(context, caller, { batch, activation, ...body });
  return batchNow(context, batch);
}

async function handleBlock(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['blockVouchers']>,
) {
  const batch = Number(params.batch);
  const changed = await blockVouchers(context, caller, { batch, ...body });
  return { changed, batch: await batchNow(context, batch) };
}

async function handleUnblock(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['unblockVouchers']>,
) {
  const batch = Number(params.batch);
  const changed = await unblockVouchers(context, caller, { batch, ...body });
  return { changed, batch: await batchNow(context, batch) };
}

async function handleRead(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readVoucher']>,
) {
  const life = await readVoucher(context, params.serial, caller);
  const { serial, batch, state, isActive, isOwed, reseller, topup, receiver, blockedWhy } = life;
  return {
    serial,
    batch,
    value: hkd(life.batchOf.valueMinor),
    state,
    isActive,
    isOwed,
    expiresOn: hongKongDay(life.expiresAt),
    soldAt: instantOrNull(life.soldAt),
    reseller,
    redeemedAt: instantOrNull(life.redeemedAt),
    topup,
    maskedReceiver: receiver && maskPhoneNumber(receiver),
    blockedAt: instantOrNull(life.blockedAt),
    blockedWhy,
  };
}

/** The operations of staff on batches of vouchers, and on one voucher. */
export function addVouchers(add: AddStaffRoute): void {
  add(consoleRoutes.listVoucherBatches, handleList);
  add(consoleRoutes.proposeActivation, handlePropose);
  add(consoleRoutes.decideActivation, handleDecide);
  add(consoleRoutes.blockVouchers, handleBlock);
  add(consoleRoutes.unblockVouchers, handleUnblock);
  add(consoleRoutes.readVoucher, handleRead);
}
