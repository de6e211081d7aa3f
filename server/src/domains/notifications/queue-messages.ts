import { idFrom } from '#base';
import type { Tx } from '#platform/postgres';
import type { MessageId, NewMessage } from './message.ts';
import { rowOf } from './message-row.ts';
import { insertMessages } from './store/messages.ts';

/**
 * Queues messages, as many as there are in one statement, to be sent once this transaction has
 * committed. A key that was queued before for the same number is left as it is, under the id that
 * it has.
 */
export function queueMessages(tx: Tx, messages: readonly NewMessage[]): MessageId[] {
  return messages.map((message) => {
    const { row, body } = rowOf(tx, message);
    tx.append(insertMessages, { ...row, body, sealed: null, sendBefore: null });
    return idFrom('msg', row.id);
  });
}
