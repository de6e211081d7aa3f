import { openFaultBook } from '../kit/faults/fault-book.ts';
import { faultRoutes } from '../kit/faults/fault-routes.ts';
import { openLog } from '../kit/log.ts';
import { memoryJournal } from '../kit/memory-journal.ts';
import { type Program, readWholeNumber } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { pushFaults } from './faults.ts';
import { browserRoutes, pushRoutes } from './routes.ts';

export const program: Program = {
  flags: { port: 'where it listens on 127.0.0.1; 0 (the default) takes a free port' },
  start(flags) {
    const world = {
      subscriptions: new Map(),
      faults: openFaultBook(memoryJournal(), pushFaults),
    };
    return startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...pushRoutes(world), ...browserRoutes(world), ...faultRoutes(world.faults)],
      log: openLog('push'),
    });
  },
};
