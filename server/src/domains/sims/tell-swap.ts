import { type MessageParameters, queueMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import type { Contact } from '#subscribers';
import type { SwapId } from './swap.ts';

type Kind = 'sim_swap_asked' | 'sim_swap_done' | 'sim_swap_stopped';

type Told = {
  readonly [K in Kind]: { readonly kind: K; readonly parameters: MessageParameters[K] };
}[Kind] & { readonly id: SwapId };

/** The owner hears of each step, where there is anybody to tell. */
export function tellSwap(tx: Tx, { id, ...told }: Told, contact: Contact | undefined): void {
  if (!contact) return;
  const { number: to, language } = contact;
  queueMessages(tx, [{ ...told, to, language, key: `${id} ${told.kind}`, cause: id }]);
}
