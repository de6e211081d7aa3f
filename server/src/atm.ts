import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openAtmChannel, readAcquirerTables, WrongTable } from '#channels/atm';
import type { Context } from '#platform/context';
import { type Environment, EnvironmentProblem } from './settings.ts';
import { tellSandbox } from './tell-sandbox.ts';

/** The demo's acquirer, which writes as most do; it takes any free port. */
const demoAcquirer = JSON.stringify([{ code: 'harbour', port: 0 }]);

/**
 * The role `atm`: where the hosts of cash machines connect. The demo has an acquirer of its own,
 * which is told where that is. Without any acquirer nothing listens.
 */
export async function startAtm(
  context: Context,
  { atm }: Pick<Environment, 'atm'>,
  sandbox: { readonly atm: string } | null,
): Promise<{ readonly port: number | undefined; stop(): Promise<void> }> {
  const tables = tablesOf(atm, sandbox !== null);
  const opened = await openAtmChannel(context, atm.host, tables).catch((error: unknown) => {
    throw error instanceof WrongTable ? unusable(atm.acquirersFile, error) : error;
  });
  const { harbour: port } = opened.ports;
  if (sandbox && port !== undefined) {
    const checkDigitField = tables.find(({ code }) => code === 'harbour')?.checkDigitField;
    const there = { host: '127.0.0.1', port, checkDigitField };
    await tellSandbox(context, sandbox.atm, 'connect', there);
  }
  return { port, stop: () => opened.stop() };
}

function tablesOf({ acquirersFile }: Environment['atm'], isDemo: boolean) {
  if (acquirersFile === undefined) return isDemo ? readAcquirerTables(demoAcquirer) : [];
  try {
    const beside = (file: string): string =>
      readFileSync(path.resolve(path.dirname(acquirersFile), file), 'utf8');
    return readAcquirerTables(readFileSync(acquirersFile, 'utf8'), beside);
  } catch (error) {
    throw unusable(acquirersFile, error);
  }
}

function unusable(file: string | undefined, error: unknown): EnvironmentProblem {
  const why = error instanceof Error ? error.message : String(error);
  return new EnvironmentProblem(`LOWU_ATM_ACQUIRERS: ${file ?? 'none'} cannot be used: ${why}`);
}
