import type { Context } from '#platform/context';
import { type AskCoreNetwork, askCoreNetwork } from '#test/core-network';
import { startOwnSystem } from '../own-system.ts';

/** The demo: the server and the outside world, each a program of its own. */
export interface BorderWorld {
  /** Straight to the database, for people who are not in the demo. */
  readonly context: Context;
  readonly appAddress: string;
  readonly inboxAddress: string;
  /** The core network, which charges at the server by HTTP/2. */
  readonly ask: AskCoreNetwork;
  /** What an audit finds, and what made no sense to the core network. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openBorderWorld(): Promise<BorderWorld> {
  const stack = new AsyncDisposableStack();
  try {
    return await openInto(stack);
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function openInto(stack: AsyncDisposableStack): Promise<BorderWorld> {
  const system = await startOwnSystem();
  stack.defer(() => system.stop());
  const { addresses } = system.status;
  const { context, close } = await system.open();
  stack.defer(close);
  const ask = askCoreNetwork(addresses.sandboxCoreNetwork ?? '');
  return {
    context,
    appAddress: addresses.app.replace(/\/$/, ''),
    inboxAddress: addresses.sandboxInbox ?? '',
    ask,
    async problems() {
      const { complaints } = await ask<{ complaints: string[] }>('GET', 'status');
      return [...complaints, ...(await system.problems())];
    },
    close: () => stack.disposeAsync(),
  };
}
