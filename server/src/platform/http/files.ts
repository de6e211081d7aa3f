import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answererOf, noRoute } from './nowhere.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.png': 'image/png',
};

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** What one screen may do beyond all others. */
export interface PageRights {
  /** Where its scripts may connect besides to us. */
  readonly connects?: readonly string[];
}

/** Pages load nothing from anywhere else, and nobody may frame them. */
function policyOf({ connects = [] }: PageRights): string {
  return [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    ["connect-src 'self'", ...connects].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** Built files of one folder, by name. The list is read once: no request ever becomes a path. */
export interface Files {
  readonly names: readonly string[];
  /**
   * A file as it was built, for whoever writes something into it; undefined where there is none.
   */
  text(name: string): string | undefined;
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    rights?: PageRights,
  ): Promise<FastifyReply>;
}

export function openFiles(folder: string): Files {
  const all = new Set(namesBelow(folder));
  return {
    names: [...all].filter((name) => !name.endsWith('.br') && !name.endsWith('.gz')),
    text: (name) => (all.has(name) ? readFileSync(path.join(folder, name), 'utf8') : undefined),
    async send(request, reply, name, rights = {}) {
      const accepted = request.headers['accept-encoding'] ?? '';
      const packed = encodings.find(([way, end]) => accepted.includes(way) && all.has(name + end));
      const body = await readFile(path.join(folder, packed ? name + packed[1] : name));
      // Names with a hash in them never change.
      const isHashed = name.startsWith('assets/');
      if (packed) void reply.header('content-encoding', packed[0]);
      // How long it is goes first, and how long it may be kept last: from an answer without TLS
      // that ends within its headers, Chromium keeps an empty file for that long, unless it has
      // read of a length.
      void reply
        .header('content-length', body.length)
        .type(types[path.extname(name)] ?? 'application/octet-stream')
        .header('vary', 'accept-encoding')
        .header('content-security-policy', policyOf(rights))
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'same-origin')
        .header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      return reply.send(body);
    },
  };
}

/**
 * Answers the addresses of one screen, written as contracts write them, with its document, which
 * finds out by the address what to show. Whoever writes a slash behind one is led to it. Without a
 * build there are none.
 */
export function servePages(
  app: FastifyInstance,
  files: Files,
  document: string,
  addresses: readonly string[],
  rights: PageRights = {},
): void {
  if (!files.names.includes(document)) return;
  for (const address of addresses) {
    const route = address.replace(/\{(\w+)\}/g, ':$1');
    app.get(route, (request, reply) => files.send(request, reply, document, rights));
    if (route === '/') continue;
    app.get(`${route}/`, async (request, reply) => {
      return reply.redirect(request.url.replace(/\/(?=$|\?)/, ''), 308);
    });
  }
}

/**
 * What a person finds at an address that leads nowhere: the document, which says so and shows the
 * way back. A program, which asks for no page, gets its refusal.
 */
export function serveLost(app: FastifyInstance, files: Files, document: string): void {
  if (!files.names.includes(document)) return;
  app.get('/*', async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) {
      const no = noRoute(request, reply);
      const answer = answererOf(request);
      if (!answer) throw no;
      await answer(no, request, reply);
      return reply;
    }
    return files.send(request, reply.code(404), document);
  });
}

function namesBelow(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const inner = path.join(folder, name);
    return statSync(inner).isDirectory()
      ? namesBelow(inner, `${prefix}${name}/`)
      : [`${prefix}${name}`];
  });
}
