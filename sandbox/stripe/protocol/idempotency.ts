import type { Reply } from '../../kit/answers.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Journal } from '../../kit/journal.ts';

interface Kept {
  fingerprint: string;
  status: number;
  body: string;
  atMs: number;
}

/** What became of a key that a call brought along. */
export type KeyVerdict =
  | { kind: 'new' }
  | { kind: 'stored'; reply: Reply }
  | { kind: 'in-use' }
  | { kind: 'other-request' };

/** The answers of calls by their idempotency keys, for a day. */
export interface IdempotencyKeys {
  /** Takes the key for a call that is new; `finish` must follow. */
  begin(account: string, key: string, fingerprint: string): KeyVerdict;
  /** Keeps the answer. */
  store(account: string, key: string, fingerprint: string, reply: Reply): void;
  finish(account: string, key: string): void;
}

const keptMs = 24 * 3_600_000;

export function openIdempotencyKeys(journal: Journal, clock: Clock): IdempotencyKeys {
  const kept = journal.table<Kept>('idempotency-key');
  const inUse = new Map<string, string>();
  const find = (name: string): Kept | undefined => {
    const found = kept.get(name);
    if (found === undefined || found.atMs + keptMs > clock.now()) return found;
    kept.remove(name);
    return undefined;
  };
  return {
    begin(account, key, fingerprint) {
      const name = `${account} ${key}`;
      const earlier = find(name);
      const known = earlier?.fingerprint ?? inUse.get(name);
      if (known !== undefined && known !== fingerprint) return { kind: 'other-request' };
      if (inUse.has(name)) return { kind: 'in-use' };
      if (earlier === undefined) {
        inUse.set(name, fingerprint);
        return { kind: 'new' };
      }
      const headers = { 'idempotent-replayed': 'true' };
      return { kind: 'stored', reply: { status: earlier.status, headers, body: earlier.body } };
    },
    store(account, key, fingerprint, { status, body }) {
      const atMs = clock.now();
      kept.put(`${account} ${key}`, { fingerprint, status, body: String(body), atMs });
    },
    finish: (account, key) => inUse.delete(`${account} ${key}`),
  };
}
