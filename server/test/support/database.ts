import { after } from 'node:test';
import { present } from '#base';
import { balanceFell } from '#ledger';
import { ManualClock } from '#platform/clock';
import { type Context, system } from '#platform/context';
import { dispatcher, on, type Reaction } from '#platform/facts';
import { type HttpClient, openHttpClient } from '#platform/http';
import { openIds } from '#platform/ids';
import { queueJob } from '#platform/jobs';
import { type Log, silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { openDatabase, serverUrl } from '#platform/postgres';
import { openKeyring } from '#platform/secrets';
import { settingValues } from '#platform/settings';
import { testPostgresUrl } from './postgres.ts';
import { cloneTemplate, dropDatabase } from './template.ts';

/** A Monday morning, 08:12 in Hong Kong, when people commute. */
export const testStartMs = Date.parse('2026-11-23T00:12:00Z');

/** The master keys of every test's context. */
export const testKeys = [
  'fingerprint:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  'k1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=',
].join(',');

export interface TestContextOptions {
  /** What facts cause; none, so that telling any but a fall is a fault, unless given. */
  readonly reactions?: readonly Reaction[];
  /** Values set over the defaults, by setting name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly http?: HttpClient;
  readonly log?: Log;
  readonly clock?: ManualClock;
  readonly connections?: number;
  readonly answerTimeoutMs?: number;
  /** Another way to the same database, such as through a proxy that has faults. */
  readonly url?: string;
}

/** A whole context; its clock stands still until the test moves it. */
export type TestContext = Context & { readonly clock: ManualClock };

export interface TestDatabase {
  /** As the server works there: it may not change what is immutable. */
  readonly url: string;
  /** As the owner of the schema, who may do everything. */
  readonly ownerUrl: string;
  context(options?: TestContextOptions): TestContext;
  /** Happens by itself when the test, or without one the file, has ended. */
  close(): Promise<void>;
}

const owners = new WeakMap<Context['db'], string>();

/** The owner's way to the database of a test's context. */
export function ownerUrlOf({ db }: Context): string {
  return present(owners.get(db), 'a database of testDatabase');
}

/**
 * A database of its own with the whole schema, empty. Give the test's `t` for one that lives as
 * long as the test; without it, it lives as long as the file.
 */
export async function testDatabase(t?: {
  after(work: () => Promise<void>): void;
}): Promise<TestDatabase> {
  const postgresUrl = await testPostgresUrl();
  const ownerUrl = await cloneTemplate(postgresUrl);
  const url = await serverUrl(ownerUrl);
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closing.splice(0).map((end) => end()));
    await dropDatabase(postgresUrl, ownerUrl);
  };
  (t ?? { after }).after(close);
  return {
    url,
    ownerUrl,
    close,
    context(options = {}) {
      const { context, end } = contextAt(options.url ?? url, options);
      closing.push(end);
      owners.set(context.db, ownerUrl);
      return context;
    },
  };
}

/** Money may fall where nobody is there to hear of it. */
const untold: readonly Reaction[] = [on(balanceFell, {})];

/** A context over a database, however that came about. */
export function contextAt(
  url: string,
  options: TestContextOptions = {},
): { context: TestContext; end: () => Promise<void> } {
  const clock = options.clock ?? new ManualClock(testStartMs);
  const log = options.log ?? silentLog;
  const values = settingValues(options.settings ?? {});
  const settings = () => values;
  const metrics = openMetrics();
  const client = openHttpClient({ isProduction: false, metrics });
  const db = openDatabase({
    url,
    connections: options.connections ?? 5,
    ...(options.answerTimeoutMs === undefined ? {} : { answerTimeoutMs: options.answerTimeoutMs }),
    clock,
    log,
    settings,
    dispatch: dispatcher(options.reactions ?? untold, queueJob),
  });
  const context = {
    db,
    clock,
    ids: openIds(clock),
    http: options.http ?? client,
    log,
    secrets: openKeyring(testKeys),
    metrics,
    settings,
    actor: system,
    isProduction: false,
    kept: new Map<object, unknown>(),
  };
  const end = async (): Promise<void> => {
    client.close();
    await db.close();
  };
  return { context, end };
}
