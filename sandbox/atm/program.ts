import { openClock } from '../kit/clock.ts';
import { openLog } from '../kit/log.ts';
import { type Program, readWholeNumber } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { sendReversals } from './machine.ts';
import { controlRoutes, pageRoutes } from './routes.ts';
import type { World } from './world.ts';

const repeatMs = 1_000;

export const program: Program = {
  flags: {
    port: 'where people and tests reach it on 127.0.0.1; 0 (the default) takes a free port',
    clock: 'the file of the one clock; real time without it',
  },
  async start(flags) {
    const log = openLog('atm');
    const world: World = {
      clock: openClock(flags['clock']),
      log,
      link: undefined,
      checkDigitField: undefined,
      screen: { number: '', amount: 100 },
      totals: new Map(),
      businessDay: '',
      lastDay: undefined,
      reversals: new Map(),
      said: [],
      // Another beginning after each start: the other side knows the traces of before.
      nextTrace: Math.floor(Date.now() / 1_000) % 900_000,
      faults: [],
    };
    const repeat = setInterval(() => void sendReversals(world), repeatMs).unref();
    const server = await startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...pageRoutes(world), ...controlRoutes(world)],
      log,
    });
    return {
      ...server,
      async stop() {
        clearInterval(repeat);
        world.link?.close();
        world.clock.close();
        await server.stop();
      },
    };
  },
};
