import type { Tx } from '#platform/postgres';
import type { Keyring } from '#platform/secrets';
import { secretPurpose, type NewSecretMessage } from './message.ts';
import { rowOf } from './message-row.ts';
import { insertMessages } from './store/messages.ts';

/**
 * Queues a message whose words open something: they are sealed, wiped once the gateway has them,
 * and no longer sent after `sendBefore`.
 */
export function queueSecretMessage(tx: Tx, secrets: Keyring, message: NewSecretMessage): void {
  const { row, body } = rowOf(tx, message);
  const sealed = secrets.seal(body, secretPurpose);
  tx.append(insertMessages, { ...row, body: null, sealed, sendBefore: message.sendBefore });
}
