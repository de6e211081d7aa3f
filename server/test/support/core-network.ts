import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type InstantMs, type Language, type PhoneNumber, present } from '#base';
import { loadCatalog, planOf, readCatalog } from '#catalog';
import { openNetworkChannel } from '#channels/network';
import { recallQuota } from '#charging';
import { credit, lockAccounts, readBalance } from '#ledger';
import { writePace } from '#platform/clock';
import {
  accountOf,
  addSim,
  createLine,
  createSubscriber,
  type LineId,
  type NewLine,
} from '#subscribers';
import { startJobs } from '../../src/app.ts';
import { auditEverything } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';
import { type TestContext, testDatabase, testStartMs } from './database.ts';
import { demoDocument } from './demo-catalog.ts';
import { eventually } from './eventually.ts';
import { startSandboxProgram } from './sandbox-program.ts';

/** Speaks with the sandbox's control API; throws what it refuses. */
export type AskCoreNetwork = <Reply = Record<string, unknown>>(
  method: string,
  way: string,
  body?: object,
) => Promise<Reply>;

/** A server with a database, and the sandbox's core network that charges there. */
export interface CoreNetwork {
  /** As the owner of the schema. */
  readonly ownerUrl: string;
  readonly context: TestContext;
  /** Where the channel listens. */
  readonly port: number;
  /** Lines with so much money each; their SIMs have the numbers from `imsiFrom` on. */
  lines(count: number, balanceMinor: bigint): Promise<readonly LineId[]>;
  /** Lines as they are wanted, with the same SIMs. */
  linesOf(wanted: readonly WantedLine[]): Promise<readonly LineId[]>;
  /** One line as it is wanted; its SIM is `imsiAt(0)`. */
  line(wanted: WantedLine): Promise<LineId>;
  /** Money and what of it is set aside, in HKD. */
  balance(line: LineId): Promise<string>;
  /** Money that arrives in the middle of a session, as a top-up does it. */
  topUp(line: LineId, amountMinor: bigint): Promise<void>;
  /** The sandbox's control API. */
  readonly ask: AskCoreNetwork;
  /** What time it is for the network, whose clock stands still until then. */
  setClock(nowMs: InstantMs): void;
  /** What makes no sense: in the answers as the network sees them, and in the books. */
  problems(): Promise<string[]>;
}

/** A commuter's line with a registered number, but for what is said here. */
export interface WantedLine {
  readonly balanceMinor: bigint;
  readonly plan?: string;
  readonly language?: Language;
  readonly numbers?: NewLine['numbers'];
  /** Left out for a card that nobody has used yet. */
  readonly validDays?: number;
}

export interface NetworkSession {
  readonly id: string;
  readonly state: string;
  readonly why: string;
  readonly granted: number;
  readonly used: number;
  readonly passed: number;
  readonly redirectTo?: string;
}

export const imsiFrom = '454120000000001';
const reason = { code: 'test', cause: 'network' };

export function imsiAt(index: number): string {
  return String(BigInt(imsiFrom) + BigInt(index));
}

