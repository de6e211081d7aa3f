import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { secondMs } from '#base';
import { sendDueMessages } from '#notifications';
import { silentLog } from '#platform/log';
import { openSchedule } from '#platform/schedule';
import { spawnLowu } from '#test/lowu';
import { freePorts } from '../../demo/free-ports.ts';
import { openContext } from '../../src/app.ts';
import { openGateways } from '../../src/gateways.ts';
import { environment, type House, type HouseOptions } from './house.ts';

/** `lowu start` as a real process, under something that starts it again whenever it is gone. */
export interface MortalHouse extends House {
  /** Ends the process wherever it is in its work; nothing of it can say goodbye. */
  kill(): void;
  deaths(): number;
  /** What it said when it ended though nobody had killed it. */
  surprises(): readonly string[];
  /** Resolves when it answers that it is ready. */
  untilReady(): Promise<void>;
}

const readyWithinMs = 30_000;
const pauseMs = 100;

export async function startMortalHouse(options: HouseOptions): Promise<MortalHouse> {
  const port = await freePorts(1);
  const messenger = await startMessenger(options);
  const surprises: string[] = [];
  let deaths = 0;
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { process, said } = spawnServer(options, port);
      child = process;
      const [code, signal] = (await once(process, 'exit')) as [number | null, string | null];
      // A start that meets a rough way to its database may fail, and is tried again.
      if (signal === null && !stopping.signal.aborted && code !== 69)
        surprises.push(`the server ended by itself with ${code}: ${said()}`);
      await delay(pauseMs);
    }
  };
  const living = live();
  const house: MortalHouse = {
    port,
    kill() {
      deaths += 1;
      child?.kill('SIGKILL');
    },
    deaths: () => deaths,
    surprises: () => surprises,
    untilReady: () => untilReady(port),
    async stop() {
      stopping.abort();
      child?.kill('SIGTERM');
      await living;
      await messenger.stop();
    },
  };
  await house.untilReady();
  return house;
}

function spawnServer({ home, databaseUrl, keys, publicUrl }: HouseOptions, port: number) {
  const process = spawnLowu(['start'], {
    home,
    environment: {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      LOWU_MASTER_KEYS: keys,
      LOWU_PUBLIC_URL: publicUrl,
      LOWU_TRUSTED_PROXIES: '127.0.0.1',
      LOWU_LOG: 'error',
      ...Object.fromEntries(
        Object.entries(environment.fixedSettings).map(([name, value]) => [
          `LOWU_SET_${name.replace('.', '_').toUpperCase()}`,
          JSON.stringify(value),
        ]),
      ),
    },
  });
  let text = '';
  process.stdout.resume();
  process.stderr.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(-4_000);
  });
  return { process, said: () => text };
}

/** Without the demo's sandbox a server has nobody to send by; so this process sends for it. */
async function startMessenger({ databaseUrl, clock, keys, inbox }: HouseOptions) {
  const log = silentLog;
  const opened = await openContext({ environment, url: databaseUrl, clock, log, keys });
  const gateways = openGateways(opened.context, { smsCentre: inbox.smpp });
  const schedule = openSchedule(opened.context, [
    {
      name: 'send messages',
      everyMs: secondMs,
      run: (context) => sendDueMessages(context, gateways.senders),
    },
  ]);
  return {
    async stop() {
      await schedule.stop();
      await gateways.stop();
      await opened.close();
    },
  };
}

async function untilReady(port: number): Promise<void> {
  const patience = AbortSignal.timeout(readyWithinMs);
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: patience }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    patience.throwIfAborted();
    await delay(20);
  }
}
