import { connect, type Socket } from 'node:net';
import { type Fields, read, written } from './iso-library.ts';
import { type HostLink, note, type World } from './world.ts';

const answerMs = 5_000;
const comesBackMs = 500;
const echoMs = 60_000;

interface Waiting {
  readonly done: (answer: Fields | undefined) => void;
  readonly timer: NodeJS.Timeout;
}

/** Who waits for an answer, by the trace number that it repeats. */
class Questions {
  readonly #waiting = new Map<string, Waiting>();

  ask(trace: string): Promise<Fields | undefined> {
    this.settle(trace, undefined);
    return new Promise((done) => {
      const timer = setTimeout(() => this.settle(trace, undefined), answerMs);
      this.#waiting.set(trace, { done, timer });
    });
  }

  settle(trace: string, answer: Fields | undefined): void {
    const one = this.#waiting.get(trace);
    if (!one) return;
    clearTimeout(one.timer);
    this.#waiting.delete(trace);
    one.done(answer);
  }

  giveUp(): void {
    for (const trace of this.#waiting.keys()) this.settle(trace, undefined);
  }
}

export function openHostLink(world: World, host: string, port: number): HostLink {
  const questions = new Questions();
  let socket: Socket | undefined;
  let isSignedOn = false;
  let isClosed = false;
  const ask: HostLink['ask'] = (fields, about) => {
    const trace = fields[11] ?? '';
    const answer = questions.ask(trace);
    note(world, { way: 'out', type: fields[0] ?? '', trace, about });
    if (socket?.writable) socket.write(written(fields));
    else questions.settle(trace, undefined);
    return answer;
  };
  const signOn = async (): Promise<void> => {
    const answer = await ask(networkMessage(world, '001'), 'sign-on');
    isSignedOn = answer?.[39] === '00';
    // A day that ends here ends by our cut-over only.
    if (world.businessDay === '') world.businessDay = answer?.[15] ?? '';
  };
  const open = (): void => {
    socket = connect(port, host);
    hearAnswers(socket, (answer) => {
      const [type = '', trace = ''] = [answer[0], answer[11]];
      note(world, { way: 'in', type, trace, about: `39=${answer[39] ?? ''}` });
      questions.settle(trace, answer);
    });
    socket.on('error', () => socket?.destroy());
    socket.once('connect', () => void signOn());
    socket.once('close', () => {
      isSignedOn = false;
      questions.giveUp();
      if (!isClosed) setTimeout(open, comesBackMs).unref();
    });
  };
  open();
  const echo = setInterval(() => {
    if (isSignedOn) void ask(networkMessage(world, '301'), 'echo');
  }, echoMs).unref();
  return {
    get isSignedOn() {
      return isSignedOn;
    },
    ask,
    disconnect: () => void socket?.destroy(),
    close() {
      isClosed = true;
      clearInterval(echo);
      socket?.destroy();
    },
  };
}

/** Cuts what comes into messages, each behind two octets of length. */
function hearAnswers(socket: Socket, hear: (answer: Fields) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (octets: Buffer) => {
    rest = Buffer.concat([rest, octets]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      hear(read(rest.subarray(0, end)));
      rest = rest.subarray(end);
    }
  });
}

/** What names a message: when it was sent, in UTC, and a number of its own. */
export function stamp(world: World): Record<number, string> {
  world.nextTrace = (world.nextTrace % 999_999) + 1;
  const now = new Date(world.clock.now()).toISOString().replace(/\D/g, '');
  return { 7: now.slice(4, 14), 11: String(world.nextTrace).padStart(6, '0') };
}

export function networkMessage(world: World, code: string): Record<number, string> {
  return { 0: '0800', ...stamp(world), 32: institution, 70: code };
}

export const institution = '423935';
