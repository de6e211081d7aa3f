import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { openJournal } from '../kit/journal.ts';
import { styleRoute } from '../kit/layout.ts';
import { openLog } from '../kit/log.ts';
import { serveSimulator } from '../kit/serve-simulator.ts';
import type { RunningServer } from '../kit/server.ts';
import type { SimulatorOptions } from '../kit/simulator-program.ts';
import { openTimekeeper } from '../kit/timekeeper.ts';
import { openAccounts } from './accounts.ts';
import { openBillErrors } from './balance/bill-errors.ts';
import { nextPayoutMs } from './balance/move-balance.ts';
import { openBooks } from './books.ts';
import { checkoutRoutes } from './checkout/routes.ts';
import { walletRoutes } from './checkout/wallet-routes.ts';
import { homeRoute } from './control/home-page.ts';
import { controlRoutes } from './control/routes.ts';
import { stripeFaults } from './faults/fault.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import { Notifier } from './notices/notifier.ts';
import { objectOf } from './objects/object-of.ts';
import { wake } from './payments/wake.ts';
import { openIdempotencyKeys } from './protocol/idempotency.ts';
import type { World } from './world.ts';

/** Starts the simulator and goes on where the last one on this home stopped. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningServer> {
  mkdirSync(options.home, { recursive: true });
  const log = openLog('stripe');
  const clock = openClock(options.clockFile);
  const journal = openJournal(join(options.home, 'journal.jsonl'));
  const faults = openFaultBook(journal, stripeFaults);
  const books = openBooks(journal);
  const notifier: Notifier = new Notifier({
    journal,
    clock,
    faults,
    log,
    books,
    objectOf: (id) => objectOf(world, id),
  });
  let address = '';
  const world: World = {
    clock,
    accounts: openAccounts(join(options.home, 'accounts.json')),
    books,
    billErrors: openBillErrors(journal),
    keys: openIdempotencyKeys(journal, clock),
    faults,
    notifier,
    timekeeper: openTimekeeper(clock, (id) => wake(world, id)),
    publicAddress: () => options.publicAddress ?? address,
  };
  return serveSimulator({
    options,
    log,
    clock,
    journal,
    faults,
    notifier,
    routes: [
      ...gatewayRoutes(world),
      ...checkoutRoutes(world),
      ...walletRoutes(world),
      ...controlRoutes(world),
      homeRoute(world),
      styleRoute,
    ],
    goOn(listensAt) {
      address = listensAt;
      watchAll(world);
    },
  });
}

/** What was under way when the last one stopped. */
function watchAll({ books, timekeeper, accounts, clock }: World): void {
  for (const session of books.sessions.values()) {
    const { id, status, expiresMs, lateMoneyMs } = session;
    timekeeper.watch(id, status === 'open' ? expiresMs : lateMoneyMs);
  }
  for (const { id, endsMs } of books.refunds.values()) timekeeper.watch(id, endsMs);
  for (const { id, status, dueByMs } of books.disputes.values()) {
    timekeeper.watch(id, status === 'needs_response' ? dueByMs : null);
  }
  for (const { id } of accounts.list()) timekeeper.watch(`payout ${id}`, nextPayoutMs(clock.now()));
}
