import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const tries = 50;
/** Browsers refuse no port from here on (the Fetch standard's bad ports end at 10080). */
const lowest = 10_240;
/** Linux gives these and higher ones to outgoing connections, at any moment. */
const firstOutgoing = 32_768;

/**
 * The first of so many ports beside each other on which one could listen just now, and on which no
 * outgoing connection of this machine will be before one does.
 */
export async function freePorts(count: number): Promise<number> {
  for (let tried = 0; tried < tries; tried += 1) {
    const first = randomInt(lowest, firstOutgoing - count);
    let free = 0;
    while (free < count && (await canListenOn(first + free))) free += 1;
    if (free === count) return first;
  }
  throw new Error(`no ${count} free ports lie beside each other`);
}

async function canListenOn(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
