import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { faultRoutes } from '../kit/faults/fault-routes.ts';
import { openLog } from '../kit/log.ts';
import { memoryJournal } from '../kit/memory-journal.ts';
import { type Program, readWholeNumber, UsageError } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { centreFaults } from './faults.ts';
import { openPhones } from './messages.ts';
import { controlRoutes, pageRoutes } from './routes.ts';
import { serveSmpp } from './serve-smpp.ts';
import type { World } from './world.ts';

export const program: Program = {
  flags: {
    port: 'where people and tests reach it on 127.0.0.1; 0 (the default) takes a free port',
    'smpp-port': 'where it speaks SMPP; 0 (the default) takes a free port',
    password: 'what a client must bind with, as system "lowu" (required)',
    clock: 'the file of the one clock; real time without it',
    seed: 'breaks messages and receipts at random, decided by this number',
    'chaos-percent': 'with --seed: how many of a hundred events are broken; 20 by default',
  },
  async start(flags) {
    const { password } = flags;
    if (!password) throw new UsageError('--password is missing.');
    const log = openLog('sms-centre');
    const world: World = {
      clock: openClock(flags['clock']),
      log,
      phones: openPhones(),
      faults: openFaultBook(memoryJournal(), centreFaults),
      systemId: 'lowu',
      password,
      bound: new Set(),
      counts: {},
      untaken: new Map(),
      parts: new Map(),
      perSecond: 0,
      sent: { second: 0, count: 0 },
      // Another beginning after each start: a client may still know messages of before.
      nextId: Math.floor(Date.now() / 1_000) * 4_096,
      nextSession: 0,
    };
    const seed = readWholeNumber(flags, 'seed', Number.MAX_SAFE_INTEGER);
    const rate = (readWholeNumber(flags, 'chaos-percent', 100) ?? 20) / 100;
    if (seed !== undefined) world.faults.setChaos({ seed, rate });
    const centre = await serveSmpp(world, readWholeNumber(flags, 'smpp-port', 65_535) ?? 0);
    const server = await startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...pageRoutes(world), ...controlRoutes(world, centre), ...faultRoutes(world.faults)],
      log,
    });
    return {
      ...server,
      told: { smppPort: centre.port },
      async stop() {
        world.clock.close();
        await centre.stop();
        await server.stop();
      },
    };
  },
};
