import { rmSync } from 'node:fs';
import process from 'node:process';
import { logPath } from '#channels/log';
import { documentPath } from '#channels/reference';
import { verifierPath } from '#channels/verifier';
import { totpAt } from '#identity';
import { identityOf } from '#platform/embedded-postgres';
import { demoPartner } from './demo-partner.ts';
import { demoTills } from './demo-shops.ts';
import { demoPeople, demoStaff } from './demo-world.ts';
import { type Home, readIfThere, writeWhole } from './home.ts';

/**
 * What `lowu status --json` prints. Fields are added, never renamed or taken away: scripts read
 * them.
 */
export interface Status {
  readonly version: 1;
  readonly pid: number;
  /** The process's number with the tick it started at; null where the system does not tell. */
  readonly process: string | null;
  readonly startedAt: string;
  readonly isDemo: boolean;
  readonly addresses: {
    readonly app: string;
    readonly reference: string;
    readonly openApi: string;
    readonly console: string;
    /** The counter screen of shops. */
    readonly agent: string;
    readonly agentOpenApi: string;
    /** Where anybody checks a receipt, and the log that it is checked by. */
    readonly verifier: string;
    readonly log: string;
    readonly consoleOpenApi: string;
    /** Where partners' programs come, and where they get their tokens. */
    readonly partner: string;
    readonly partnerOpenApi: string;
    readonly partnerToken: string;
    readonly health: string;
    readonly ready: string;
    readonly metrics: string;
    readonly sandboxAlipay: string | null;
    readonly sandboxWechat: string | null;
    readonly sandboxAntom: string | null;
    readonly sandboxStripe: string | null;
    readonly sandboxBank: string | null;
    /** The phones: one-time codes arrive here. */
    readonly sandboxInbox: string | null;
    /** Where the sandbox's SMS centre speaks SMPP, as `smpp://host:port`. */
    readonly sandboxSmpp: string | null;
    /** The mailboxes of the demo. */
    readonly sandboxMail: string | null;
    /** Where the core network charges, by HTTP/2. */
    readonly network: string | null;
    readonly sandboxCoreNetwork: string | null;
    /** The cash machine of the demo. */
    readonly sandboxAtm: string | null;
  };
  readonly databaseUrl: string;
  readonly clockFile: string;
  readonly demo: DemoIdentities | null;
}

interface DemoIdentities {
  readonly subscribers: readonly {
    readonly name: string;
    readonly about: string;
    readonly numbers: readonly string[];
    readonly language: string;
    readonly imsi: string;
  }[];
  readonly staff: readonly {
    readonly login: string;
    readonly password: string;
    readonly totpSecret: string;
    readonly roles: readonly string[];
  }[];
  /** Whose program may come, by the client credentials of OAuth 2. */
  readonly partner: { readonly name: string; readonly client: string; readonly secret: string };
  readonly tills: readonly {
    readonly login: string;
    readonly name: string;
    readonly pin: string;
    readonly till: number;
  }[];
}

export interface Running {
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly clockFile: string;
  readonly startedAt: string;
  readonly pid: number;
  readonly network: string | null;
  readonly sandbox: {
    readonly alipay: string;
    readonly wechat: string;
    readonly antom: string;
    readonly stripe: string;
    readonly bank: string;
    readonly smsCentre: string;
    readonly smpp: { readonly host: string; readonly port: number };
    readonly mail: string;
    readonly atm: string;
    readonly coreNetwork: string;
  } | null;
}

export function statusOf(running: Running): Status {
  const { publicUrl, sandbox } = running;
  return {
    version: 1,
    pid: running.pid,
    process: identityOf(running.pid) ?? null,
    startedAt: running.startedAt,
    isDemo: sandbox !== null,
    addresses: {
      app: `${publicUrl}/`,
      reference: `${publicUrl}/reference`,
      openApi: publicUrl + documentPath('app'),
      console: `${publicUrl}/console`,
      agent: `${publicUrl}/agent`,
      agentOpenApi: publicUrl + documentPath('agent'),
      verifier: publicUrl + verifierPath,
      log: publicUrl + logPath,
      consoleOpenApi: publicUrl + documentPath('console'),
      partner: `${publicUrl}/api/partner/v1`,
      partnerOpenApi: publicUrl + documentPath('partner'),
      partnerToken: `${publicUrl}/oauth/token`,
      health: `${publicUrl}/healthz`,
      ready: `${publicUrl}/readyz`,
      metrics: `${publicUrl}/metrics`,
      sandboxAlipay: sandbox?.alipay ?? null,
      sandboxWechat: sandbox?.wechat ?? null,
      sandboxAntom: sandbox?.antom ?? null,
      sandboxStripe: sandbox?.stripe ?? null,
      sandboxBank: sandbox?.bank ?? null,
      sandboxInbox: sandbox?.smsCentre ?? null,
      sandboxSmpp: sandbox ? `smpp://${sandbox.smpp.host}:${sandbox.smpp.port}` : null,
      sandboxMail: sandbox?.mail ?? null,
      network: running.network,
      sandboxCoreNetwork: sandbox?.coreNetwork ?? null,
      sandboxAtm: sandbox?.atm ?? null,
    },
    databaseUrl: running.databaseUrl,
    clockFile: running.clockFile,
    demo: sandbox ? demoIdentities() : null,
  };
}

