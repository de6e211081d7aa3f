import { queueMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import type { Contact } from '#subscribers';
import type { Closing } from './closing.ts';

/**
 * The owner hears that staff close their line, as far as anybody can be told: who stands at a
 * counter in somebody else's name is found out by it.
 */
export function tellClosing(tx: Tx, { id }: Closing, contact: Contact | undefined): void {
  if (!contact) return;
  const { number: to, language } = contact;
  const parameters = { ending: to.slice(-4) };
  const key = `${id} begun`;
  queueMessages(tx, [{ kind: 'line_closing', parameters, to, language, key, cause: id }]);
}
