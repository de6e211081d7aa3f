import { silentLog } from '#platform/log';
import type { Context } from '#platform/context';
import { newKeyText } from '#platform/secrets';
import { type AskCoreNetwork, askCoreNetwork } from '#test/core-network';
import { testStartMs } from '#test/database';
import { startSystem } from '../../../demo/system.ts';
import { openContext } from '../../../src/app.ts';
import { environment } from '../house.ts';

/** The demo as anybody starts it: the server and the outside world, each a program of its own. */
export interface BorderWorld {
  /** Straight to the database, for people who are not in the demo. */
  readonly context: Context;
  readonly appAddress: string;
  readonly inboxAddress: string;
  /** The core network, which charges at the server by HTTP/2. */
  readonly ask: AskCoreNetwork;
  /** What `lowu audit` finds, and what made no sense to the core network. */
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
  const system = await startSystem(testStartMs);
  stack.defer(() => system.stop());
  const { addresses, databaseUrl } = system.status;
  const { context, close } = await openContext({
    environment,
    url: databaseUrl,
    clock: system.clock,
    log: silentLog,
    keys: newKeyText(),
  });
  stack.defer(close);
  const ask = askCoreNetwork(addresses.sandboxCoreNetwork ?? '');
  return {
    context,
    appAddress: addresses.app.replace(/\/$/, ''),
    inboxAddress: addresses.sandboxInbox ?? '',
    ask,
    async problems() {
      const { complaints } = await ask<{ complaints: string[] }>('GET', 'status');
      const { checks } = await system.audit();
      const found = checks.flatMap(({ name, problems }) =>
        problems.map((one) => `${name}: ${one}`),
      );
      return [...complaints, ...found];
    },
    close: () => stack.disposeAsync(),
  };
}
