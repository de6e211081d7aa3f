import { openLog } from '../kit/log.ts';
import { type Program, readWholeNumber } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { driverRoutes, pageRoutes } from './routes.ts';
import { openWorld } from './world.ts';

export const program: Program = {
  flags: {
    port: 'where people and the screen reach it on 127.0.0.1; 0 (the default) takes a free port',
    clock: 'the file of the one clock, which these parts do not need',
  },
  start(flags) {
    const log = openLog('kiosk');
    const world = openWorld(log);
    return startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...pageRoutes(world), ...driverRoutes(world)],
      log,
    });
  },
};
