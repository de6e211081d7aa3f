import { isIP } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { balanceActionSettings } from '#balance-actions';
import { bankingSettings } from '#banking';
import { autoTopupSettings } from '#auto-topups';
import { chargingSettings, quotaSettings } from '#charging';
import { fxSettings } from '#fx';
import { networkSettings } from '#channels/network';
import { dialogueSettings } from '#dialogues';
import { disputeSettings } from '#disputes';
import { simSettings } from '#sims';
import { adjustmentSettings } from '#adjustments';
import { emergencyCreditSettings } from '#emergency-credits';
import { identitySettings } from '#identity';
import {
  notificationSettings,
  readSmppPlace,
  readSmtpPlace,
  type SmppPlace,
  type SmtpPlace,
} from '#notifications';
import { opsSettings } from '#ops';
import { packSettings } from '#packs';
import { paymentSettings } from '#payments';
import { closingSettings } from '#closings';
import type { LogLevel } from '#platform/log';
import { retentionSettings } from '#platform/retention';
import type { Setting } from '#platform/settings';
import { promotionSettings } from '#promotions';
import { receiptSettings } from '#receipts';
import { reconciliationSettings } from '#reconciliation';
import { reminderSettings } from '#reminders';
import { screeningSettings } from '#screening';
import { subscriberSettings } from '#subscribers';
import { mandateSettings } from '#mandates';
import { partnerSettings } from '#partners';
import { kioskSettings } from '#kiosks';
import { resellerSettings } from '#resellers';
import { salesSettings } from '#sales';
import { topupSettings } from '#topups';
import { transparencySettings } from '#transparency';
import { voucherSettings } from '#vouchers';
import { webhookSettings } from '#webhooks';

import { EnvironmentProblem } from './environment-problem.ts';
import { type PartnerTlsEnvironment, readPartnerTls } from './partner-tls.ts';

/** Everything staff can set, for the list they see and the document that a test compares. */
export const allSettings: readonly Setting<unknown>[] = [
  ...Object.values(balanceActionSettings),
  ...Object.values(bankingSettings),
  ...Object.values(autoTopupSettings),
  ...Object.values(chargingSettings),
  ...Object.values(quotaSettings).flatMap((rules) => Object.values(rules)),
  ...Object.values(closingSettings),
  ...Object.values(dialogueSettings),
  ...Object.values(disputeSettings),
  ...Object.values(adjustmentSettings),
  ...Object.values(simSettings),
  ...Object.values(emergencyCreditSettings),
  ...Object.values(fxSettings),
  ...Object.values(identitySettings),
  ...Object.values(networkSettings),
  ...Object.values(notificationSettings),
  ...Object.values(opsSettings),
  ...Object.values(packSettings),
  ...Object.values(paymentSettings),
  ...Object.values(promotionSettings),
  ...Object.values(receiptSettings),
  ...Object.values(reconciliationSettings),
  ...Object.values(retentionSettings),
  ...Object.values(reminderSettings),
  ...Object.values(screeningSettings),
  ...Object.values(subscriberSettings),
  ...Object.values(mandateSettings),
  ...Object.values(topupSettings),
  ...Object.values(partnerSettings),
  ...Object.values(resellerSettings),
  ...Object.values(salesSettings),
  ...Object.values(kioskSettings),
  ...Object.values(transparencySettings),
  ...Object.values(voucherSettings),
  ...Object.values(webhookSettings),
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
  /** Where stands what has to be done again after a restore; better on another disk. */
  readonly endingsFile: string;
  /** What the log has signed last, so that an older database is noticed; better elsewhere, too. */
  readonly checkpointFile: string;
  /** What seals the master keys in a backup. */
  readonly backupPassphrase: string | undefined;
  /** Where the core network charges. */
  readonly network: NetworkEnvironment;
  /** Where partners' programs show certificates. */
  readonly partnerTls: PartnerTlsEnvironment;
  /** The SMS centre that messages leave by, `smpp://…`; without it they stay queued. */
  readonly smsCentre: SmppPlace | undefined;
  /** The server that mails leave by, `smtp://…`; without it none do. */
  readonly mailServer: SmtpPlace | undefined;
  /** Where acquirers of cash machines connect. */
  readonly atm: AtmEnvironment;
  /** Settings fixed from outside: `LOWU_SET_TOPUP_PAY_MINUTES=20`. */
  readonly fixedSettings: Readonly<Record<string, unknown>>;
}

/** Files are read when the channel opens. */
export interface NetworkEnvironment {
  readonly host: string;
  readonly port: number;
  readonly certificateFile: string | undefined;
  readonly keyFile: string | undefined;
  /** The authorities of network functions that may call; without it none shows a certificate. */
  readonly callersFile: string | undefined;
  /** The keys of the NRF, as a JWK set; without it nobody is asked for a token. */
  readonly tokenKeysFile: string | undefined;
  readonly tokenAudience: string;
}

/** The file says who the acquirers are; without it there are none. */
export interface AtmEnvironment {
  readonly host: string;
  readonly acquirersFile: string | undefined;
}

