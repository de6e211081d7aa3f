import { readFileSync } from 'node:fs';
import { type AcquirerTable, openAtmChannel, readAcquirerTables } from '#channels/atm';
import type { Context } from '#platform/context';
import { type Environment, EnvironmentProblem } from './settings.ts';
import { tellSandbox } from './tell-sandbox.ts';

/** The demo's acquirer, which writes as most do; it takes any free port. */
const demoAcquirer = JSON.stringify([{ code: 'harbour', port: 0 }]);

/**
 * The role `atm`: where the hosts of cash machines connect. The demo has an acquirer of its own,
 * which is told where that is. Without any acquirer nothing listens. Returns how to stop.
 */
export async function startAtm(
  context: Context,
  { atm }: Pick<Environment, 'atm'>,
  sandbox: { readonly atm: string } | null,
): Promise<() => Promise<void>> {
  const tables = tablesOf(atm, sandbox !== null);
  const opened = await openAtmChannel(context, atm.host, tables);
  const { harbour: port } = opened.ports;
  if (sandbox && port !== undefined) {
    await tellSandbox(context, sandbox.atm, 'connect', { host: '127.0.0.1', port });
  }
  return () => opened.stop();
}

function tablesOf({ acquirersFile }: Environment['atm'], isDemo: boolean): AcquirerTable[] {
  if (acquirersFile === undefined) return isDemo ? readAcquirerTables(demoAcquirer) : [];
  try {
    return readAcquirerTables(readFileSync(acquirersFile, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentProblem(`LOWU_ATM_ACQUIRERS: ${acquirersFile} cannot be used: ${why}`);
  }
}
