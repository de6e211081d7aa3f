import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openClock } from '../kit/clock.ts';
import { openBillErrors } from '../kit/bills/bill-errors.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { openJournal } from '../kit/journal.ts';
import { styleRoute } from '../kit/layout.ts';
import { openLog } from '../kit/log.ts';
import { serveSimulator } from '../kit/serve-simulator.ts';
import type { Route, RunningServer } from '../kit/server.ts';
import type { SimulatorOptions } from '../kit/simulator-program.ts';
import { openTimekeeper } from '../kit/timekeeper.ts';
import { openAuthorizationBook } from './authorizations/authorization-book.ts';
import { cashierRoutes } from './cashier/routes.ts';
import { walletRoutes } from './cashier/wallet-routes.ts';
import { controlRoutes } from './control/routes.ts';
import { homeRoute } from './control/home-page.ts';
import { openDisputeBook } from './disputes/dispute.ts';
import { antomFaults } from './faults/fault.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import { openKeys } from './keys.ts';
import { openMerchants } from './merchants.ts';
import { Notifier } from './notices/notifier.ts';
import { openBooks } from './payments/books.ts';
import { passTime } from './payments/pass-time.ts';
import { nextChangeMs } from './payments/payment.ts';
import { reportRoutes } from './reports/routes.ts';
import type { World } from './world.ts';

/** Starts the simulator and goes on where the last one on this home stopped. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningServer> {
  mkdirSync(options.home, { recursive: true });
  const log = openLog('antom');
  const clock = openClock(options.clockFile);
  const journal = openJournal(join(options.home, 'journal.jsonl'));
  const keys = openKeys(join(options.home, 'keys.json'), clock);
  const faults = openFaultBook(journal, antomFaults);
  const books = openBooks(journal);
  const merchants = openMerchants(join(options.home, 'merchants.json'));
  const notifyUrlOf = (clientId: string) => merchants.find(clientId)?.notifyUrl ?? null;
  const notifier = new Notifier({ journal, clock, keys, faults, log, notifyUrlOf });
  let address = '';
  const world: World = {
    clock,
    keys,
    merchants,
    books,
    disputes: openDisputeBook(journal),
    authorizations: openAuthorizationBook(journal),
    billErrors: openBillErrors(journal),
    faults,
    notifier,
    timekeeper: openTimekeeper(clock, (id) => wakePayment(world, id)),
    publicAddress: () => options.publicAddress ?? address,
  };
  return serveSimulator({
    options,
    log,
    clock,
    journal,
    faults,
    notifier,
    routes: routesOf(world),
    goOn(listensAt) {
      address = listensAt;
      for (const payment of books.payments()) {
        world.timekeeper.watch(payment.id, nextChangeMs(payment));
      }
    },
  });
}

function wakePayment(world: World, id: string): void {
  const payment = world.books.paymentOf(id);
  if (payment !== undefined) passTime(world, payment);
  world.notifier.wake();
}

function routesOf(world: World): Route[] {
  return [
    ...gatewayRoutes(world),
    ...cashierRoutes(world),
    ...walletRoutes(world),
    ...reportRoutes(world),
    ...controlRoutes(world),
    homeRoute(world),
    styleRoute,
  ];
}
