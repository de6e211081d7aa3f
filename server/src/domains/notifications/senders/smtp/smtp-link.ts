import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type RealTimer, startTimer } from '#platform/sockets';
import type { SmtpPlace } from './smtp-place.ts';

/** What became of handing one mail over. */
export type MailAnswer =
  | { readonly answer: 'accepted' }
  /**
   * The server's word, and what it judges: the mailbox that it would have gone to, this mail, or
   * the session it would have gone by.
   */
  | { readonly answer: 'refused'; readonly code: number; readonly about: MailJudged }
  /** Not all of it was handed over, so the server may not send it on (RFC 5321, 4.1.1.4). */
  | { readonly answer: 'not_sent'; readonly reason: string }
  /** All of it was, and no word came back. */
  | { readonly answer: 'none' };

export type MailJudged = 'mailbox' | 'mail' | 'session';

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

export interface SmtpTimes {
  readonly connectMs: number;
  /**
   * How long the server may be silent. RFC 5321, 4.5.3.2 would allow minutes; our claims do not.
   */
  readonly answerMs: number;
  /** How long a connection is kept for the next mail. */
  readonly idleMs: number;
  /** How long a mail waits for its turn. */
  readonly patienceMs: number;
}

const usualTimes: SmtpTimes = {
  connectMs: 10_000,
  answerMs: 30_000,
  idleMs: 5_000,
  patienceMs: 40_000,
};

interface Idle {
  readonly connection: SMTPConnection;
  readonly timer: RealTimer;
  readonly forget: () => void;
}

/** What nodemailer says of a failure: the server's code, and the command that it answers. */
interface Failure {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
  readonly code?: string | undefined;
}

/**
 * The way to one mail server: a few connections at most, each for one mail after the other. The
 * protocol itself is nodemailer's; what is proved after a failure is decided here.
 */
export class SmtpLink {
  readonly place: SmtpPlace;
  readonly #times: SmtpTimes;
  readonly #waiting: (() => void)[] = [];
  readonly #idle: Idle[] = [];
  #used = 0;
  #isClosed = false;

  constructor(place: SmtpPlace, times: Partial<SmtpTimes> = {}) {
    this.place = place;
    this.#times = { ...usualTimes, ...times };
  }

  /** Hands one mail over as soon as a connection is free. Never rejects. */
  async send(envelope: Envelope, mail: Buffer): Promise<MailAnswer> {
    if (!(await this.#turn())) return { answer: 'not_sent', reason: 'busy' };
    try {
      const connection = this.#idle.length > 0 ? this.#takeIdle() : await this.#connect();
      const { answer, isUsable } = await handOver(connection, envelope, mail);
      if (isUsable && !this.#isClosed) this.#keep(connection);
      else connection.close();
      return answer;
    } catch (error) {
      const { responseCode, code } = error as Failure;
      if (responseCode) return { answer: 'refused', code: responseCode, about: 'session' };
      return { answer: 'not_sent', reason: code ?? 'no connection' };
    } finally {
      this.#used -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Takes leave of the server; what is being handed over ends first. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { connection, timer } of this.#idle.splice(0)) {
      timer.stop();
      connection.quit();
    }
    while (this.#used > 0) await new Promise<void>((done) => void this.#waiting.unshift(done));
  }

  /** Whether it came before its patience was over. */
  async #turn(): Promise<boolean> {
    if (this.#isClosed) return false;
    if (this.#used < this.place.connections) {
      this.#used += 1;
      return true;
    }
    return new Promise((resolve) => {
      const go = (): void => {
        timer.stop();
        this.#used += 1;
        resolve(true);
      };
      const timer = startTimer(this.#times.patienceMs, () => {
        const place = this.#waiting.indexOf(go);
        if (place < 0) return;
        this.#waiting.splice(place, 1);
        resolve(false);
      });
      this.#waiting.push(go);
    });
  }

  #keep(connection: SMTPConnection): void {
    const forget = (): void => {
      const place = this.#idle.indexOf(idle);
      if (place >= 0) this.#idle.splice(place, 1);
      idle.timer.stop();
    };
    const timer = startTimer(this.#times.idleMs, () => {
      forget();
      connection.quit();
    });
    const idle = { connection, timer, forget };
    connection.once('end', forget);
    this.#idle.push(idle);
  }

  #takeIdle(): SMTPConnection {
    const { connection, timer, forget } = this.#idle.pop() as Idle;
    timer.stop();
    connection.off('end', forget);
    return connection;
  }

  /** @throws what nodemailer says of a server that is away, or does not let us in. */
  async #connect(): Promise<SMTPConnection> {
    const { host, port, tls, user, password } = this.place;
    const { connectMs, answerMs } = this.#times;
    // Loaded with the first mail, as what composes it.
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    return new Promise((resolve, reject) => {
      const connection = new Connection({
        host,
        port,
        secure: tls === 'first',
        requireTLS: tls === 'upgrade',
        ignoreTLS: tls === 'none',
        dnsTimeout: connectMs,
        connectionTimeout: connectMs,
        greetingTimeout: answerMs,
        socketTimeout: answerMs,
        socketCloseTimeout: 0,
      });
      // Stays, so that an idle connection which breaks brings nobody down.
      connection.on('error', reject);
      connection.once('end', () => reject(new Error('the connection was closed')));
      const opened = (error?: Error | null): void => (error ? reject(error) : resolve(connection));
      connection.connect((error) => {
        if (error || user === '') return opened(error);
        connection.login({ credentials: { user, pass: password } }, (refused) => opened(refused));
      });
    });
  }
}

/** Hands one mail over, and says whether the connection is good for another. */
function handOver(
  connection: SMTPConnection,
  envelope: Envelope,
  mail: Buffer,
): Promise<{ readonly answer: MailAnswer; readonly isUsable: boolean }> {
  let isWhole = false;
  const content = Readable.from([mail]);
  content.once('end', () => {
    isWhole = true;
  });
  return new Promise((resolve) => {
    const lost = (reason: string): void => {
      const answer: MailAnswer = isWhole ? { answer: 'none' } : { answer: 'not_sent', reason };
      resolve({ answer, isUsable: false });
    };
    const broken = (error: Failure): void => lost(error.code ?? 'broken off');
    const closed = (): void => lost('closed');
    connection.once('error', broken);
    connection.once('end', closed);
    connection.send(envelope, content, (error) => {
      connection.off('error', broken);
      connection.off('end', closed);
      if (!error) return resolve({ answer: { answer: 'accepted' }, isUsable: true });
      const { responseCode: code } = error as Failure;
      if (!code) return broken(error);
      resolve({ answer: { answer: 'refused', code, about: judgedBy(error) }, isUsable: false });
    });
  });
}

/** The codes by which a server says without any other word that there is no such mailbox. */
const noMailbox: ReadonlySet<number> = new Set([550, 551, 553]);

/**
 * What a refusal is about. Where the server says so by an enhanced code (RFC 3463), x.1.y is about
 * the address and x.2.1 about a mailbox that was closed; x.7.y is policy, which is about us.
 */
function judgedBy({ responseCode = 0, response = '', command }: Failure): MailJudged {
  // To MAIL FROM it judges us, and every mail after this one alike.
  if (command !== 'RCPT TO' && command !== 'DATA') return 'session';
  const said = /^\d{3}[ -]5\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  if (said !== undefined) return said.startsWith('1.') || said === '2.1' ? 'mailbox' : 'mail';
  return command === 'RCPT TO' && noMailbox.has(responseCode) ? 'mailbox' : 'mail';
}
