import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { faultRoutes } from '../kit/faults/fault-routes.ts';
import { openJournal } from '../kit/journal.ts';
import { openLog } from '../kit/log.ts';
import { type Program, readWholeNumber, UsageError } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { openOwnKey } from './keys.ts';
import { controlRoutes, witnessRoutes } from './routes.ts';
import { type KnownLog, type Seen, type World, witnessFaults } from './world.ts';

export const program: Program = {
  flags: {
    port: 'where it listens on 127.0.0.1; 0 (the default) takes a free port',
    home: 'the folder that keeps its key and what it has seen (required)',
    name: 'the name of its key; witness.example/w1 by default',
    clock: 'the file of the one clock; real time without it',
  },
  async start(flags) {
    const { home } = flags;
    if (!home) throw new UsageError('--home is missing.');
    mkdirSync(home, { recursive: true });
    const journal = openJournal(join(home, 'journal.jsonl'));
    const world: World = {
      clock: openClock(flags['clock']),
      key: openOwnKey(join(home, 'witness.pem'), flags['name'] ?? 'witness.example/w1'),
      logs: journal.table<KnownLog>('log'),
      heads: journal.table<Seen>('head'),
      faults: openFaultBook(journal, witnessFaults),
    };
    const server = await startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...witnessRoutes(world), ...controlRoutes(world), ...faultRoutes(world.faults)],
      log: openLog('witness'),
    });
    return {
      ...server,
      async stop() {
        world.clock.close();
        await server.stop();
        journal.close();
      },
    };
  },
};
