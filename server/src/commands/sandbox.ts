import { randomBytes } from 'node:crypto';
import { present } from '#base';
import { readSmppPlace, readSmtpPlace, type SmppPlace, type SmtpPlace } from '#notifications';
import { startSandboxPrograms } from '../sandbox-programs.ts';
import { type SandboxProgramName, sandboxPortOf, sandboxPrograms } from '../settings.ts';
import type { Place } from './place.ts';

/** Where the programs of the outside world are. */
export interface Sandbox {
  readonly alipay: string;
  readonly wechat: string;
  readonly antom: string;
  readonly stripe: string;
  readonly bank: string;
  readonly smsCentre: string;
  /** Where the SMS centre speaks SMPP, and as whom we bind. */
  readonly smpp: SmppPlace;
  /** Where people read what was mailed. */
  readonly mail: string;
  readonly smtp: SmtpPlace;
  readonly coreNetwork: string;
  readonly atm: string;
  /** The note acceptor and the printer of the kiosk. */
  readonly kiosk: string;
  readonly witness: string;
  /** The e-shop of the demo's partner. */
  readonly seller: string;
}

/**
 * The outside world of the demo, on the ports beside the server's own. `stop` also ends what is
 * still starting, so that a start which fails meanwhile leaves nothing behind.
 */
export function startSandbox({ environment, home, log }: Place): {
  readonly ready: Promise<Sandbox>;
  stop(): Promise<void>;
} {
  const password = randomBytes(4).toString('hex');
  // Gateways of messages let in whoever shows the password.
  const withPassword = new Set<SandboxProgramName>(['sms-centre', 'mail']);
  const running = startSandboxPrograms({
    programs: sandboxPrograms.map((name) => ({
      name,
      port: sandboxPortOf(environment, name),
      flags: withPassword.has(name) ? ['--password', password] : [],
    })),
    home: home.sandbox,
    clockFile: home.clock,
    log,
  });
  const ready = running.ready.then((started): Sandbox => {
    const addressOf = (name: SandboxProgramName): string =>
      present(
        started.find((one) => one.name === name),
        name,
      ).address;
    const smppPort = started.find(({ name }) => name === 'sms-centre')?.smppPort;
    const smtpPort = started.find(({ name }) => name === 'mail')?.smtpPort;
    const smpp = readSmppPlace(`smpp://lowu:${password}@127.0.0.1:${smppPort}`);
    const smtp = readSmtpPlace(`smtp://lowu:${password}@127.0.0.1:${smtpPort}?tls=none`);
    return {
      alipay: addressOf('alipay'),
      wechat: addressOf('wechat'),
      antom: addressOf('antom'),
      stripe: addressOf('stripe'),
      bank: addressOf('bank'),
      smsCentre: addressOf('sms-centre'),
      smpp: present(smpp, 'the port of the SMS centre'),
      mail: addressOf('mail'),
      smtp: present(smtp, 'the port of the mail server'),
      coreNetwork: addressOf('core-network'),
      atm: addressOf('atm'),
      witness: addressOf('witness'),
      kiosk: addressOf('kiosk'),
      seller: addressOf('seller'),
    };
  });
  // Told to whoever waits for it, who may never come to it.
  ready.catch(() => undefined);
  return { ready, stop: running.stop };
}
