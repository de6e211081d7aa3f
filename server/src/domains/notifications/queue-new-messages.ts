import type { Tx } from '#platform/postgres';
import type { NewMessage } from './message.ts';
import { rowOf } from './message-row.ts';
import { insertMessages, insertNewMessages } from './store/messages.ts';

/**
 * Queues messages whose keys nobody can have queued, since they are made of what this transaction
 * does first. Should one be there all the same, the transaction is run again and leaves it as it
 * is.
 */
export function queueNewMessages(tx: Tx, messages: readonly NewMessage[]): void {
  const insert = tx.isRepeated ? insertMessages : insertNewMessages;
  for (const message of messages) {
    const { row, body } = rowOf(tx, message);
    tx.append(insert, { ...row, body, sealed: null, sendBefore: null });
  }
}
