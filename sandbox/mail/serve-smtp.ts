import { setTimeout as sleep } from 'node:timers/promises';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Fault } from '../kit/faults/fault.ts';
import type { World } from './world.ts';

export interface SmtpListener {
  readonly port: number;
  stop(): Promise<void>;
}

interface Reply {
  readonly code: number;
  readonly text: string;
}

/** What a server says when it takes no mail, at the recipient or after all of the mail. */
const atRecipient: Readonly<Record<string, Reply>> = {
  greylisted: { code: 451, text: '4.7.1 Greylisted, try again later' },
  'mailbox-full': { code: 452, text: '4.2.2 The mailbox is full' },
  'mailbox-unknown': { code: 550, text: '5.1.1 No such mailbox here' },
  'too-busy': { code: 421, text: '4.3.2 Too busy, closing' },
};
const afterMail: Readonly<Record<string, Reply>> = {
  'mailbox-gone': { code: 550, text: '5.1.1 There is no such mailbox any more' },
  spam: { code: 554, text: '5.7.1 Refused as spam' },
};

const effect = /^(?<how>.+)-(?<when>before|after)-effect$/;

/** SMTP with a password on loopback. Every mailbox is here but those that begin with `nobody`. */
export async function serveSmtp(world: World, port: number): Promise<SmtpListener> {
  /** The fault that strikes the mail of a session, by the session. */
  const struck = new Map<string, Fault>();
  const server = new SMTPServer({
    name: 'mail.sandbox.example',
    banner: 'the sandbox',
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: 1_048_576,
    closeTimeout: 200,
    onAuth({ username, password }, _session, done) {
      const isRight = username === world.user && password === world.password;
      if (isRight) done(null, { user: username });
      else done(failure({ code: 535, text: '5.7.8 Wrong user or password' }));
    },
    onRcptTo({ address }, session, done) {
      const facts = { appId: world.user, outTradeNo: address, method: 'mail' };
      const [fault] = world.faults.take('call', facts);
      struck.delete(session.id);
      if (fault) struck.set(session.id, fault);
      const isNobody = address.startsWith('nobody');
      const reply = isNobody ? atRecipient['mailbox-unknown'] : atRecipient[howOf(fault).how];
      done(reply ? failure(reply) : null);
    },
    onData(stream, session, done) {
      const fault = struck.get(session.id);
      struck.delete(session.id);
      void answerMail(world, server, { stream, session, fault, done });
    },
  });
  server.on('error', (error) => world.log(`smtp: ${String(error)}`));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function howOf(fault: Fault | undefined): { readonly how: string; readonly when: string } {
  const { how = '', when = '' } = effect.exec(fault?.name ?? '')?.groups ?? {};
  return { how, when };
}

function failure({ code, text }: Reply): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

function drop(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === id) connection.close();
}

interface ComingMail {
  readonly stream: SMTPServerDataStream;
  readonly session: SMTPServerSession;
  readonly fault: Fault | undefined;
  readonly done: (error?: Error | null) => void;
}

async function answerMail(world: World, server: SMTPServer, mail: ComingMail): Promise<void> {
  const { session, done } = mail;
  try {
    const ending = await take(world, mail);
    if (ending === 'answer') done();
    else if (ending === 'disconnect') drop(server, session);
    else if (ending !== 'silence') done(failure(ending));
  } catch (error) {
    done(failure({ code: 451, text: `4.3.0 ${String(error)}` }));
  }
}

/** Takes one mail as a real server would, unless a fault strikes. */
async function take(
  world: World,
  { stream, session, fault }: ComingMail,
): Promise<'answer' | 'silence' | 'disconnect' | Reply> {
  const parsed = await simpleParser(stream);
  if (fault?.name === 'delay') await sleep(fault.ms);
  const { how, when } = howOf(fault);
  if (when !== 'before') keep(world, parsed, session);
  if (when === '') return 'answer';
  if (how === 'lost') return 'silence';
  return how === 'disconnect' ? 'disconnect' : (afterMail[how] ?? 'answer');
}

function keep({ mails, clock }: World, parsed: ParsedMail, session: SMTPServerSession): void {
  const { rcptTo } = session.envelope;
  for (const { address } of rcptTo) {
    mails.add({
      to: address,
      from: addressOf(parsed.from),
      messageId: parsed.messageId ?? '',
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: parsed.html === false ? '' : (parsed.html ?? ''),
      headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, line])),
      headerNames: parsed.headerLines.map(({ key }) => key),
      at: new Date(clock.now()).toISOString(),
    });
  }
}

function addressOf(from: AddressObject | undefined): string {
  return from?.text ?? '';
}
