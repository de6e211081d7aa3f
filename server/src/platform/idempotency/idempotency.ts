import { hash } from 'node:crypto';
import { Refusal, type RefusalDetails, type RefusalKind, slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { openRecentKeys } from './recent-keys.ts';
import { insertRequests, readRequests } from './store.ts';

/**
 * Who asks, under which key (made by the caller before its first byte was sent), for what. `caller`
 * and `key` are 32 hex digits; the fingerprint tells another body under a used key.
 */
export interface Request {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: Buffer;
}

type Kept = { readonly ok: unknown } | { readonly no: KeptRefusal };
interface KeptRefusal {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;
}

export interface Requests {
  /**
   * The first answer, when this request was answered before: its result, or its refusal thrown
   * again. Undefined when it is new. Throws `request_key_reused` when the key came with another
   * body.
   */
  answered(request: Request): { readonly result: unknown } | undefined;
  /** Keeps an answer in the transaction that did the work. */
  keep(request: Request, result: unknown): void;
  /**
   * Keeps a no that the books gave. A delayed copy of the request must not succeed after it was
   * told.
   */
  keepRefusal(request: Request, refusal: Refusal): void;
  /**
   * Does the work of a request unless it was answered before, all of it or none, and keeps what
   * came of it. Returns or throws the first answer. The work must not await.
   */
  once<Result>(request: Request, work: () => Result): Result;
}

export function fingerprintOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

function keyOf(request: { caller: string; key: string }): string {
  return `${request.caller}${request.key}`;
}

/**
 * Loads what was answered before. Not awaited by the caller, it shares a round trip with other
 * reads.
 */
export function loadRequests(tx: Tx, requests: readonly Request[]): Promise<Requests> {
  return requestsOf(tx, requests, () => true);
}

/**
 * The same for lots of hundreds, nearly all of which are new: looks up only what this process has
 * seen of late. A copy that came by another process is found by its unique key, and the lot is run
 * again with everything looked up. Only for `once`, and measured: a tenth of what a transfer costs.
 */
export function supposeNew(tx: Tx, requests: readonly Request[]): Promise<Requests> {
  const doubtful = requests.map(({ key }) => recentKeys.noteAndTell(key));
  return requestsOf(tx, requests, (index) => tx.isRepeated || doubtful[index] === true);
}

const recentKeys = openRecentKeys();

async function requestsOf(
  tx: Tx,
  requests: readonly Request[],
  isLookedUp: (index: number) => boolean,
): Promise<Requests> {
  const wanted = requests.filter((_, index) => isLookedUp(index));
  const found = await tx.load(
    readRequests,
    wanted.map(({ caller, key }) => ({ slot: slotFor(caller), caller, key })),
  );
  const isAllLookedUp = wanted.length === requests.length;
  const known = new Map(
    found.map((row) => [keyOf(row), { fingerprint: row.fingerprint, kept: row.result as Kept }]),
  );
  const keep = (request: Request, kept: Kept): void => {
    const key = keyOf(request);
    known.set(key, { fingerprint: request.fingerprint, kept });
    tx.onUndo(() => known.delete(key));
    const { caller, fingerprint } = request;
    tx.append(insertRequests, {
      slot: slotFor(caller),
      caller,
      key: request.key,
      fingerprint,
      result: kept,
      recordedAt: tx.nowMs,
    });
  };
  const kept: Omit<Requests, 'once'> = {
    answered: (request) => answerOf(known.get(keyOf(request)), request),
    keep: (request, result) => keep(request, { ok: result ?? null }),
    keepRefusal: (request, { code, kind, details }) =>
      keep(request, { no: { code, kind, details } }),
  };
  return { ...kept, once: (request, work) => doOnce(tx, kept, request, isAllLookedUp, work) };
}

function doOnce<Result>(
  tx: Tx,
  kept: Omit<Requests, 'once'>,
  request: Request,
  isAllLookedUp: boolean,
  work: () => Result,
): Result {
  const before = kept.answered(request);
  if (before) return before.result as Result;
  try {
    return tx.attempt(() => {
      const result = work();
      kept.keep(request, result);
      return result;
    });
  } catch (error) {
    if (isLasting(error)) kept.keepRefusal(request, error);
    // Nothing would be written, so no unique key would show that it had been answered before.
    else if (error instanceof Refusal && !isAllLookedUp) tx.runAgain();
    throw error;
  }
}

function answerOf(
  before: { readonly fingerprint: Buffer; readonly kept: Kept } | undefined,
  request: Request,
): { readonly result: unknown } | undefined {
  if (!before) return undefined;
  if (!before.fingerprint.equals(request.fingerprint)) throw refuse.request_key_reused();
  if ('ok' in before.kept) return { result: before.kept.ok };
  const { code, kind, details } = before.kept.no;
  throw new Refusal(code, kind, details);
}

/** Whether a refusal is an answer of the books, kept for ever, and not of the moment. */
export function isLasting(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.kind === 'conflict' || error.kind === 'not_found');
}
