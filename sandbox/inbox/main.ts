import { openClock } from '../kit/clock.ts';
import { openLog } from '../kit/log.ts';
import { readWholeNumber, runProgram, UsageError } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { openMessages } from './messages.ts';
import { inboxRoutes } from './routes.ts';

await runProgram({
  flags: {
    port: 'where to listen on 127.0.0.1; 0 (the default) takes a free port',
    token: 'what a sender must present as a bearer token (required)',
    clock: 'the file of the one clock; real time without it',
  },
  async start(flags) {
    const token = flags['token'];
    if (!token) throw new UsageError('--token is missing.');
    const clock = openClock(flags['clock']);
    const server = await startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: inboxRoutes(openMessages(), clock, token),
      log: openLog('inbox'),
    });
    return {
      ...server,
      stop() {
        clock.close();
        return server.stop();
      },
    };
  },
});
