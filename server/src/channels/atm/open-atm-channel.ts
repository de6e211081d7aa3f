import type { Context } from '#platform/context';
import {
  type Listening,
  listenForSockets,
  type ServedSocket,
  type SocketConnection,
  startTimer,
} from '#platform/sockets';
import {
  answerType,
  decodeMessage,
  encodeMessage,
  frameMessage,
  hasRightMac,
  type IsoMessage,
  type MacRule,
  MessageFrames,
  withMac,
  WrongMessage,
} from '#wire/iso8583';
import { readAcquirerMacKey } from '#acquirers';
import { type AcquirerTable, readMacKey } from './acquirer-table.ts';
import { responses } from './answers.ts';
import { Desk } from './desk.ts';
import { handleMessage, isAnswer } from './handle-message.ts';
import type { Visit } from './visit.ts';

export interface OpenedAtm {
  /** Where each acquirer's host connects, by its code. */
  readonly ports: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** A host that says nothing for so long is gone: they ask for an echo every few minutes. */
const silentMs = 15 * 60_000;
const mostConnections = 50;
/** A host that sends more than this without waiting for an answer is broken. */
const mostUnanswered = 1_000;

/**
 * The role `atm`: a port for each acquirer, because how one writes must be known before reading.
 */
export async function openAtmChannel(
  context: Context,
  host: string,
  tables: readonly AcquirerTable[],
): Promise<OpenedAtm> {
  const opened: [string, Listening][] = [];
  for (const table of tables) {
    const desk = new Desk(context, table.code);
    await desk.read();
    const { port, peers, tls, code } = table;
    const mac = await macOf(context, table);
    const refused = (why: string): void => {
      context.log.warn('who called as an acquirer was not served', { acquirer: code, why });
    };
    const serve = (connection: SocketConnection): ServedSocket =>
      serveHost({ context, table, desk, mac }, connection);
    opened.push([
      table.code,
      await listenForSockets({ host, port, peers, mostConnections, tls, serve, refused }),
    ]);
  }
  return {
    ports: Object.fromEntries(opened.map(([code, { port }]) => [code, port])),
    stop: async () => void (await Promise.all(opened.map(([, listening]) => listening.stop()))),
  };
}

/** That of the file, or else the one that is sealed in the database. */
async function macOf(context: Context, { code, mac }: AcquirerTable): Promise<MacRule | undefined> {
  if (!mac) return undefined;
  const { method } = mac;
  const key = mac.key ?? readMacKey(method, await readAcquirerMacKey(context, code), code);
  return { method, key };
}

type Served = Pick<Visit, 'context' | 'table' | 'desk'> & { readonly mac: MacRule | undefined };

/** One connection: garbage ends it, and nothing else. */
function serveHost(served: Served, connection: SocketConnection): ServedSocket {
  const { context, table, mac } = served;
  const frames = new MessageFrames(table.dialect);
  const session = { isSignedOn: false };
  let unanswered = 0;
  const silence = startTimer(silentMs, () => connection.destroy('silent'));
  const answer = async (octets: Buffer): Promise<void> => {
    unanswered += 1;
    try {
      const message = decodeMessage(table.dialect, octets);
      const said = await answerTo({ ...served, session }, message, octets);
      if (said) connection.write(framed(table, mac, said));
    } catch (error) {
      drop(error);
    } finally {
      unanswered -= 1;
    }
  };
  const drop = (error: unknown): void => {
    const isGarbage = error instanceof WrongMessage;
    const acquirer = table.code;
    context.metrics.count('lowu_atm_dropped_total', { acquirer });
    if (isGarbage)
      context.log.warn('an acquirer sent no message', { acquirer, why: error.message });
    else context.log.error('an acquirer was not answered', { acquirer, error });
    connection.destroy('garbage');
  };
  return {
    received(octets) {
      silence.restart();
      try {
        for (const frame of frames.push(octets)) {
          if (unanswered >= mostUnanswered) return connection.destroy('too many at once');
          void answer(frame);
        }
      } catch (error) {
        drop(error);
      }
    },
    closed: () => silence.stop(),
  };
}

function framed({ dialect }: AcquirerTable, mac: MacRule | undefined, message: IsoMessage): Buffer {
  const whole = mac ? withMac(dialect, message, mac) : message;
  return frameMessage(dialect, encodeMessage(dialect, whole));
}

async function answerTo(
  { mac, ...visit }: Omit<Visit, 'acquirer'> & Pick<Served, 'mac'>,
  message: IsoMessage,
  octets: Buffer,
): Promise<IsoMessage | undefined> {
  const { table, context, desk } = visit;
  const { dialect } = table;
  if (mac && !hasRightMac(dialect, octets, message, mac)) {
    context.log.warn('a message of an acquirer without its right MAC', { acquirer: table.code });
    return isAnswer(message) ? undefined : refused(message);
  }
  return handleMessage({ ...visit, acquirer: await desk.read() }, message);
}

/** Nothing of it is believed, so nothing is done; it is told by what it may be known. */
function refused({ type, fields, header }: IsoMessage): IsoMessage {
  const kept = [7, 11, 32, 41].filter((field) => fields[field] !== undefined);
  const echo = Object.fromEntries(kept.map((field) => [field, fields[field] ?? '']));
  return {
    type: answerType(type),
    fields: { ...echo, 39: responses.securityViolation },
    ...(header && { header }),
  };
}
