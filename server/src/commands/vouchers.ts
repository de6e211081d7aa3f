import { createWriteStream } from 'node:fs';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { hongKongDay, isoTime, majorOf } from '#base';
import {
  type BatchReport,
  blockVouchers,
  forgetPrintFile,
  listBatches,
  makeBatch,
  proposeActivation,
  readPrintFile,
  readVoucher,
  type VoucherLife,
} from '#vouchers';
import { openProgressLine } from '../progress.ts';
import { inKeptContext, inSealingContext } from './place.ts';
import { tell } from './tell.ts';

export interface GenerateOptions {
  readonly value: number;
  readonly count: number;
  readonly expires: string;
  readonly label: string;
  readonly printer?: string;
  readonly json?: boolean;
}

export async function generateVouchers(options: GenerateOptions): Promise<void> {
  const { value, count, expires: expiresOn, label, printer, json = false } = options;
  const kind = printer === undefined ? 'electronic' : 'printed';
  const line = openProgressLine();
  await inSealingContext(async (context) => {
    const startMs = performance.now();
    const wanted = { kind, valueMinor: BigInt(value) * 100n, count, label, printer, expiresOn };
    const { number: batch } = await makeBatch(context, { ...wanted, kind }, (made) => {
      line.tell(`${made} of ${count} vouchers`);
    });
    line.end();
    const seconds = Math.round((performance.now() - startMs) / 100) / 10;
    tell(json, { batch, kind, count, seconds }, `batch ${batch}: ${count} in ${seconds} s`);
  });
}

/** Amounts in cents, as numbers, and instants as texts: nothing here is beyond a double. */
function reported({ batch, counts, active, owedMinor }: BatchReport) {
  const { number, kind, label, valueMinor, count, state, expiresAt } = batch;
  const about = { batch: number, kind, label, valueMinor: Number(valueMinor), count, state };
  const ends = { expiresOn: hongKongDay(expiresAt) };
  return { ...about, ...ends, counts, active, owedMinor: Number(owedMinor) };
}

export async function listVoucherBatches(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const batches = (await listBatches(context)).map(reported);
    const lines = batches.map((one) => {
      const { available, sold, redeemed, expired, blocked } = one.counts;
      const value = `HK$${majorOf(BigInt(one.valueMinor))}`;
      return (
        `${one.batch}  ${one.state}  ${one.kind}  ${value} × ${one.count}  ${one.label}\n` +
        `   available ${available} (active ${one.active}), sold ${sold}, redeemed ${redeemed}, ` +
        `expired ${expired}, blocked ${blocked}; owed HK$${majorOf(BigInt(one.owedMinor))}`
      );
    });
    tell(isJson, { batches }, lines.length > 0 ? lines.join('\n') : 'there are no batches yet');
  });
}

export async function printFile(
  batch: number,
  { to, forget: isForgotten = false }: { readonly to?: string; readonly forget?: boolean },
): Promise<void> {
  await inKeptContext(async (context) => {
    if (isForgotten) return forgetPrintFile(context, batch);
    const pieces = readPrintFile(context, batch);
    if (to !== undefined) return pipeline(pieces, createWriteStream(to, { mode: 0o600 }));
    for await (const piece of pieces) process.stdout.write(piece);
    return undefined;
  });
}

export interface RangeOptions {
  readonly first: number;
  readonly last: number;
  readonly json?: boolean;
}

export async function proposeSale(
  batch: number,
  { first, last, json = false }: RangeOptions,
): Promise<void> {
  await inKeptContext(async (context) => {
    const activation = await proposeActivation(context, undefined, { batch, first, last });
    tell(json, { activation }, `${activation} waits for a member of staff to agree`);
  });
}

export async function blockPart(
  batch: number,
  { first, last, why, json = false }: RangeOptions & { readonly why: string },
): Promise<void> {
  await inKeptContext(async (context) => {
    const blocked = await blockVouchers(context, undefined, { batch, first, last, why });
    tell(json, { blocked }, `${blocked} vouchers are blocked`);
  });
}

export async function voucherStatus(serial: string, isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const life = await readVoucher(context, serial);
    const { batchOf, isActive, isOwed, reseller, topup, receiver, blockedBy, blockedWhy } = life;
    const told = {
      serial: life.serial,
      batch: life.batch,
      valueMinor: Number(batchOf.valueMinor),
      state: life.state,
      isActive,
      isOwed,
      expiresOn: hongKongDay(life.expiresAt),
      soldAt: at(life.soldAt),
      reseller,
      redeemedAt: at(life.redeemedAt),
      topup,
      receiver,
      blockedAt: at(life.blockedAt),
      blockedBy,
      blockedWhy,
    };
    tell(isJson, told, lifeText(life));
  });
}

function at(instant: number | null): string | null {
  return instant === null ? null : isoTime(instant);
}

function lifeText(life: VoucherLife): string {
  const { serial, state, batchOf, soldAt, redeemedAt, receiver, blockedAt, blockedWhy } = life;
  const lines = [`${serial}  HK$${majorOf(batchOf.valueMinor)}  ${state}`];
  if (soldAt !== null) lines.push(`   sold ${isoTime(soldAt)} by ${life.reseller}`);
  if (redeemedAt !== null) lines.push(`   redeemed ${isoTime(redeemedAt)} for ${receiver}`);
  if (blockedAt !== null) lines.push(`   blocked ${isoTime(blockedAt)}: ${blockedWhy}`);
  lines.push(`   until ${hongKongDay(life.expiresAt)}`);
  return lines.join('\n');
}
