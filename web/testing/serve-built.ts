import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** What a careful server would allow: everything from itself, nothing written into the page. */
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Answers in another way, or says that it does not. */
export type Spoil = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Serves the built app on a free port of this machine; every address that is no file is the app.
 */
export async function serveBuilt(folder: string, spoil: Spoil = () => false): Promise<Served> {
  const server = createServer((request, response) => {
    if (spoil(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const wanted = path.join(folder, path.normalize(pathname));
    const isFile = path.extname(wanted) !== '' && existsSync(wanted);
    if (pathname.startsWith('/api/') || (path.extname(wanted) !== '' && !isFile)) {
      response.writeHead(404).end();
      return;
    }
    const file = isFile ? wanted : path.join(folder, 'app/index.html');
    // Names in there change with what they hold.
    const isHashed = pathname.startsWith('/assets/');
    response.writeHead(200, {
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
