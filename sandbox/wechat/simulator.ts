import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBillErrors } from '../kit/bills/bill-errors.ts';
import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { openJournal } from '../kit/journal.ts';
import { styleRoute } from '../kit/layout.ts';
import { openLog } from '../kit/log.ts';
import { serveSimulator } from '../kit/serve-simulator.ts';
import type { Route, RunningServer } from '../kit/server.ts';
import type { SimulatorOptions } from '../kit/simulator-program.ts';
import { openTimekeeper } from '../kit/timekeeper.ts';
import { accountRoutes } from './accounts/routes.ts';
import { openGrants } from './accounts/grants.ts';
import { openBills } from './bills/bills.ts';
import { cashierRoutes } from './cashier/routes.ts';
import { consentRoutes } from './cashier/consent-routes.ts';
import { openContractBook } from './contracts/contract-book.ts';
import { homeRoute } from './control/home-page.ts';
import { controlRoutes } from './control/routes.ts';
import { wechatFaults } from './faults/fault.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import { openPlatformKeys } from './keys/platform-keys.ts';
import { openMerchants } from './merchants.ts';
import { Notifier } from './notices/notifier.ts';
import { openBooks } from './orders/books.ts';
import { nextChangeMs } from './orders/order.ts';
import { passTime } from './orders/pass-time.ts';
import { openNonces } from './protocol/nonces.ts';
import type { World } from './world.ts';

/** Starts the simulator and goes on where the last one on this home stopped. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningServer> {
  mkdirSync(options.home, { recursive: true });
  const log = openLog('wechat');
  const clock = openClock(options.clockFile);
  const journal = openJournal(join(options.home, 'journal.jsonl'));
  const keys = openPlatformKeys(join(options.home, 'keys.json'), clock);
  const merchants = openMerchants(join(options.home, 'merchants.json'));
  const faults = openFaultBook(journal, wechatFaults);
  const books = openBooks(journal);
  const notifier = new Notifier({ journal, clock, keys, merchants, faults, log });
  let address = '';
  const world: World = {
    clock,
    keys,
    merchants,
    books,
    contracts: openContractBook(journal),
    bills: openBills(clock),
    billErrors: openBillErrors(journal),
    grants: openGrants(clock),
    nonces: openNonces(clock),
    faults,
    notifier,
    timekeeper: openTimekeeper(clock, (id) => wakeOrder(world, id)),
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
      for (const order of books.orders()) world.timekeeper.watch(order.id, nextChangeMs(order));
    },
  });
}

function wakeOrder(world: World, id: string): void {
  const order = world.books.orderOf(id);
  if (order !== undefined) passTime(world, order);
  world.notifier.wake();
}

function routesOf(world: World): Route[] {
  return [
    ...gatewayRoutes(world),
    ...accountRoutes(world),
    ...cashierRoutes(world),
    ...consentRoutes(world),
    ...controlRoutes(world),
    homeRoute(world),
    styleRoute,
  ];
}
