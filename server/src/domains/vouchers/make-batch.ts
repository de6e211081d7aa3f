import { randomBytes } from 'node:crypto';
import { assert, endOfDay, type HongKongDay, hongKongDay, isoTime, majorOf, slotFor } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { type AgeFile, openAgeFile, readRecipient, type Recipient } from '#wire/age';
import type { Batch, BatchKind, BatchState } from './batch.ts';
import { hashOfCode, newCode } from './code.ts';
import { batchOf, knownBatch } from './load-batches.ts';
import { refuse } from './refusals.ts';
import { serialText } from './serial.ts';
import { voucherSettings } from './settings.ts';
import { stockCode } from './stock-code.ts';
import {
  finishBatch,
  insertBatches,
  insertPieces,
  readBatch,
  readLastBatch,
} from './store/batches.ts';
import { insertVouchers, readTaken } from './store/vouchers.ts';

export interface WantedBatch {
  readonly kind: BatchKind;
  readonly valueMinor: bigint;
  readonly count: number;
  readonly label: string;
  /** Printed ones: to whom the file is encrypted, as `age1…`. */
  readonly printer?: string | undefined;
  readonly expiresOn: HongKongDay;
}

/** How many have been made. */
type Progress = (made: number) => void;

/** So many are looked up, written and committed together. */
const stepLength = 5_000;

interface Opened {
  readonly number: number;
  readonly salt: Buffer | null;
}

interface MadeVoucher {
  readonly number: number;
  readonly turn: number;
  readonly code: string;
  readonly slot: number;
  readonly hash: string;
}

/**
 * Makes the vouchers of a batch. Of each code only a keyed hash stays with us: those of a printed
 * batch leave in a file that only the printer can read. A program that dies half way leaves a batch
 * that can never be sold; make another. Refuses with `voucher_value_unknown`, `voucher_range_wrong`
 * and `voucher_printer_key_wrong`.
 */
export async function makeBatch(
  context: Context,
  wanted: WantedBatch,
  progress: Progress = () => undefined,
): Promise<Batch> {
  const recipient = checked(context, wanted);
  const opened = await open(context, wanted);
  try {
    await fill(context, wanted, opened, { recipient, progress });
  } catch (error) {
    await end(context, opened.number, 'given_up');
    throw error;
  }
  await end(context, opened.number, 'made');
  const [row] = await context.db.read(readBatch, [opened.number]);
  return batchOf(knownBatch(row, opened.number));
}

/** Later days none of ours is read as. */
const lastDay = '2999-12-31';

function checked(context: Context, wanted: WantedBatch): Recipient | undefined {
  const values = context.settings().get(voucherSettings.valuesMinor);
  if (!values.includes(Number(wanted.valueMinor))) {
    throw refuse.voucher_value_unknown({ valuesMinor: values.join(', ') });
  }
  if (!Number.isInteger(wanted.count) || wanted.count < 1 || wanted.count > 9_999_999) {
    throw refuse.voucher_range_wrong({ least: 1, most: 9_999_999 });
  }
  if (endOfDay(wanted.expiresOn) <= context.clock.now()) {
    throw refuse.voucher_range_wrong({ least: hongKongDay(context.clock.now()), most: lastDay });
  }
  if (wanted.kind === 'electronic') return undefined;
  const recipient = readRecipient(wanted.printer ?? '');
  if (!recipient) throw refuse.voucher_printer_key_wrong();
  return recipient;
}

function open(context: Context, wanted: WantedBatch): Promise<Opened> {
  const { kind, label, count, printer, valueMinor: value, expiresOn } = wanted;
  return context.db.transaction(async (tx) => {
    const [last] = await tx.query(readLastBatch);
    const number = (last?.number ?? 0) + 1;
    const salt = kind === 'electronic' ? randomBytes(16) : null;
    tx.append(insertBatches, {
      number,
      kind,
      label,
      value,
      count,
      state: 'making',
      printer: kind === 'printed' ? (printer ?? '').trim() : null,
      salt,
      expiresAt: endOfDay(expiresOn),
      madeBy: context.actor.id,
      begunAt: tx.nowMs,
    });
    recordAct(tx, {
      actor: context.actor,
      action: 'voucher_batch.make',
      subject: `batch ${number}`,
      outcome: 'done',
      details: { kind, count, valueMinor: value.toString() },
    });
    return { number, salt };
  });
}

async function fill(
  context: Context,
  wanted: WantedBatch,
  opened: Opened,
  to: { readonly recipient: Recipient | undefined; readonly progress: Progress },
): Promise<void> {
  const file = to.recipient && openAgeFile(to.recipient);
  let pieces = 0;
  const keep = async (content: Buffer): Promise<void> => {
    pieces += 1;
    await context.db.transaction(async (tx) => {
      tx.append(insertPieces, { batch: opened.number, number: pieces, content });
    });
  };
  if (file) await keep(file.add(Buffer.from('serial,code,value,currency,expires_on\n')));
  for (let first = 1; first <= wanted.count; first += stepLength) {
    const last = Math.min(wanted.count, first + stepLength - 1);
    const made = await makeSome(context, opened, first, last);
    if (file) await keep(addTo(file, wanted, opened.number, made));
    to.progress(last);
  }
  if (file) await keep(file.end());
}

async function makeSome(
  context: Context,
  opened: Opened,
  first: number,
  last: number,
): Promise<readonly MadeVoucher[]> {
  return context.db.transaction(async (tx) => {
    const made: MadeVoucher[] = [];
    const used = new Set<string>();
    let waiting = Array.from({ length: last - first + 1 }, (_, index) =>
      voucherOf(context, opened, first + index, 0),
    );
    // One in a billion is taken, by another voucher that is alive or long gone.
    while (waiting.length > 0) {
      const taken = new Set((await tx.load(readTaken, waiting)).map(({ hash }) => hash));
      const again = waiting.filter(({ hash }) => taken.has(hash) || used.has(hash));
      for (const one of waiting) {
        if (taken.has(one.hash) || used.has(one.hash)) continue;
        used.add(one.hash);
        made.push(one);
      }
      waiting = again.map(({ number, turn }) => voucherOf(context, opened, number, turn + 1));
    }
    for (const { slot, hash, number, turn } of made) {
      const place = { slot, hash, batch: opened.number, number, turn };
      tx.append(insertVouchers, { ...place, state: 'unsold', isOwed: false });
    }
    return made;
  });
}

function voucherOf(context: Context, opened: Opened, number: number, turn: number): MadeVoucher {
  const { salt, number: batch } = opened;
  const { secrets } = context;
  const code = salt ? stockCode(secrets, { batch, number, salt, turn }) : newCode();
  const hash = hashOfCode(secrets, code);
  return { number, turn, code, slot: slotFor(hash), hash };
}

function addTo(
  file: AgeFile,
  { valueMinor, expiresOn }: WantedBatch,
  batch: number,
  made: readonly MadeVoucher[],
): Buffer {
  const value = majorOf(valueMinor);
  const rows = [...made]
    .sort((one, other) => one.number - other.number)
    .map(({ number, code }) => {
      return `${serialText({ batch, number })},${code},${value},HKD,${expiresOn}\n`;
    });
  return file.add(Buffer.from(rows.join('')));
}

async function end(context: Context, number: number, state: BatchState): Promise<void> {
  await context.db.transaction(async (tx) => {
    const madeAt = state === 'made' ? isoTime(tx.nowMs) : null;
    assert(state !== 'making', 'a batch that has ended is made or given up');
    await tx.query(finishBatch, [number, state, madeAt]);
  });
}
