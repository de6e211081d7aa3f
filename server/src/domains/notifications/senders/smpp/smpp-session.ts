import { openSocket, type RealTimer, type SocketConnection, startTimer } from '#platform/sockets';
import {
  decodePdu,
  encodePdu,
  type Pdu,
  PduFrames,
  type PduOf,
  type ShortMessage,
  statuses,
  WrongPdu,
} from '#wire/smpp';
import type { SmppPlace } from './smpp-place.ts';

/** What the centre said to a message, or that it said nothing. */
export type SubmitAnswer =
  | { readonly answer: 'status'; readonly status: number; readonly messageId: string }
  /** It went out, and whether it came in nobody knows. */
  | { readonly answer: 'none' };

/** What a session tells whoever opened it. `closed` comes exactly once, and last. */
export interface SessionEvents {
  /** `version` is the centre's, 0x34 for 3.4; undefined where it says none. */
  bound(version: number | undefined): void;
  /** True once it is kept; false, and the centre keeps it and comes again. */
  delivered(message: ShortMessage): Promise<boolean>;
  closed(reason: string): void;
}

/** How long everything may take, in real milliseconds. */
export interface SessionTimes {
  readonly connectMs: number;
  readonly answerMs: number;
  /** After so long without a word we ask whether anybody is there. */
  readonly idleMs: number;
}

const interfaceVersion = 0x34;

type Waiting = {
  readonly answered: (pdu: Pdu | undefined) => void;
  readonly timer: RealTimer;
};

/**
 * One connection to an SMS centre, from the bind to the end. It opens at once and never comes back;
 * `SmppLink` opens the next.
 */
export class SmppSession {
  readonly #place: SmppPlace;
  readonly #times: SessionTimes;
  readonly #events: SessionEvents;
  readonly #connection: SocketConnection;
  readonly #frames = new PduFrames();
  readonly #waiting = new Map<number, Waiting>();
  #sequence = 0;
  #idle: RealTimer | undefined;

  constructor(place: SmppPlace, times: SessionTimes, events: SessionEvents) {
    this.#place = place;
    this.#times = times;
    this.#events = events;
    this.#connection = openSocket(place, times.connectMs, {
      opened: () => this.#bind(),
      received: (octets) => this.#receive(octets),
      closed: (reason) => this.#close(reason),
    });
  }

  /** The answer to one message; the caller holds to the window. */
  submit(message: ShortMessage): Promise<SubmitAnswer> {
    return new Promise((resolve) => {
      this.#ask({ command: 'submit_sm', status: 0, sequence: 0, ...message }, (pdu) => {
        if (!pdu) return resolve({ answer: 'none' });
        const messageId = pdu.command === 'submit_sm_resp' ? pdu.messageId : '';
        const isRefused = pdu.command === 'generic_nack' && pdu.status === statuses.ok;
        resolve({ answer: 'status', status: isRefused ? 0xff : pdu.status, messageId });
      });
    });
  }

  /** Takes leave: the centre sends nothing any more and closes. */
  unbind(): void {
    this.#ask({ command: 'unbind', status: 0, sequence: 0 }, () => this.#connection.end());
  }

  destroy(reason: string): void {
    this.#connection.destroy(reason);
  }

  #bind(): void {
    const { systemId, password, systemType } = this.#place;
    const range = { ton: 0, npi: 0, digits: '' };
    const bind = { systemId, password, systemType, interfaceVersion, range };
    this.#ask({ command: 'bind_transceiver', status: 0, sequence: 0, ...bind }, (pdu) => {
      if (pdu?.command !== 'bind_transceiver_resp' || pdu.status !== statuses.ok) {
        const why = pdu ? `the bind was refused: ${pdu.status}` : 'no answer to the bind';
        return this.destroy(why);
      }
      this.#events.bound(pdu.optional.interfaceVersion);
    });
  }

  #ask(pdu: Pdu, answered: (pdu: Pdu | undefined) => void): void {
    this.#sequence = (this.#sequence % 0x7fff_ffff) + 1;
    const sequence = this.#sequence;
    const timer = startTimer(this.#times.answerMs, () => this.#settle(sequence, undefined));
    this.#waiting.set(sequence, { answered, timer });
    this.#connection.write(encodePdu({ ...pdu, sequence }));
    this.#watch();
  }

  #settle(sequence: number, pdu: Pdu | undefined): void {
    const waiting = this.#waiting.get(sequence);
    if (!waiting) return;
    waiting.timer.stop();
    this.#waiting.delete(sequence);
    waiting.answered(pdu);
  }

  #receive(octets: Buffer): void {
    this.#idle?.restart();
    try {
      for (const frame of this.#frames.push(octets)) this.#take(frame);
    } catch (error) {
      if (!(error instanceof WrongPdu)) throw error;
      this.#nack(error);
      this.destroy(error.message);
    }
  }

  #take(frame: Buffer): void {
    let pdu: Pdu;
    try {
      pdu = decodePdu(frame);
    } catch (error) {
      if (!(error instanceof WrongPdu)) throw error;
      return this.#nack(error);
    }
    switch (pdu.command) {
      case 'enquire_link':
        return this.#answer({ command: 'enquire_link_resp', status: 0, sequence: pdu.sequence });
      case 'unbind':
        this.#answer({ command: 'unbind_resp', status: 0, sequence: pdu.sequence });
        return this.#connection.end();
      case 'deliver_sm':
        void this.#deliver(pdu);
        return;
      case 'submit_sm':
      case 'bind_transceiver':
        return this.#nack(new WrongPdu('ours to say', statuses.wrongBindState, pdu.sequence));
      default:
        return this.#settle(pdu.sequence, pdu);
    }
  }

  async #deliver(pdu: PduOf<'deliver_sm'>): Promise<void> {
    const isKept = await this.#events.delivered(pdu).catch(() => false);
    const status = isKept ? statuses.ok : statuses.temporaryAppError;
    this.#answer({ command: 'deliver_sm_resp', status, sequence: pdu.sequence, messageId: '' });
  }

  #nack({ status, sequence }: WrongPdu): void {
    this.#answer({ command: 'generic_nack', status, sequence });
  }

  #answer(pdu: Pdu): void {
    this.#connection.write(encodePdu(pdu));
  }

  /**
   * A line that died in silence is found out within one idle time and one answer's. Only what comes
   * in is a sign of life: what we write goes nowhere for minutes before anybody says so.
   */
  #watch(): void {
    this.#idle ??= startTimer(this.#times.idleMs, () => {
      this.#ask({ command: 'enquire_link', status: 0, sequence: 0 }, (pdu) => {
        if (!pdu) this.destroy('nobody answered');
      });
    });
  }

  #close(reason: string): void {
    this.#idle?.stop();
    for (const sequence of this.#waiting.keys()) this.#settle(sequence, undefined);
    this.#events.closed(reason);
  }
}
