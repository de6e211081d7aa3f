import process from 'node:process';
import { openNetworkChannel } from '#channels/network';
import { forwardPace, openFileClock, PacedClock } from '#platform/clock';
import type { Context } from '#platform/context';
import { storeSetting } from '#platform/stored-settings';
import { webhookSettings } from '#webhooks';
import { migrateAll, type OpenedContext, openContext, startJobs, warnIfUnguarded } from '../app.ts';
import { demoKiosk, openDemoKiosk } from '../demo-kiosk.ts';
import { connectSeller, demoLoginBy } from '../demo-partner.ts';
import { demoTills } from '../demo-shops.ts';
import { demoSettings } from '../demo-trial-numbers.ts';
import { demoLogins, makeDemoWorld } from '../demo-world.ts';
import { startAtm } from '../atm.ts';
import { type GatewayPlaces, openGateways } from '../gateways.ts';
import { findKeys, keepKeys, type MasterKeys } from '../home.ts';
import { requireFreePorts, type WantedPort } from '../ports.ts';
import { requireSettled } from '../endings.ts';
import { requireKeys } from '../seals.ts';
import { ownPortsIn } from '../own-ports.ts';
import { certificatesAt, partnerIdentityOf, startPartnerServer } from '../partner-server.ts';
import { startServer } from '../server.ts';
import { connectCoreNetwork, networkPlaceOf } from '../network.ts';
import {
  type Environment,
  EnvironmentProblem,
  sandboxPortOf,
  sandboxPrograms,
} from '../settings.ts';
import {
  forgetStatus,
  keepStatus,
  readStatus,
  type Status,
  statusOf,
  statusText,
} from '../status.ts';
import { openDatabaseOf, openPlace, type Place } from './place.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

export interface StartOptions {
  readonly isDemo: boolean;
  readonly roles: string;
}

/** What was started, to be stopped in the opposite order. */
class Started {
  readonly #stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }
}

const knownRoles: ReadonlySet<string> = new Set(['web', 'jobs', 'network', 'atm']);

function rolesOf(text: string): ReadonlySet<string> {
  const roles = text.split(',').map((role) => role.trim());
  const unknown = roles.find((role) => !knownRoles.has(role));
  if (unknown !== undefined) {
    throw new EnvironmentProblem(
      `there is no role "${unknown}": there are web, jobs, network and atm`,
    );
  }
  return new Set(roles);
}

