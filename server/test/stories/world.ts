import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCatalog } from '#catalog';
import { recordRate } from '#fx';
import { configureConnector } from '#payments';
import { openFileClock, type PacedClock, writePace } from '#platform/clock';
import type { Context } from '#platform/context';
import { silentLog } from '#platform/log';
import { newKeyText } from '#platform/secrets';
import { testDatabase, testStartMs } from '#test/database';
import { type Target, targetOf, urlThrough } from '#test/fault-proxy';
import { newRsaPair } from '#test/rsa-pair';
import { openContext } from '../../src/app.ts';
import { commitCuts, faultsBySeed } from './bad-network.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { environment, type House, type HouseOptions, storyRate } from './house.ts';
import { type Inbox, startInbox } from './inbox.ts';
import { type FaultOf, openWay, type Way } from './way.ts';

/** Everything that the story needs, running, each as a program or with sockets of its own. */
export interface World {
  /** Straight to the database, for looking at the books. */
  readonly context: Context;
  readonly clock: PacedClock;
  readonly gateway: Gateway;
  readonly inbox: Inbox;
  /** Straight to the server. */
  readonly serverAddress: string;
  /** The server by the address that it tells everybody, over the way of the notices. */
  readonly publicAddress: string;
  /** A phone's own way to the server. */
  wayForPhone(faultOf: FaultOf): Promise<Way>;
  /** How many seconds of the one clock pass in a real one, for every program. */
  pace(rate: number): void;
  roughen(): void;
  calm(): void;
  close(): Promise<void>;
}

const shop = { appId: '2021000000000001', sellerId: '2088000000000001' } as const;
/** Ways that many share never end being rough; their faults come round again. */
const faultsOfAWay = 300;

/**
 * Opens a world whose ways are rough by a seed. `onAnswer` is called with every piece of an answer
 * that passes on any of them: between two of those lies at most one step.
 */
export async function openWorld(
  seed: number,
  startHouse: (options: HouseOptions) => Promise<House>,
  onAnswer: () => void = () => undefined,
): Promise<World> {
  const stack = new AsyncDisposableStack();
  try {
    return await openInto(stack, { seed, startHouse, onAnswer });
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

interface Making {
  readonly seed: number;
  readonly startHouse: (options: HouseOptions) => Promise<House>;
  readonly onAnswer: () => void;
}

async function openInto(stack: AsyncDisposableStack, making: Making): Promise<World> {
  const { seed, startHouse, onAnswer } = making;
  const home = mkdtempSync(path.join(os.tmpdir(), 'lowu-story-'));
  stack.defer(() => rmSync(home, { recursive: true }));
  const { clock, clockFile, pace } = openStoryClock(home);
  stack.defer(() => clock.close());
  const { url } = await testDatabase({ after: (work) => stack.defer(work) });
  const keys = newKeyText();
  const direct = await openContext({ environment, url, clock, log: silentLog, keys });
  stack.defer(() => direct.close());
  const gateway = await startGateway(path.join(home, 'alipay'), clockFile);
  stack.defer(() => gateway.stop());
  const inbox = await startInbox(clockFile);
  stack.defer(() => inbox.stop());

  const server = { port: 0 };
  const open = async (target: Target, faultOf: FaultOf): Promise<Way> => {
    const way = await openWay(target, faultOf, onAnswer);
    stack.defer(() => way.close());
    return way;
  };
  const toGateway = await open({ port: gateway.port }, shared(seed));
  const notices = await open(server, shared(seed + 1));
  const toDatabase = await open(targetOf(url), commitCuts(seed));
  await openShop(direct.context, gateway, `${toGateway.address}/gateway.do`);
  const databaseUrl = urlThrough(toDatabase, url);
  const publicUrl = notices.address;
  const house = await startHouse({ home, databaseUrl, clock, keys, publicUrl, inbox });
  stack.defer(() => house.stop());
  server.port = house.port;
  const ways = [toGateway, notices, toDatabase];
  return {
    context: direct.context,
    clock,
    gateway,
    inbox,
    serverAddress: `http://127.0.0.1:${house.port}`,
    publicAddress: publicUrl,
    wayForPhone: (faultOf) => open(server, faultOf),
    pace,
    roughen: () => ways.forEach((way) => way.roughen()),
    calm: () => ways.forEach((way) => way.calm()),
    close: () => stack.disposeAsync(),
  };
}

function shared(seed: number): FaultOf {
  const faults = faultsBySeed(seed, faultsOfAWay);
  return (connection) => faults[connection % faults.length] ?? {};
}

function openStoryClock(home: string) {
  const clockFile = path.join(home, 'clock.json');
  writePace(clockFile, { realMs: Date.now(), virtualMs: testStartMs, rate: storyRate });
  const clock = openFileClock(clockFile);
  const pace = (rate: number): void => {
    const next = { realMs: Date.now(), virtualMs: clock.now(), rate };
    clock.pace = next;
    writePace(clockFile, next);
  };
  return { clock, clockFile, pace };
}

/** The demo's catalogue, a rate, and our shop at the gateway: both sides exchange public keys. */
async function openShop(context: Context, gateway: Gateway, address: string): Promise<void> {
  const seed = new URL('../../db/seed/demo-catalog.json', import.meta.url);
  await loadCatalog(context, JSON.parse(readFileSync(seed, 'utf8')));
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
  const ours = newRsaPair();
  const theirs = await gateway.register({ ...shop, appPublicKeyPem: ours.publicPem });
  await configureConnector(context, {
    code: 'alipay_cn',
    provider: 'alipay_cn',
    isEnabled: true,
    priority: 1,
    settings: {
      ...shop,
      appPrivateKey: ours.privatePem,
      alipayPublicKeys: [theirs],
      gateway: address,
      isProduction: false,
    },
  });
}
