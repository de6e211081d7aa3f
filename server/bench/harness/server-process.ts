import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../demo/free-ports.ts';
import { portsBesideEachOther } from '../../src/settings.ts';

const lowu = path.resolve(import.meta.dirname, '../../bin/lowu.js');
const readyWithinMs = 180_000;
const lookEveryMs = 10;

/** `lowu start`, as an operator would run it. */
export interface ServerProcess {
  readonly port: number;
  /** Where the core network charges, if it has that role. */
  readonly networkPort: number;
  /** From being started to answering that it is ready. */
  readonly readyAfterMs: number;
  /** The most memory it has held so far, in megabytes. */
  peakMemoryMb(): number;
  stop(): Promise<void>;
}

/** The server that benchmarks ask, and where an acquirer's host connects to it. */
export interface BenchServer extends ServerProcess {
  readonly atmPort: number;
}

/** Starts it and waits until `/readyz` says yes; throws what it said when it ends instead. */
export async function startServerProcess(
  given: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await freePorts(portsBesideEachOther);
  const networkPort = port + portsBesideEachOther - 1;
  const beganMs = performance.now();
  const child = spawn(process.execPath, [lowu, 'start', ...given], {
    env: {
      ...process.env,
      PORT: String(port),
      LOWU_NETWORK_PORT: String(networkPort),
      LOWU_LOG: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const stop = () => end(child);
  try {
    await untilReady(child, port, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  const readyAfterMs = performance.now() - beganMs;
  return { port, networkPort, readyAfterMs, stop, peakMemoryMb: () => peakMemoryMb(child) };
}

async function untilReady(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const patience = AbortSignal.timeout(readyWithinMs);
  while (!patience.aborted) {
    if (child.exitCode !== null) throw new Error(`lowu start ended: ${said()}`);
    if (await isReady(port)) return;
    await sleep(lookEveryMs);
  }
  throw new Error(`lowu start was not ready within three minutes: ${said()}`);
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** `VmHWM` of proc(5) is the peak of what lay in memory. */
function peakMemoryMb({ pid }: ChildProcess): number {
  const [, kilobytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const hasEnded = once(child, 'exit');
  child.kill('SIGTERM');
  await hasEnded;
}
