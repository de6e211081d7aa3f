import assert from 'node:assert/strict';
import {
  closeSession,
  openSession,
  type SaidStep,
  type SessionAnswer,
  updateSession,
  type UseKind,
} from '#charging';
import type { TestContext } from '#test/database';
import type { Model, Report } from './model.ts';
import { type Act, lineCount, type PlaceName } from './steps.ts';

function dataIn(zone: PlaceName): UseKind {
  return { service: 'data', zone, direction: null, to: null };
}

interface Session {
  readonly chargingId: string;
  /** Undefined until it has been answered. */
  id: string | undefined;
  isClosed: boolean;
  sequence: number;
  reports: number;
  delayed: Report[];
}

/**
 * A network function that numbers its steps and reports, and sends again what was not answered. It
 * holds every answer against the others to the same message.
 */
export class Network {
  readonly #processes: readonly TestContext[];
  readonly #imsis: readonly string[];
  readonly #model: Model;
  readonly #sessions = new Map<number, Session>();
  #opened = 0;
  #sent = 0;

  constructor(processes: readonly TestContext[], imsis: readonly string[], model: Model) {
    this.#processes = processes;
    this.#imsis = imsis;
    this.#model = model;
  }

  async perform(act: Act): Promise<void> {
    const before = this.#sessions.get(act.session);
    const isOver = before?.isClosed && (act.do !== 'catch up' || before.delayed.length === 0);
    const session = !before || isOver ? await this.#open(act) : before;
    const used = this.#use(session, act);
    if (act.do === 'close') session.isClosed = true;
    await this.#tell(act, session, used);
  }

  /** Reports what was delayed, and closes what is open. */
  async closeAll(): Promise<void> {
    const rest = {
      kilobytes: 1,
      place: 'HK',
      isInstant: true,
      asks: false,
      copies: 1,
      isLost: false,
    } as const;
    for (const [session, { isClosed, delayed }] of this.#sessions) {
      if (delayed.length > 0) await this.perform({ ...rest, session, do: 'catch up' });
      if (!isClosed) await this.perform({ ...rest, session, do: 'close' });
    }
  }

  async #open(act: Act): Promise<Session> {
    this.#opened += 1;
    const chargingId = `${act.session}/${this.#opened}`;
    const session: Session = {
      chargingId,
      id: undefined,
      isClosed: false,
      sequence: 0,
      reports: 0,
      delayed: [],
    };
    this.#sessions.set(act.session, session);
    this.#model.open(act.session % lineCount, chargingId, this.#nowMs);
    await this.#tell(act, session, []);
    return session;
  }

  /** What is told of in this message: something new, and what was delayed before it. */
  #use(session: Session, { do: verb, kilobytes, place, isInstant }: Act): readonly Report[] {
    const isNew = !session.isClosed || verb !== 'catch up';
    const fresh: Report = {
      number: (session.reports += isNew ? 1 : 0),
      bytes: BigInt(kilobytes) * 1_024n,
      place,
      isInstant,
      usedAt: this.#nowMs,
    };
    if (verb === 'delay') {
      session.delayed.push(fresh);
      return [];
    }
    const used = isNew ? [fresh] : [];
    if (verb === 'catch up') used.push(...session.delayed.splice(0));
    return used;
  }

  async #tell(act: Act, session: Session, used: readonly Report[]): Promise<void> {
    const step: SaidStep = {
      consumer: 'smf',
      sequence: session.sequence,
      notifyUri: null,
      groups: [
        {
          ratingGroup: 1,
          use: dataIn(act.place),
          wanted: act.asks ? 'some' : null,
          used: saidOf(used),
        },
      ],
    };
    session.sequence += 1;
    const line = act.session % lineCount;
    for (const report of used.toSorted((one, other) => one.number - other.number)) {
      this.#model.report(line, session.chargingId, report, this.#nowMs);
    }
    const copies = Array.from({ length: act.copies }, () => this.#send(session, line, step));
    const answers = await Promise.all(copies);
    if (act.isLost) answers.push(await this.#send(session, line, step));
    const [first] = answers;
    for (const answer of answers) assert.deepEqual(answer, first, 'one message, two answers');
    session.id ??= first?.session;
  }

  #send(session: Session, line: number, step: SaidStep): Promise<SessionAnswer> {
    this.#sent += 1;
    const process = this.#processes[this.#sent % this.#processes.length] as TestContext;
    if (session.id === undefined) {
      const who = { imsi: this.#imsis[line] as string };
      const { chargingId } = session;
      return openSession(process, { who, chargingId, message: step });
    }
    const tell = session.isClosed && step.groups[0]?.used.length ? closeSession : updateSession;
    return tell(process, session.id, step);
  }

  get #nowMs(): number {
    return (this.#processes[0] as TestContext).clock.now();
  }
}

function saidOf(used: readonly Report[]) {
  return used.map(({ number, bytes, place, isInstant, usedAt }) => ({
    sequence: number,
    units: bytes,
    use: dataIn(place),
    fromMs: isInstant ? usedAt : null,
    untilMs: usedAt,
    isCounted: true,
  }));
}
