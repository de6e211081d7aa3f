import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readInclusionProof, readTrustedKey, verifyInclusion } from '#wire/tlog';
import type { HandedOut } from './busy-day.ts';

/** Verifies a proof as a stranger does who has the log's keys; what the receipt says. */
export function verified(
  { code, proof, keys }: HandedOut,
  origin = 'lowu.localhost/log',
): { readonly text: string; readonly size: number } {
  const read = readInclusionProof(proof);
  const entry = createHash('sha256').update(read.extra).digest();
  const trusted = { origin, keys: keys.map(readTrustedKey) };
  const { checkpoint } = verifyInclusion(read, entry, trusted);
  const text = read.extra.subarray(16).toString('utf8');
  assert.ok(new RegExp(`^lowu\\.receipt/v[1-5]\ncode ${code}\n`).test(text), text);
  return { text, size: checkpoint.size };
}