function demoIdentities(): DemoIdentities {
  return {
    subscribers: demoPeople.map(({ name, about, numbers, language, imsi }) => ({
      name,
      about,
      numbers,
      language,
      imsi,
    })),
    staff: demoStaff.map(({ login, password, totpSecret, roles }) => ({
      login,
      password,
      totpSecret,
      roles,
    })),
    partner: {
      name: demoPartner.name,
      client: demoPartner.client,
      secret: demoPartner.secret,
    },
    tills: demoTills(),
  };
}

export function keepStatus(home: Home, status: Status): void {
  writeWhole(home.status, `${JSON.stringify(status, null, 2)}\n`);
}

/** Takes back what this process has told, and not what another of the same home has told since. */
export function forgetStatus(home: Home): void {
  if (readStatus(home)?.pid === process.pid) rmSync(home.status, { force: true });
}

/** The status of the system that runs from this home, or undefined when none does. */
export function readStatus(home: Home): Status | undefined {
  const text = readIfThere(home.status);
  const status = text === undefined ? undefined : statusIn(text);
  return status && isRunning(status) ? status : undefined;
}

/** A disk that lost power may hand out half of a file. */
function statusIn(text: string): Status | undefined {
  try {
    return JSON.parse(text) as Status;
  } catch {
    return undefined;
  }
}

/**
 * After a crash the number may belong to another program by now; in a container it belongs to
 * whoever asks.
 */
function isRunning({ pid, process: told }: Status): boolean {
  const identity = identityOf(pid);
  if (identity !== undefined) return identity === told;
  try {
    return told === null && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** For a person: where everything is, and whom one can be. */
export function statusText(status: Status, nowMs: number): string {
  const { addresses: at, demo } = status;
  const lines = [
    `  App                ${at.app}`,
    `  Staff's console    ${at.console}`,
    `  Shops' counter     ${at.agent}`,
    `  Receipts' check    ${at.verifier}`,
    `  API reference      ${at.reference}`,
    `  Health, metrics    ${at.health}  ${at.metrics}`,
  ];
  if (at.sandboxInbox)
    lines.push(`  Text messages      ${at.sandboxInbox}  (one-time codes arrive here)`);
  if (at.sandboxMail) lines.push(`  E-mails            ${at.sandboxMail}`);
  if (at.sandboxSmpp) lines.push(`  SMS centre (SMPP)  ${at.sandboxSmpp}`);
  if (at.sandboxAlipay) lines.push(`  Sandbox Alipay     ${at.sandboxAlipay}`);
  if (at.sandboxWechat) lines.push(`  Sandbox WeChat Pay ${at.sandboxWechat}`);
  if (at.sandboxAntom) lines.push(`  Sandbox AlipayHK   ${at.sandboxAntom}`);
  if (at.sandboxStripe) lines.push(`  Sandbox Stripe     ${at.sandboxStripe}`);
  if (at.sandboxBank) lines.push(`  Sandbox bank       ${at.sandboxBank}`);
  if (at.sandboxCoreNetwork)
    lines.push(`  Phones and border  ${at.sandboxCoreNetwork}  (use data, call, cross the border)`);
  if (at.sandboxAtm) lines.push(`  Cash machine       ${at.sandboxAtm}`);
  if (at.network) lines.push(`  Charging (HTTP/2)  ${at.network}`);
  if (demo) {
    lines.push(
      '',
      '  People of the demo: sign in with the number, the code is among the text messages',
    );
    for (const { name, numbers, about } of demo.subscribers) {
      lines.push(`    ${numbers[0]}  ${name}: ${about}`);
    }
    lines.push('', '  Staff of the demo');
    for (const { login, password, totpSecret } of demo.staff) {
      lines.push(`    ${login} / ${password} / code now ${totpAt(totpSecret, nowMs)}`);
    }
    const { name, client, secret } = demo.partner;
    lines.push(
      '',
      '  Partner of the demo: client and secret',
      `    ${client} / ${secret}  ${name}`,
    );
    lines.push('', '  Tills of the demo: login and PIN');
    for (const { login, pin, name, till } of demo.tills) {
      lines.push(`    ${login} / ${pin} / till ${till}  ${name}`);
    }
  }
  return lines.join('\n');
}
