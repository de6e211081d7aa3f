import { rmSync } from 'node:fs';
import process from 'node:process';
import { logPath } from '#channels/log';
import { documentPath } from '#channels/reference';
import { tmf654Path } from '#channels/tmf654';
import { verifierPath } from '#channels/verifier';
import { totpAt } from '#identity';
import { identityOf } from '#platform/embedded-postgres';
import { type DemoIdentities, demoIdentities } from './demo-identities.ts';
import type { DemoVoucher } from './demo-vouchers.ts';
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
    /** The screen of service halls. */
    readonly hall: string;
    readonly hallOpenApi: string;
    /** The page of a kiosk. */
    readonly kiosk: string;
    readonly kioskOpenApi: string;
    /** Where anybody checks a receipt, and the log that it is checked by. */
    readonly verifier: string;
    readonly log: string;
    readonly consoleOpenApi: string;
    /** Where partners' programs come, and where they get their tokens. */
    readonly partner: string;
    readonly partnerOpenApi: string;
    readonly partnerToken: string;
    /** TM Forum's TMF654 v4, for the operator's own programs and for partners. */
    readonly tmf654: string;
    readonly tmf654OpenApi: string;
    /** Where their developers register, make keys and look at what was sold. */
    readonly portal: string;
    readonly portalOpenApi: string;
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
    /** The note acceptor and the printer of the demo's kiosk. */
    readonly sandboxKiosk: string | null;
    /** The e-shop of the demo's partner, whose program sells by the API. */
    readonly sandboxSeller: string | null;
    /** Who cosigns the log in the demo. */
    readonly sandboxWitness: string | null;
  };
  readonly databaseUrl: string;
  readonly clockFile: string;
  readonly demo: DemoIdentities | null;
}

export interface Running {
  readonly vouchers: readonly DemoVoucher[];
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
    readonly kiosk: string;
    readonly witness: string;
    readonly seller: string;
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
      portal: `${publicUrl}/developers`,
      portalOpenApi: publicUrl + documentPath('portal'),
      hall: `${publicUrl}/hall`,
      hallOpenApi: publicUrl + documentPath('hall'),
      kiosk: `${publicUrl}/kiosk`,
      kioskOpenApi: publicUrl + documentPath('kiosk'),
      verifier: publicUrl + verifierPath,
      log: publicUrl + logPath,
      consoleOpenApi: publicUrl + documentPath('console'),
      partner: `${publicUrl}/api/partner/v1`,
      partnerOpenApi: publicUrl + documentPath('partner'),
      partnerToken: `${publicUrl}/oauth/token`,
      tmf654: publicUrl + tmf654Path,
      tmf654OpenApi: publicUrl + documentPath('tmf654'),
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
      sandboxKiosk: sandbox?.kiosk ?? null,
      sandboxSeller: sandbox?.seller ?? null,
      sandboxWitness: sandbox?.witness ?? null,
    },
    databaseUrl: running.databaseUrl,
    clockFile: running.clockFile,
    demo: sandbox ? demoIdentities(running.vouchers) : null,
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
    `  Service hall       ${at.hall}`,
    `  Kiosk              ${at.kiosk}`,
    `  Partners' portal   ${at.portal}`,
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
  if (at.sandboxKiosk)
    lines.push(`  Kiosk's notes      ${at.sandboxKiosk}  (put notes in, read slips)`);
  if (at.sandboxSeller) lines.push(`  Partner's e-shop   ${at.sandboxSeller}`);
  if (at.sandboxWitness) lines.push(`  Witness of the log ${at.sandboxWitness}`);
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
    const { email, password: word, totpSecret: key } = demo.developer;
    lines.push(
      '',
      '  Partner of the demo: client and secret, and its developer at the portal',
      `    ${client} / ${secret}  ${name}`,
      `    ${email} / ${word} / code now ${totpAt(key, nowMs)}`,
    );
    lines.push(...voucherLines(demo.vouchers));
    lines.push('', `  Promotion code of the demo: ${demo.promotionCode}`);
    lines.push('', '  Tills of the demo: login and PIN');
    for (const { login, pin, name, till } of demo.tills) {
      lines.push(`    ${login} / ${pin} / till ${till}  ${name}`);
    }
  }
  return lines.join('\n');
}

function voucherLines(vouchers: readonly DemoVoucher[]): string[] {
  if (vouchers.length === 0) return [];
  const told = vouchers.map(({ code, valueMinor }) => `    ${code}  HK$${valueMinor / 100}`);
  return ['', '  Vouchers of the demo: bought, and to be redeemed by whoever comes first', ...told];
}
