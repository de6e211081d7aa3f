import { present } from '#base';
import { readSmtpPlace, type SmtpPlace } from '#notifications';
import { eventually } from '#test/eventually';
import { startSandboxProgram } from '#test/sandbox-program';

export interface ArrivedMail {
  readonly to: string;
  readonly from: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headerNames: readonly string[];
}

/** The sandbox's mail server, as a program of its own. */
export interface MailServer {
  readonly address: string;
  readonly place: SmtpPlace;
  mails(to: string): Promise<ArrivedMail[]>;
  /** Waits for the first mail to an address. */
  mailTo(address: string): Promise<ArrivedMail>;
  /** The next `count` mails to an address meet this fault. */
  breakNext(address: string, fault: string, count?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const { address, smtpPort, stop } = await startSandboxProgram('mail', { password: 'test' });
  const place = readSmtpPlace(`smtp://lowu:test@127.0.0.1:${smtpPort}?tls=none`);
  const mails = async (to: string): Promise<ArrivedMail[]> => {
    const answer = await fetch(`${address}/sandbox/mails?${new URLSearchParams({ to })}`);
    return ((await answer.json()) as { mails: ArrivedMail[] }).mails;
  };
  return {
    address,
    place: present(place, 'the place of the mail server'),
    mails,
    mailTo: (to) => eventually(`a mail came to ${to}`, async () => (await mails(to))[0]),
    async breakNext(outTradeNo, name, count = 1) {
      const body = JSON.stringify({ match: { outTradeNo }, fault: name, count });
      await fetch(`${address}/sandbox/faults`, { method: 'POST', body });
    },
    stop,
  };
}