export { EnvironmentProblem };

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export function readEnvironment(from: NodeJS.ProcessEnv = process.env): Environment {
  const isProduction = from['NODE_ENV'] === 'production';
  const port = readPort('PORT', from['PORT'] ?? '8080');
  const host = from['HOST'] ?? '127.0.0.1';
  const level = from['LOWU_LOG'] ?? (isProduction ? 'info' : 'warn');
  const logLevel = levels.find((one) => one === level);
  if (!logLevel) throw new EnvironmentProblem(`LOWU_LOG must be one of ${levels.join(', ')}`);
  const home = path.resolve(from['LOWU_HOME'] ?? '.lowu');
  return {
    home,
    endingsFile: path.resolve(from['LOWU_ENDINGS'] || path.join(home, 'endings')),
    checkpointFile: path.resolve(from['LOWU_LOG_CHECKPOINT'] || path.join(home, 'log-checkpoint')),
    host,
    port,
    publicUrl: (from['LOWU_PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    trustedProxies: readProxies(from['LOWU_TRUSTED_PROXIES'] ?? ''),
    databaseUrl: from['DATABASE_URL'] || undefined,
    isProduction,
    logLevel,
    masterKeys: from['LOWU_MASTER_KEYS'] || undefined,
    backupPassphrase: from['LOWU_BACKUP_PASSPHRASE'] || undefined,
    network: readNetwork(from, port),
    partnerTls: readPartnerTls(from, readPort),
    smsCentre: readSmsCentre(from['LOWU_SMPP_URL'] ?? ''),
    mailServer: readMailServer(from['LOWU_SMTP_URL'] ?? ''),
    atm: {
      host: from['LOWU_ATM_HOST'] ?? '127.0.0.1',
      acquirersFile: from['LOWU_ATM_ACQUIRERS'] || undefined,
    },
    fixedSettings: readFixed(from),
  };
}

/** The programs of the sandbox, on the ports after the server's own, in this order. */
export const sandboxPrograms = [
  'alipay',
  'sms-centre',
  'core-network',
  'wechat',
  'antom',
  'stripe',
  'bank',
  'mail',
  'atm',
  'witness',
  'kiosk',
  'seller',
] as const;
export type SandboxProgramName = (typeof sandboxPrograms)[number];

export function sandboxPortOf({ port }: Pick<Environment, 'port'>, name: SandboxProgramName) {
  return port === 0 ? 0 : port + 1 + sandboxPrograms.indexOf(name);
}

const networkStep = sandboxPrograms.length + 1;
/** The server's port, those of the outside world behind it, and the core network's. */
export const portsBesideEachOther = networkStep + 1;

function readNetwork(from: NodeJS.ProcessEnv, port: number): NetworkEnvironment {
  const network = {
    host: from['LOWU_NETWORK_HOST'] ?? '127.0.0.1',
    port: readPort(
      'LOWU_NETWORK_PORT',
      from['LOWU_NETWORK_PORT'] ?? String(port === 0 ? 0 : port + networkStep),
    ),
    certificateFile: from['LOWU_NETWORK_CERTIFICATE'] || undefined,
    keyFile: from['LOWU_NETWORK_KEY'] || undefined,
    callersFile: from['LOWU_NETWORK_CALLERS'] || undefined,
    tokenKeysFile: from['LOWU_NETWORK_TOKEN_KEYS'] || undefined,
    tokenAudience: from['LOWU_NETWORK_TOKEN_AUDIENCE'] || 'CHF',
  };
  const { certificateFile, keyFile, callersFile, host } = network;
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    throw new EnvironmentProblem('LOWU_NETWORK_CERTIFICATE and LOWU_NETWORK_KEY go together');
  }
  if (callersFile !== undefined && keyFile === undefined) {
    throw new EnvironmentProblem('LOWU_NETWORK_CALLERS needs LOWU_NETWORK_CERTIFICATE');
  }
  if (from['NODE_ENV'] === 'production' && keyFile === undefined && !isLoopback(host)) {
    throw new EnvironmentProblem(
      `LOWU_NETWORK_HOST is ${host}: in production that needs LOWU_NETWORK_CERTIFICATE`,
    );
  }
  return network;
}

function readSmsCentre(url: string): SmppPlace | undefined {
  if (url === '') return undefined;
  const place = readSmppPlace(url);
  if (!place) {
    throw new EnvironmentProblem(
      'LOWU_SMPP_URL must be smpps://systemId:password@host:port (or smpp:// without TLS)',
    );
  }
  return place;
}

function readMailServer(url: string): SmtpPlace | undefined {
  if (url === '') return undefined;
  const place = readSmtpPlace(url);
  if (!place) {
    throw new EnvironmentProblem(
      'LOWU_SMTP_URL must be smtps://user:password@host:port (or smtp:// for STARTTLS)',
    );
  }
  return place;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new EnvironmentProblem(`${name} must be a number from 0 to 65535, not "${text}"`);
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
