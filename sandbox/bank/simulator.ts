import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { openJournal } from '../kit/journal.ts';
import { styleRoute } from '../kit/layout.ts';
import { openLog } from '../kit/log.ts';
import { type RunningServer, startServer } from '../kit/server.ts';
import { openAccounts } from './accounts.ts';
import { openNonces } from './api/nonces.ts';
import { apiRoutes } from './api/routes.ts';
import { appRoutes } from './app/routes.ts';
import { openBooks } from './books/books.ts';
import { controlRoutes } from './control/routes.ts';
import { bankFaults } from './faults/fault.ts';
import { openStatementErrors } from './statements/statement-errors.ts';
import type { World } from './world.ts';

export interface Options {
  port: number;
  /** The folder that keeps accounts, entries and faults. */
  home: string;
  clockFile: string | undefined;
  chaos: { seed: number; rate: number } | undefined;
}

/** Starts the bank and goes on where the last one on this home stopped. */
export async function startSimulator(options: Options): Promise<RunningServer> {
  mkdirSync(options.home, { recursive: true });
  const clock = openClock(options.clockFile);
  const journal = openJournal(join(options.home, 'journal.jsonl'));
  const world: World = {
    clock,
    accounts: openAccounts(join(options.home, 'accounts.json')),
    books: openBooks(journal, clock),
    errors: openStatementErrors(journal),
    faults: openFaultBook(journal, bankFaults),
    nonces: openNonces(clock),
  };
  if (options.chaos !== undefined) world.faults.setChaos(options.chaos);
  const server = await startServer({
    port: options.port,
    routes: [...apiRoutes(world), ...appRoutes(world), ...controlRoutes(world), styleRoute],
    log: openLog('bank'),
  });
  return {
    ...server,
    async stop() {
      clock.close();
      await server.stop();
      journal.close();
    },
  };
}
