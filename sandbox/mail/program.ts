import { openClock } from '../kit/clock.ts';
import { openFaultBook } from '../kit/faults/fault-book.ts';
import { faultRoutes } from '../kit/faults/fault-routes.ts';
import { openLog } from '../kit/log.ts';
import { memoryJournal } from '../kit/memory-journal.ts';
import { type Program, readWholeNumber, UsageError } from '../kit/program.ts';
import { startServer } from '../kit/server.ts';
import { mailFaults } from './faults.ts';
import { openMails } from './mails.ts';
import { pageRoutes } from './routes.ts';
import { serveSmtp } from './serve-smtp.ts';
import type { World } from './world.ts';

export const program: Program = {
  flags: {
    port: 'where people and tests read mails on 127.0.0.1; 0 (the default) takes a free port',
    'smtp-port': 'where it speaks SMTP; 0 (the default) takes a free port',
    password: 'what a client must sign in with, as user "lowu" (required)',
    clock: 'the file of the one clock; real time without it',
  },
  async start(flags) {
    const { password } = flags;
    if (!password) throw new UsageError('--password is missing.');
    const log = openLog('mail');
    const world: World = {
      clock: openClock(flags['clock']),
      log,
      mails: openMails(),
      faults: openFaultBook(memoryJournal(), mailFaults),
      user: 'lowu',
      password,
    };
    const smtp = await serveSmtp(world, readWholeNumber(flags, 'smtp-port', 65_535) ?? 0);
    const server = await startServer({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      routes: [...pageRoutes(world), ...faultRoutes(world.faults)],
      log,
    });
    return {
      ...server,
      told: { smtpPort: smtp.port },
      async stop() {
        world.clock.close();
        await smtp.stop();
        await server.stop();
      },
    };
  },
};
