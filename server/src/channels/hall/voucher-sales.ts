import { type HallRoutes, hallRoutes } from '@lowu/contract/hall';
import { methodNameOf } from '@lowu/contract/method-names';
import { verifierPath } from '@lowu/contract/verifier';
import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { hongKongDay, isoTime, uuidOf } from '#base';
import type { StaffCaller } from '#identity';
import { hkd, idempotencyKeyOf, instantOrNull } from '#platform/http';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { groupReceiptCode, readReceiptByCode } from '#receipts';
import {
  answerCounterVoucher,
  type CounterVoucher,
  type CounterVoucherId,
  type CounterVoucherInFull,
  readCounterVoucher,
  sellCounterVoucher,
  undoCounterVoucher,
} from '#tills';
import { printProvedReceipt } from '#transparency';
import { shownCode, type WantedVoucher } from '#vouchers';
import type { AddHallRoute, HallCall, HallChannel } from './channel.ts';
import { presentTender, tenderFrom } from './present-counter-sale.ts';

type Presented = Static<HallRoutes['readHallVoucher']['answer']>;
type Listed = NonNullable<Static<HallRoutes['readHall']['answer']>['own']>['vouchers'][number];

export function presentListedVoucher(sale: CounterVoucher): Listed {
  const { id, till, serial } = sale;
  return {
    id,
    till,
    serial,
    value: hkd(sale.valueMinor),
    tender: presentTender(sale.tender),
    soldAt: isoTime(sale.soldAt),
    undoneAt: instantOrNull(sale.undoneAt),
  };
}

function presentVoucher(sale: CounterVoucherInFull): Presented {
  const { place, code, receipt, undoneReceipt } = sale;
  return {
    ...presentListedVoucher(sale),
    place,
    code: code && shownCode(code),
    expiresOn: hongKongDay(sale.expiresAt),
    receipt: receipt && groupReceiptCode(receipt),
    undoneReceipt: undoneReceipt && groupReceiptCode(undoneReceipt),
    undoBefore: isoTime(sale.undoBefore),
  };
}

/** What is told of the tender is no part of what a key stands for: it asks about the same sale. */
function wantedOf(
  request: FastifyRequest,
  { session }: StaffCaller,
  said: Static<HallRoutes['answerHallVoucher']['body']>['what'],
): { readonly what: WantedVoucher; readonly request: Request } {
  const about = { caller: uuidOf(session.staff), key: idempotencyKeyOf(request) };
  const what = 'serial' in said ? said : { valueMinor: BigInt(said.valueMinor) };
  const text = 'serial' in what ? `card ${what.serial}` : `voucher ${what.valueMinor}`;
  return { what, request: { ...about, fingerprint: fingerprintOf(`sell ${text}`) } };
}

/** The newest paper of a sale, for whoever bought it: nothing of anybody's line is on it. */
async function handlePrint(
  { context, languageOf, place }: HallChannel,
  { params, query, caller, request, reply }: HallCall<HallRoutes['printHallVoucher']>,
): Promise<undefined> {
  const { receipt, undoneReceipt } = await readCounterVoucher(context, caller, params.serial);
  const paper = await readReceiptByCode(context, undoneReceipt ?? receipt ?? '');
  const language = query.language ?? languageOf(request);
  const methodName = (code: string) => methodNameOf(code)[language];
  const file = await printProvedReceipt(context, paper, {
    reader: { language, isOwn: false, methodName },
    verifier: `${place.publicUrl}${verifierPath}`,
  });
  await reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="receipt-${paper.code}.pdf"`)
    .header('cache-control', 'no-store')
    .send(file);
}

/** Vouchers that are sold over a counter, asked about, printed again and taken back. */
export function addVoucherSales(add: AddHallRoute): void {
  add(hallRoutes.sellHallVoucher, async ({ context }, { body, caller, request }) => {
    const wanted = { ...wantedOf(request, caller, body.what), tender: tenderFrom(body.tender) };
    return presentVoucher(await sellCounterVoucher(context, caller, wanted));
  });
  add(hallRoutes.answerHallVoucher, async ({ context }, { body, caller, request }) => {
    const keyed = wantedOf(request, caller, body.what);
    const { sale, why } = await answerCounterVoucher(context, caller, keyed.request);
    return { sale: sale && presentVoucher(sale), why };
  });
  add(hallRoutes.readHallVoucher, async ({ context }, { params, caller }) =>
    presentVoucher(await readCounterVoucher(context, caller, params.serial)),
  );
  add(hallRoutes.printHallVoucher, handlePrint);
  add(hallRoutes.undoHallVoucher, async ({ context }, { params, caller }) =>
    presentVoucher(await undoCounterVoucher(context, caller, params.sale as CounterVoucherId)),
  );
}
