import { once } from 'node:events';
import { createServer } from 'node:net';

const tries = 50;

/** The first of so many ports beside each other on which one could listen just now. */
export async function freePorts(count: number): Promise<number> {
  for (let tried = 0; tried < tries; tried += 1) {
    const first = await listenOn(0);
    if (first === undefined) continue;
    let free = 1;
    while (free < count && (await listenOn(first + free))) free += 1;
    if (free === count) return first;
  }
  throw new Error(`no ${count} free ports lie beside each other`);
}

/** The port that one could listen on just now, or undefined. */
async function listenOn(port: number): Promise<number | undefined> {
  if (port > 65_535) return undefined;
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : undefined;
}
