import { openClock } from '../kit/clock.ts';
import { openLog } from '../kit/log.ts';
import { type Program, readWholeNumber } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { controlRoutes, pageRoutes } from './routes.ts';
import type { World } from './world.ts';

export const program: Program = {
  flags: {
    port: 'where people and tests reach it on 127.0.0.1; 0 (the default) takes a free port',
    clock: 'the file of the one clock; real time without it',
  },
  async start(flags) {
    const log = openLog('seller');
    const clock = openClock(flags['clock']);
    const world: World = {
      clock,
      log,
      connection: undefined,
      token: undefined,
      amounts: [],
      basket: undefined,
      trouble: undefined,
      orders: [],
      heard: [],
      // References are for ever: a shop that begins again must not use those of before.
      nextOrder: clock.now(),
      answersToLose: 0,
    };
    const server = await startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...pageRoutes(world), ...controlRoutes(world)],
      log,
    });
    return {
      ...server,
      async stop() {
        clock.close();
        await server.stop();
      },
    };
  },
};
