import { hash } from 'node:crypto';
import { type InstantMs, minuteMs, uuidOf } from '#base';
import type { Client } from '#partners';
import { fingerprintOf, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { balanceActionSettings } from './settings.ts';

/** Who asks for an action, and as which one. */
export interface Asked {
  readonly client: Client;
  /** The client's own, made before the first byte was sent: for ever one action. Null for none. */
  readonly key: string | null;
  /** All that was asked, in one way of writing: another text under a used key is refused. */
  readonly text: string;
}

/** What was made before, or how to keep what is made now. */
export type Before<MadeId> = { readonly id: MadeId } | { keep(id: MadeId): void };

interface Kept<MadeId> {
  readonly id: MadeId;
  readonly at: InstantMs;
}

/**
 * Whether this was asked before. Keys are a business's and an operation's, not a client's: whoever
 * comes again by another program of theirs means the same. Without a key the same text within some
 * minutes is the same request, since a program that lost the answer sends just that again; unless
 * what came of it `isOver`, and whoever asks again wants it again. Refuses with
 * `request_key_reused`.
 */
export async function lookUp<MadeId extends string>(
  tx: Tx,
  operation: string,
  asked: Asked,
  isOver: (id: MadeId) => Promise<boolean>,
): Promise<Before<MadeId>> {
  for (let after = ''; ; ) {
    const { same, keep } = await lookBehind<MadeId>(tx, operation, asked, after);
    if (same === undefined) return { keep };
    if (asked.key !== null || !(await isOver(same))) return { id: same };
    after += ` ${same}`;
  }
}

interface Found<MadeId> {
  readonly same: MadeId | undefined;
  readonly keep: (id: MadeId) => void;
}

/** The same, behind those that are over. */
async function lookBehind<MadeId>(
  tx: Tx,
  operation: string,
  asked: Asked,
  after: string,
): Promise<Found<MadeId>> {
  const windowMs = tx.settings.get(balanceActionSettings.repeatMinutes) * minuteMs;
  const [now, ...earlier] = windowsOf(asked, tx.nowMs, windowMs);
  const request = requestOf(operation, asked, now + after);
  const before = earlier.map((window) => requestOf(operation, asked, window + after));
  const candidates = [request, ...before];
  const requests = await loadRequests(tx, candidates);
  const kept = candidates.flatMap(
    (one) => (requests.answered(one)?.result as Kept<MadeId> | undefined) ?? [],
  );
  const same = kept.find(({ at }) => asked.key !== null || tx.nowMs - at < windowMs);
  return { same: same?.id, keep: (id) => requests.keep(request, { id, at: tx.nowMs }) };
}

/** This one and, without a key, the one before, so that no copy falls between two. */
function windowsOf(
  { key }: Asked,
  nowMs: InstantMs,
  windowMs: number,
): readonly [string, ...string[]] {
  if (key !== null) return [`key ${key}`];
  // Without any minutes no two requests are the same, and so no two are in one window.
  const window = windowMs === 0 ? nowMs : Math.floor(nowMs / windowMs);
  return [`text ${window}`, `text ${window - 1}`];
}

function requestOf(operation: string, { client, key, text }: Asked, window: string): Request {
  const named = key === null ? `${window} ${client.id} ${text}` : window;
  return {
    caller: uuidOf(client.reseller),
    key: hash('sha256', `balance ${operation} ${named}`).slice(0, 32),
    fingerprint: fingerprintOf(text),
  };
}
