import { readFileSync } from 'node:fs';
import { type NetworkPlace, readTokenKeys } from '#channels/network';
import type { Context } from '#platform/context';
import { demoPeople } from './demo-world.ts';
import { type Environment, EnvironmentProblem } from './settings.ts';
import { tellSandbox } from './tell-sandbox.ts';

/** Where the core network charges, with the files that the environment names. */
export function networkPlaceOf({ network, publicUrl }: Environment): NetworkPlace {
  const { host, port, tokenAudience } = network;
  const identity = networkIdentityOf({ network });
  const callerAuthorities = readNamed('LOWU_NETWORK_CALLERS', network.callersFile);
  const keys = readNamed('LOWU_NETWORK_TOKEN_KEYS', network.tokenKeysFile, readTokenKeys);
  return {
    host,
    port,
    publicUrl,
    tls: identity && { ...identity, callerAuthorities },
    tokens: keys && { keys, audience: tokenAudience },
  };
}

/** What we show to network functions, whether they call us or we call them. */
export function networkIdentityOf({
  network: { certificateFile, keyFile },
}: Pick<Environment, 'network'>): { certificate: string; key: string } | undefined {
  const certificate = readNamed('LOWU_NETWORK_CERTIFICATE', certificateFile);
  const key = readNamed('LOWU_NETWORK_KEY', keyFile);
  return certificate !== undefined && key !== undefined ? { certificate, key } : undefined;
}

/** The authorities that signed the certificates of network functions. */
export function networkAuthoritiesOf({ network }: Pick<Environment, 'network'>): string[] {
  const authorities = readNamed('LOWU_NETWORK_CALLERS', network.callersFile);
  return authorities === undefined ? [] : [authorities];
}

export function readNamed(variable: string, file: string | undefined): string | undefined;
export function readNamed<Value>(
  variable: string,
  file: string | undefined,
  read: (text: string) => Value,
): Value | undefined;
export function readNamed(
  variable: string,
  file: string | undefined,
  read: (text: string) => unknown = (text) => text,
): unknown {
  if (file === undefined) return undefined;
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentProblem(`${variable}: ${file} cannot be used: ${why}`);
  }
}

/** Tells the demo's core network whose SIMs there are, and where they are charged. */
export async function connectCoreNetwork(
  context: Context,
  sandbox: string,
  port: number,
): Promise<void> {
  const lines = demoPeople.map(({ imsi, name, numbers: [number] }) => ({ imsi, name, number }));
  await tellSandbox(context, sandbox, 'lines', { lines });
  await tellSandbox(context, sandbox, 'connect', { charging: `http://127.0.0.1:${port}` });
}