/** Starts everything, says where it is, and stops it again when told to by a signal. */
export async function start({ isDemo, roles: text }: StartOptions): Promise<void> {
  const place = openPlace();
  const roles = rolesOf(text);
  if (isDemo && place.environment.isProduction) {
    throw new EnvironmentProblem('the demo does not start with NODE_ENV=production');
  }
  if (!isDemo && place.environment.databaseUrl === undefined) {
    throw new EnvironmentProblem('set DATABASE_URL, or start the demo with --demo');
  }
  const before = readStatus(place.home);
  // Processes that share a database, one for each role, may share a home as well.
  if (isDemo && before) {
    throw new EnvironmentProblem(
      `process ${before.pid} runs from ${place.home.folder} already; stop it, or set LOWU_HOME`,
    );
  }
  await requireFreePorts(wantedPorts(place.environment, roles, isDemo));
  const started = new Started();
  try {
    await startAll(place, roles, isDemo, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
  stopOnSignal(started);
}

function wantedPorts(
  { host, port, network }: Environment,
  roles: ReadonlySet<string>,
  isDemo: boolean,
): WantedPort[] {
  const sandbox = isDemo ? sandboxPrograms : [];
  return [
    ...(roles.has('web') ? [{ host, port, variable: 'PORT', user: 'the server' } as const] : []),
    ...sandbox.map((name) => ({
      host: '127.0.0.1',
      port: sandboxPortOf({ port }, name),
      variable: 'PORT' as const,
      user: `the sandbox's ${name}, after PORT`,
    })),
    ...(roles.has('network')
      ? [{ ...network, variable: 'LOWU_NETWORK_PORT', user: 'charging' } as const]
      : []),
  ];
}

/** What is fixed for the demo, unless its environment says something else. */
function asDemo(environment: Environment): Environment {
  const fixedSettings = { ...demoSettings, ...environment.fixedSettings };
  return { ...environment, fixedSettings };
}

/** What people's own authenticators go by, wherever the sandbox's clock stands. */
const realTime = new PacedClock();

/** Outside of the demo nobody is made up. */
function madeUp(context: Context, sandbox: Sandbox | null) {
  if (!sandbox) return { demoStaff: () => [], demoTills: () => [] };
  const { key } = demoKiosk;
  const kiosk = async () => ({
    id: await openDemoKiosk(context),
    key,
    peripherals: sandbox.kiosk,
  });
  const demoDeveloper = demoLoginBy(realTime);
  const demos = { demoStaff: demoLogins, demoTills, demoKiosk: kiosk, demoDeveloper };
  return { ...demos, mailUrl: sandbox.mail };
}

async function startAll(
  place: Place,
  roles: ReadonlySet<string>,
  isDemo: boolean,
  started: Started,
): Promise<void> {
  const { environment, home, log } = place;
  // The outside world starts beside the database: together they take as long as the slower of them.
  const outside = isDemo ? startSandbox(place) : undefined;
  if (outside) started.add(outside.stop);
  const database = await openDatabaseOf(place);
  started.add(() => database.stop());
  await migrateAll(database.url);
  const clock = openFileClock(home.clock);
  started.add(async () => clock.close());
  const keys = findKeys(home, environment);
  const { close, ...opened } = await openContext({
    environment: isDemo ? asDemo(environment) : environment,
    url: database.url,
    clock,
    log,
    keys: keys.text,
  });
  const { context } = opened;
  started.add(close);
  await examine(context, place, keys);
  const sandbox = outside ? await outside.ready : null;
  const around = { folder: home.sandbox, publicUrl: environment.publicUrl };
  const vouchers = sandbox ? await makeDemoWorld(context, { ...sandbox, ...around }) : [];
  const { smsCentre = sandbox?.smpp, mailServer = sandbox?.smtp } = environment;
  const gateways = { smsCentre, mailServer };
  if (roles.has('jobs')) await startJobsRole(opened, environment, gateways, started);
  const { host, port, publicUrl, trustedProxies } = environment;
  if (roles.has('web')) {
    const server = await startServer(context, {
      host,
      port,
      publicUrl,
      trustedProxies,
      isDemo,
      inboxUrl: sandbox?.smsCentre ?? null,
      ...certificatesAt(environment),
      ...madeUp(context, sandbox),
      sandboxClock: isDemo ? sandboxClockOf(home.clock, clock) : undefined,
    });
    started.add(() => server.stop());
    await startCertified(environment, context, isDemo, started);
  }
  const charges = roles.has('network');
  const network = charges ? await startNetwork(place, context, sandbox, started) : null;
  const atm = roles.has('atm') ? await startAtm(context, environment, sandbox) : undefined;
  started.add(async () => atm?.stop());
  await connectSeller(context, sandbox, publicUrl);
  const at = { publicUrl, databaseUrl: database.url, clockFile: home.clock };
  const startedAt = new Date(context.clock.now()).toISOString();
  const status = statusOf({ ...at, startedAt, network, sandbox, vouchers, pid: process.pid });
  if (sandbox) await closeOwnPorts(context, [status.addresses, sandbox, environment, at, atm]);
  tellStatus(home, status, context, started);
}

/** Keeps for other commands where everything is, and says it to a person. */
function tellStatus(home: Place['home'], status: Status, context: Context, started: Started): void {
  keepStatus(home, status);
  started.add(async () => forgetStatus(home));
  process.stdout.write(`\n  Lowu is ready.\n\n${statusText(status, context.clock.now())}\n\n`);
}

/** Webhooks of the demo may go to this machine, but not to what was started on it. */
async function closeOwnPorts(context: Context, told: readonly unknown[]): Promise<void> {
  const ports = ownPortsIn(...told);
  await storeSetting(context.db, webhookSettings.closedPorts, ports, 'demo');
}

/** Where partners' programs show certificates, which needs one of ours. */
async function startCertified(
  environment: Place['environment'],
  context: Context,
  isDemo: boolean,
  started: Started,
): Promise<void> {
  const tls = partnerIdentityOf(environment);
  if (!tls) return;
  const { partnerTls, publicUrl } = environment;
  const at = { ...partnerTls, publicUrl, isDemo, ...certificatesAt(environment), tls };
  const server = await startPartnerServer(context, at);
  started.add(() => server.stop());
}

function sandboxClockOf(file: string, clock: PacedClock) {
  const forward = (byMs: number): void => forwardPace(file, clock, byMs);
  return { forward, realNow: () => realTime.now() };
}

/** The role `jobs`: what is due and what facts have caused, and the ways to the gateways. */
async function startJobsRole(
  { context, ...ways }: Omit<OpenedContext, 'close'>,
  { endingsFile, checkpointFile }: Environment,
  places: GatewayPlaces,
  started: Started,
): Promise<void> {
  const gateways = openGateways(context, places);
  started.add(() => gateways.stop());
  const jobs = await startJobs(context, { ...ways, endingsFile, checkpointFile }, gateways.senders);
  started.add(() => jobs.stop());
}

async function examine(
  context: Context,
  { environment, home }: Place,
  keys: MasterKeys,
): Promise<void> {
  await warnIfUnguarded(context);
  await requireKeys(context);
  keepKeys(home, keys);
  await requireSettled(context, environment.endingsFile);
}

/** The role `network`: where the core network charges; the demo's is told where that is. */
async function startNetwork(
  { environment }: Place,
  context: Context,
  sandbox: Sandbox | null,
  started: Started,
): Promise<string> {
  const at = networkPlaceOf(environment);
  const { port, stop } = await openNetworkChannel(context, at);
  started.add(stop);
  if (sandbox && !at.tls) await connectCoreNetwork(context, sandbox.coreNetwork, port);
  return `${at.tls ? 'https' : 'http'}://${at.host}:${port}`;
}

function stopOnSignal(started: Started): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(130);
    isStopping = true;
    process.stderr.write(`\n${signal}: stopping. Again to stop at once.\n`);
    void started.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`lowu: ${String(error)}\n`);
        process.exit(70);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
