import { newKeyText } from '#platform/secrets';
import { silentLog } from '#platform/log';
import { testDatabase, testStartMs } from '#test/database';
import { startSystem, type System } from '../../demo/system.ts';
import { type OpenedContext, openContext } from '../../src/app.ts';
import { auditEverything } from '../../src/audit.ts';
import { environment } from './house.ts';

/** The demo's system as a story needs it. */
export interface OwnSystem extends Omit<System, 'audit'> {
  /** Straight to its books, with its clock and its keys. */
  open(): Promise<OpenedContext>;
  /** Everything that an audit finds wrong with the books. */
  problems(): Promise<string[]>;
}

/**
 * Starts `lowu start --demo` and the outside world, each a program of its own. Its database is one
 * of the PostgreSQL that all tests share: a server and a schema of its own would take three seconds
 * of a core. `added` is what stands in its environment beside the usual.
 */
export async function startOwnSystem(
  added: Readonly<Record<string, string>> = {},
): Promise<OwnSystem> {
  const keys = newKeyText();
  const database = await testDatabase({ after: () => undefined });
  const given = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: keys };
  const system = await startSystem(testStartMs, { ...given, ...added }).catch(async (error) => {
    await database.close();
    throw error;
  });
  const { clock } = system;
  const url = database.ownerUrl;
  const open = () => openContext({ environment, url, clock, log: silentLog, keys });
  return {
    ...system,
    open,
    async problems() {
      const { context, close } = await open();
      try {
        const checks = await auditEverything(context);
        return checks.flatMap(({ name, problems }) => problems.map((one) => `${name}: ${one}`));
      } finally {
        await close();
      }
    },
    async stop() {
      await system.stop();
      await database.close();
    },
  };
}
