import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { openJournal } from '../kit/journal.ts';
import { styleRoute } from '../kit/layout.ts';
import { openLog } from '../kit/log.ts';
import { serveSimulator } from '../kit/serve-simulator.ts';
import type { Route, RunningServer } from '../kit/server.ts';
import type { SimulatorOptions } from '../kit/simulator-program.ts';
import { openTimekeeper } from '../kit/timekeeper.ts';
import { openBillErrors } from '../kit/bills/bill-errors.ts';
import { openAgreementBook } from './agreements/agreement-book.ts';
import { openBillAddresses } from './bills/bill-addresses.ts';
import { billRoutes } from './bills/routes.ts';
import { cashierRoutes } from './cashier/routes.ts';
import { consentRoutes } from './cashier/consent-routes.ts';
import { homeRoute } from './control/home-page.ts';
import { controlRoutes } from './control/routes.ts';
import { alipayFaults } from './faults/fault.ts';
import { answerV2 } from './gateway/gateway-v2.ts';
import { answerV3 } from './gateway/gateway-v3.ts';
import { openKeys } from './keys.ts';
import { openMerchants } from './merchants.ts';
import { methods } from './methods/index.ts';
import { Notifier } from './notices/notifier.ts';
import { openBooks } from './trades/books.ts';
import { passTime } from './trades/pass-time.ts';
import { nextChangeMs } from './trades/trade.ts';
import type { Settings, World } from './world.ts';

interface Options extends SimulatorOptions {
  settings: Settings;
}

/** Starts the simulator and goes on where the last one on this home stopped. */
export async function startSimulator(options: Options): Promise<RunningServer> {
  mkdirSync(options.home, { recursive: true });
  const log = openLog('alipay');
  const clock = openClock(options.clockFile);
  const journal = openJournal(join(options.home, 'journal.jsonl'));
  const keys = openKeys(join(options.home, 'keys.json'), clock);
  const merchants = openMerchants(join(options.home, 'merchants.json'));
  const faults = openFaultBook(journal, alipayFaults);
  const books = openBooks(journal);
  const notifier = new Notifier({ journal, clock, keys, faults, log });
  const timekeeper = openTimekeeper(clock, (tradeNo) => wakeTrade(world, tradeNo));
  let address = '';
  const world: World = {
    clock,
    settings: options.settings,
    keys,
    merchants,
    books,
    agreements: openAgreementBook(journal),
    faults,
    notifier,
    timekeeper,
    billErrors: openBillErrors(journal),
    billAddresses: openBillAddresses(),
    ownAddress: () => address,
    publicAddress: () => options.publicAddress ?? address,
  };
  return serveSimulator({
    options,
    log,
    clock,
    journal,
    faults,
    notifier,
    routes: routesOf(world, () => address),
    goOn(listensAt) {
      address = listensAt;
      for (const trade of books.trades()) timekeeper.watch(trade.tradeNo, nextChangeMs(trade));
    },
  });
}

function wakeTrade(world: World, tradeNo: string): void {
  const trade = world.books.tradeOf(tradeNo);
  if (trade !== undefined) passTime(world, trade);
  world.notifier.wake();
}

function routesOf(world: World, address: () => string): Route[] {
  const v3 = methods.flatMap((method): Route[] => {
    const { v3: resource } = method;
    if (resource === undefined) return [];
    const { verb, path } = resource;
    return [
      { method: verb, path, answer: (incoming) => answerV3(world, method, resource, incoming) },
    ];
  });
  return [
    { method: 'GET', path: '/gateway.do', answer: (incoming) => answerV2(world, incoming) },
    { method: 'POST', path: '/gateway.do', answer: (incoming) => answerV2(world, incoming) },
    ...v3,
    ...cashierRoutes(world),
    ...consentRoutes(world),
    ...billRoutes(world),
    ...controlRoutes(world, address),
    homeRoute(world),
    styleRoute,
  ];
}
