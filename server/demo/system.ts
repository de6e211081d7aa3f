import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { openFileClock, PacedClock, writePace } from '#platform/clock';
import { openHome } from '../src/home.ts';
import { portsBesideEachOther } from '../src/settings.ts';
import { readStatus, type Status } from '../src/status.ts';
import { freePorts } from './free-ports.ts';
import { entry } from '../bin/entry.js';

/**
 * The system ends when the pipe on its standard input closes, so also when this process is killed.
 * $$ is the shell, which becomes the system.
 */
const watched = 'exec 3<&0; (cat <&3 >/dev/null; kill -TERM $$) & exec "$@" 3<&- </dev/null';

const main = entry();
/** Long, because a machine that is busy with tests takes long to start a dozen programs. */
const readyWithinMs = 180_000;

/** A whole system of the demo's own, in a home that is thrown away. */
export interface System {
  readonly status: Status;
  readonly port: number;
  readonly clock: PacedClock;
  /** How many seconds of the one clock pass in a real one, for every program. */
  pace(rate: number): void;
  /** Runs `lowu audit --json` on it. */
  audit(): Promise<Audit>;
  stop(): Promise<void>;
}

export interface Audit {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly problems: readonly string[] }[];
}

function realMs(): number {
  return new PacedClock().now();
}

/**
 * Starts `lowu start --demo` as a process of its own, on free ports and by a clock that begins at
 * the given instant, with what is added to its environment. Nothing of another system is used or
 * touched.
 */
export async function startSystem(
  atMs: number,
  added: Readonly<Record<string, string>> = {},
): Promise<System> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await startOnce(atMs, added);
    } catch (error) {
      // Between looking for ports and taking them another program may have taken one.
      if (tried === starts) throw error;
    }
  }
}

async function startOnce(atMs: number, added: Readonly<Record<string, string>>): Promise<System> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-demo-'));
  const home = openHome({ home: path.join(folder, 'home') });
  writePace(home.clock, { realMs: realMs(), virtualMs: atMs, rate: 1 });
  const port = await freePorts(portsBesideEachOther);
  const environment = { ...own(), ...added, LOWU_HOME: home.folder, PORT: String(port) };
  const command = [process.execPath, main];
  const server = spawn('/bin/sh', ['-c', watched, 'sh', ...command, 'start', '--demo'], {
    env: environment,
    // A session of its own: Ctrl-C is for us, and the system is stopped after what uses it.
    detached: true,
  });
  const ended = once(server, 'exit');
  const stop = async (): Promise<void> => {
    server.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const status = await untilReady(server, () => readStatus(home));
    const clock = openFileClock(home.clock);
    return {
      status,
      port,
      clock,
      pace(rate) {
        const next = { realMs: realMs(), virtualMs: clock.now(), rate };
        clock.pace = next;
        writePace(home.clock, next);
      },
      audit: async () => {
        const child = spawn(process.execPath, [main, 'audit', '--json'], { env: environment });
        return JSON.parse(await text(child.stdout)) as Audit;
      },
      stop: async () => {
        clock.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whatever points at another system, or fixes its settings, is not for this one. */
function own(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:LOWU_.*|DATABASE_URL|HOST|PORT)$/.test(name),
  );
  return Object.fromEntries(kept);
}

async function untilReady(
  server: ChildProcessWithoutNullStreams,
  read: () => Status | undefined,
): Promise<Status> {
  let complaint = '';
  server.stderr.setEncoding('utf8').on('data', (piece: string) => {
    complaint = (complaint + piece).slice(-2_000);
  });
  server.stdout.resume();
  for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += 50) {
    const status = read();
    if (status) return status;
    if (server.exitCode !== null || server.signalCode !== null) break;
    await delay(50);
  }
  throw new Error(`the system of the demo did not start: ${complaint.trim() || 'it said nothing'}`);
}

const starts = 3;
