import { type InstantMs, newId, slotFor, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { partsOf } from '#wire/smpp';
import type { NewMessage, NewSecretMessage } from './message.ts';
import { bodyOf, signatureFor } from './text.ts';

/** A message as it enters the table, and its words, which a secret keeps out of the row. */
export function rowOf(tx: Tx, message: NewMessage | NewSecretMessage) {
  const { kind, to, language, key, cause, parameters, notBefore = tx.nowMs } = message;
  const { sender, prefix } = signatureFor(kind, to, language, tx.settings);
  const words = bodyOf(kind, parameters, language, tx.settings);
  const body = prefix + words;
  const id = newId('msg', tx.nowMs, slotFor(to));
  const dueAt: InstantMs = Math.max(tx.nowMs, notBefore);
  return {
    body,
    row: {
      slot: slotOf(id),
      id: uuidOf(id),
      key,
      kind,
      cause,
      receiver: to,
      sender,
      language,
      parts: partsOf(body).parts.length,
      state: 'queued',
      attempts: 0,
      dueAt,
      queuedAt: tx.nowMs,
    },
  };
}
