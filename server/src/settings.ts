import { isIP } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { chargingSettings } from '#charging';
import { emergencyCreditSettings } from '#emergency-credits';
import { identitySettings } from '#identity';
import { notificationSettings } from '#notifications';
import { opsSettings } from '#ops';
import { packSettings } from '#packs';
import type { LogLevel } from '#platform/log';
import type { Setting } from '#platform/settings';
import { topupSettings } from '#topups';

/** Everything staff can set, for the list they see and the document that a test compares. */
export const allSettings: readonly Setting<unknown>[] = [
  ...Object.values(chargingSettings),
  ...Object.values(emergencyCreditSettings),
  ...Object.values(identitySettings),
  ...Object.values(notificationSettings),
  ...Object.values(opsSettings),
  ...Object.values(packSettings),
  ...Object.values(topupSettings),
];

/**
 * Where this installation stands. Read once, when a program starts; nothing else reads the
 * environment.
 */
export interface Environment {
  /** The folder of everything that is kept. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** How people reach this server from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** Addresses and networks of the proxies before this server; they say who calls. */
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: string | undefined;
  readonly isProduction: boolean;
  readonly logLevel: LogLevel;
  /** The keys of sealed columns; without it they lie in the home folder. */
  readonly masterKeys: string | undefined;
  /** Settings fixed from outside: `LOWU_SET_TOPUP_PAY_MINUTES=20`. */
  readonly fixedSettings: Readonly<Record<string, unknown>>;
}

/** A value of the environment that cannot be used, said so that the reader can mend it. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export function readEnvironment(from: NodeJS.ProcessEnv = process.env): Environment {
  const isProduction = from['NODE_ENV'] === 'production';
  const port = readPort(from['PORT'] ?? '8080');
  const host = from['HOST'] ?? '127.0.0.1';
  const level = from['LOWU_LOG'] ?? (isProduction ? 'info' : 'warn');
  const logLevel = levels.find((one) => one === level);
  if (!logLevel) throw new EnvironmentProblem(`LOWU_LOG must be one of ${levels.join(', ')}`);
  return {
    home: path.resolve(from['LOWU_HOME'] ?? '.lowu'),
    host,
    port,
    publicUrl: (from['LOWU_PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    trustedProxies: readProxies(from['LOWU_TRUSTED_PROXIES'] ?? ''),
    databaseUrl: from['DATABASE_URL'] || undefined,
    isProduction,
    logLevel,
    masterKeys: from['LOWU_MASTER_KEYS'] || undefined,
    fixedSettings: readFixed(from),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new EnvironmentProblem(`PORT must be a number from 0 to 65535, not "${text}"`);
}

/** Limits count by address: without this, everybody behind a proxy would share one. */
function readProxies(text: string): string[] {
  const proxies = text.split(',').flatMap((one) => one.trim() || []);
  for (const proxy of proxies) {
    const [address = '', bits, more] = proxy.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (isIP(address) === 0 || !isNetwork || more !== undefined) {
      throw new EnvironmentProblem(`LOWU_TRUSTED_PROXIES: "${proxy}" is no address and no network`);
    }
  }
  return proxies;
}

const fixedPrefix = 'LOWU_SET_';

function readFixed(from: NodeJS.ProcessEnv): Record<string, unknown> {
  const fixed: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(from)) {
    if (!name.startsWith(fixedPrefix) || text === undefined) continue;
    try {
      fixed[settingNamed(name.slice(fixedPrefix.length).toLowerCase())] = JSON.parse(text);
    } catch {
      throw new EnvironmentProblem(`${name} must be JSON, such as 20, true or "text"`);
    }
  }
  return fixed;
}

/** No shell takes a dot in a name, so there it is an underscore. */
function settingNamed(name: string): string {
  return allSettings.find((one) => one.name.replaceAll('.', '_') === name)?.name ?? name;
}
