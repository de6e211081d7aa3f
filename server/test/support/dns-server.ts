import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export interface DnsServer {
  /** As a resolver is told of it. */
  readonly address: string;
  /** The names that it was asked for IPv4 addresses of. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * A name server that answers each question for an IPv4 address with the next of the answers given
 * for that name, the last for ever; it knows no IPv6. A name without any is never answered.
 */
export async function openDnsServer(
  names: Readonly<Record<string, readonly string[]>>,
): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (question, { port, address }) => {
    const { name, type, end } = questionIn(question);
    if (type === 1) asked.push(name);
    const answers = names[name];
    if (!answers) return;
    const times = asked.filter((one) => one === name).length;
    const ip = type === 1 ? answers[Math.min(times, answers.length) - 1] : undefined;
    socket.send(answerTo(question.subarray(0, end), ip), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** RFC 1035, 4.1.2: labels with their lengths, a zero, the type and the class. */
function questionIn(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** RFC 1035, 4.1.3: one record that points back to the question, alive for no time at all. */
function answerTo(question: Buffer, ip: string | undefined): Buffer {
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(ip === undefined ? 0 : 1, 6);
  header.writeUInt32BE(0, 8);
  const body = question.subarray(12);
  if (ip === undefined) return Buffer.concat([header, body]);
  const record = Buffer.from([
    0xc0,
    12,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    0,
    0,
    4,
    ...ip.split('.').map(Number),
  ]);
  return Buffer.concat([header, body, record]);
}
