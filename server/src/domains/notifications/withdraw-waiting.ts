import { type PhoneNumber, slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import { withdrawWaiting as withdraw } from './store/messages.ts';

/**
 * Takes back messages to somebody that still wait for their time, by how their keys begin: what
 * comes now says more. What is on its way stays so.
 */
export function withdrawWaiting(tx: Tx, to: PhoneNumber, keyStart: string): void {
  tx.append(withdraw, { slot: slotFor(to), receiver: to, keyStart, at: tx.nowMs });
}