export async function openCoreNetwork(
  t: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<CoreNetwork> {
  // Hooks run in the order in which they are given; the database goes last.
  const closing: (() => Promise<void>)[] = [];
  const database = await testDatabase({ after: (work) => closing.push(work) });
  const context = database.context({ reactions, settings });
  await loadCatalog(context, demoDocument());
  const jobs = await startJobs(context, database, {});
  const place = { host: '127.0.0.1', port: 0, tls: undefined, tokens: undefined };
  const publicUrl = 'https://lowu.example';
  const channel = await openNetworkChannel(context, { ...place, publicUrl });
  const folder = await mkdtemp(path.join(tmpdir(), 'lowu-network-'));
  const clock = path.join(folder, 'clock.json');
  const setClock = (virtualMs: InstantMs): void =>
    writePace(clock, { realMs: Date.now(), virtualMs, rate: 0 });
  setClock(testStartMs);
  const sandbox = await startSandboxProgram('core-network', { clock });
  t.after(async () => {
    await sandbox.stop();
    await channel.stop();
    await jobs.stop();
    for (const close of closing) await close();
    await rm(folder, { recursive: true });
  });
  const network: CoreNetwork = {
    ownerUrl: database.ownerUrl,
    context,
    port: channel.port,
    lines: (count, balanceMinor) =>
      network.linesOf(Array.from({ length: count }, () => ({ balanceMinor, validDays: 30 }))),
    linesOf: (wanted) => makeLines(network, wanted),
    line: async (wanted) => present((await network.linesOf([wanted]))[0], 'the line just made'),
    balance: (line) => balanceOf(context, line),
    topUp: (line, amountMinor) =>
      context.db.transaction(async (tx) => {
        await lockAccounts(tx, [accountOf(line)]);
        credit(tx, accountOf(line), { unit: 'HKD', amount: amountMinor }, 'bank', reason);
        await recallQuota(tx, [line], 'reauthorise');
      }),
    ask: askCoreNetwork(sandbox.address),
    setClock,
    problems: async () => {
      const { complaints } = await network.ask<{ complaints: string[] }>('GET', 'status');
      const checks = await auditEverything(context);
      return [...complaints, ...checks.flatMap(({ problems }) => problems)];
    },
  };
  const charging = `http://127.0.0.1:${channel.port}`;
  await network.ask('POST', 'connect', { charging, timeoutMs: 10_000 });
  return network;
}

async function makeLines(
  { context, ask: tell }: CoreNetwork,
  wanted: readonly WantedLine[],
): Promise<readonly LineId[]> {
  const catalog = await readCatalog(context);
  const made = await context.db.transaction(async (tx) => {
    const lines: LineId[] = [];
    for (const [index, one] of wanted.entries()) {
      const { balanceMinor, plan = 'commuter', language = 'en', numbers, ...rest } = one;
      const own = { number: numberAt(index), registration: 'registered' } as const;
      const subscriber = createSubscriber(tx, { name: 'Somebody', language });
      const given = { subscriber, plan: planOf(catalog, plan), numbers: numbers ?? [own] };
      const line = await createLine(tx, { ...given, ...rest });
      await addSim(tx, line, imsiAt(index));
      const amount = { unit: 'HKD', amount: balanceMinor } as const;
      if (balanceMinor > 0n) credit(tx, accountOf(line), amount, 'bank', reason);
      lines.push(line);
    }
    return lines;
  });
  const lines = wanted.map(({ numbers }, index) => ({
    imsi: imsiAt(index),
    number: numbers?.[0]?.number ?? numberAt(index),
  }));
  await tell('POST', 'lines', { lines });
  return made;
}

function numberAt(index: number): PhoneNumber {
  return `+8525${1_000_000 + index}`;
}

function dollars(minor = 0n): string {
  return (Number(minor) / 100).toFixed(2);
}

async function balanceOf(context: TestContext, line: LineId): Promise<string> {
  const { units } = await readBalance(context, accountOf(line));
  const money = units.find(({ unit }) => unit === 'HKD');
  return `${dollars(money?.total)}/${dollars(money?.held)}`;
}

export function askCoreNetwork(address: string): AskCoreNetwork {
  return async <Reply>(method: string, way: string, body?: object) => {
    const response = await fetch(`${address}/sandbox/${way}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${way} ${response.status}: ${text}`);
    return JSON.parse(text) as Reply;
  };
}

/** Looks again until the session is in this state. */
export async function becomes(
  network: CoreNetwork,
  { id }: NetworkSession,
  state: string,
): Promise<void> {
  await eventually(`session ${id} is ${state}`, async () => {
    const seen = await network.ask<NetworkSession>('GET', `sessions/${id}`);
    return seen.state === state;
  });
}
