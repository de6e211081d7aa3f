import { hourMs } from '#base';
import type { Context } from '#platform/context';
import {
  addCheckpointText,
  consistencyRanges,
  readCosignature,
  readVerifierKey,
  readWitnessedSize,
  WrongNote,
} from '#wire/tlog';
import { hashesOf } from './hashes-of.ts';
import { transparencySettings, type Witness } from './settings.ts';
import { type Head, readHead } from './store/log.ts';
import {
  insertCosignatures,
  readWitnesses,
  type WitnessRow,
  writeWitnesses,
} from './store/witnesses.ts';

const timeoutMs = 5_000;
/** Once with what we know of it, once with what it says. */
const mostTries = 2;
/**
 * After which it is shown the same checkpoint again: of a database that was restored it may have
 * seen more leaves than there are, and nobody else would say so.
 */
const againMs = hourMs;

/**
 * Shows every witness the newest checkpoint, with the proof that the log has only grown since the
 * one that it cosigned last, and keeps what it signs. One that is away or wrong keeps nobody
 * waiting: it is asked again with the next checkpoint. With `isAgain` also who has just signed it
 * is asked. Returns how many have signed.
 */
export async function askWitnesses(context: Context, isAgain = false): Promise<number> {
  const witnesses = context.settings().get(transparencySettings.witnesses);
  if (witnesses.length === 0) return 0;
  const [head] = await context.db.read(readHead);
  if (!head) return 0;
  const rows = await context.db.read(readWitnesses);
  const known = new Map(rows.map((row) => [row.verifier, row]));
  const asked = witnesses.filter(({ key }) => {
    const before = known.get(key);
    const isFresh = before && context.clock.now() - before.askedAt < againMs;
    return isAgain || !isFresh || before.size !== head.size || before.failure !== null;
  });
  const answers = await Promise.all(
    asked.map((witness) => askWitness(context, head, witness, known.get(witness.key))),
  );
  return answers.filter(Boolean).length;
}

/** What came of asking: its line, or the size it says it has seen, or why neither. */
type Answer =
  | { readonly line: string }
  | { readonly seen: number }
  | { readonly failure: string; readonly size?: number };

async function askWitness(
  context: Context,
  head: Head,
  witness: Witness,
  known: WitnessRow | undefined,
): Promise<boolean> {
  let oldSize = Math.min(Number(known?.size ?? 0n), Number(head.size));
  let answer: Answer = { failure: 'it was not asked' };
  for (let tries = 0; tries < mostTries; tries += 1) {
    answer = await showCheckpoint(context, head, witness, oldSize);
    if (!('seen' in answer)) break;
    oldSize = answer.seen;
  }
  const verifier = witness.key;
  const askedAt = context.clock.now();
  await context.db.transaction(async (tx) => {
    if ('line' in answer) {
      const { line } = answer;
      tx.append(insertCosignatures, { size: head.size, verifier, line });
      const written = { verifier, size: head.size, askedAt, cosignedAt: askedAt, failure: null };
      tx.append(writeWitnesses, written);
      return;
    }
    const failure = 'failure' in answer ? answer.failure : 'it goes on saying another size';
    const size = BigInt('failure' in answer ? (answer.size ?? oldSize) : oldSize);
    tx.append(writeWitnesses, { verifier, size, askedAt, cosignedAt: null, failure });
  });
  if ('line' in answer) return true;
  context.metrics.count('lowu_witness_failures_total');
  context.log.warn('a witness has not cosigned', { witness: witness.url, ...answer });
  return false;
}

async function showCheckpoint(
  context: Context,
  head: Head,
  { url, key }: Witness,
  oldSize: number,
): Promise<Answer> {
  const size = Number(head.size);
  const proof = await hashesOf(context, consistencyRanges(oldSize, size), head);
  const outcome = await context.http.call({
    method: 'POST',
    url: `${url.replace(/\/+$/, '')}/add-checkpoint`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: addCheckpointText({ oldSize, proof, checkpoint: head.note }),
    timeoutMs,
    longestAnswerBytes: 16 * 1_024,
  });
  // It may have signed what we never heard of: then it says next time how far it is.
  if (outcome.outcome !== 'proof') return { failure: outcome.reason };
  const { status, headers, body } = outcome.answer;
  const text = body.toString('utf8');
  try {
    if (status === 200) return { line: readCosignature(text, head.note, readVerifierKey(key)) };
    const isSize = headers['content-type']?.startsWith('text/x.tlog.size');
    if (status === 409 && isSize) return compareSizes(readWitnessedSize(text), oldSize, size);
  } catch (error) {
    if (!(error instanceof WrongNote)) throw error;
    return { failure: error.message };
  }
  return { failure: meaningOf[status] ?? `it answers ${status}` };
}

function compareSizes(seen: number, oldSize: number, size: number): Answer {
  if (seen > size) {
    const failure = `it has seen ${seen} leaves of this log, of which we have ${size}`;
    return { failure, size: seen };
  }
  // What it has signed and what we show have one size and two roots.
  if (seen === oldSize) return { failure: meaningOf[422] ?? '' };
  return { seen };
}

/** Answers that say more than that it did not work (C2SP tlog-witness, add-checkpoint). */
const meaningOf: Readonly<Record<number, string>> = {
  400: 'it cannot read what we send',
  403: 'it does not know a key that our checkpoint is signed by',
  404: 'it does not know our log',
  409: 'it has seen another log of this name',
  422: 'it has seen another log of this name',
};
