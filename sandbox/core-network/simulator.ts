import { openClock } from '../kit/clock.ts';
import { styleRoute } from '../kit/layout.ts';
import { openLog } from '../kit/log.ts';
import { type RunningServer, startServer } from '../kit/server.ts';
import { pageRoutes } from './control/page-routes.ts';
import { controlRoutes } from './control/routes.ts';
import { FaultBook } from './faults/fault-book.ts';
import { startNotifyServer } from './link/notify-server.ts';
import { keepTime } from './sessions/keep-time.ts';
import { takeNotice } from './sessions/take-notice.ts';
import { complain, type World } from './world.ts';

export interface Options {
  port: number;
  notifyPort: number;
  clockFile: string | undefined;
}

/** Starts a core network without subscribers: lines and the charging function are told to it. */
export async function startSimulator(options: Options): Promise<RunningServer> {
  const log = openLog('core-network');
  const clock = openClock(options.clockFile);
  const notify = await startNotifyServer({
    port: options.notifyPort,
    log,
    take: (notice) => takeNotice(world, notice),
    record: (request, status) => world.recorder?.({ step: 'notify', request, status, answer: '' }),
    complain: (what) => complain(world, 'notify', what),
  });
  const world: World = {
    clock,
    log,
    link: undefined,
    notify,
    lines: new Map(),
    sessions: new Map(),
    faults: new FaultBook(),
    complaints: [],
    counts: {},
    // Another one after each start, so that no session is taken for an old one.
    recorder: undefined,
    nextChargingId: Math.floor(Date.now() / 1_000) % 2 ** 31,
  };
  const stopTime = keepTime(world);
  const server = await startServer({
    port: options.port,
    routes: [...controlRoutes(world), ...pageRoutes(world), styleRoute],
    log,
  });
  return {
    ...server,
    async stop() {
      stopTime();
      clock.close();
      world.link?.close();
      await notify.stop();
      await server.stop();
    },
  };
}
