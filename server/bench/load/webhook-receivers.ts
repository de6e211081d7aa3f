import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import process from 'node:process';

/** A process of its own: one receiver that takes everything, and one that is dead. */
let taken = 0;
const alive = createHttpServer((request, response) => {
  request.resume().on('end', () => {
    taken += 1;
    response.writeHead(204).end();
  });
});
const dead = createServer(() => undefined);

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const ports = { alive: await listen(alive), dead: await listen(dead) };
process.on('message', () => process.send?.({ taken }));
process.on('disconnect', () => process.exit(0));
process.send?.(ports);
