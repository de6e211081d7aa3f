import type { Html } from './html.ts';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Bytes where it is a file. */
  body: string | Buffer;
}

/** Stays open. `start` gets the way to write and the signal that the other side has gone. */
export interface Stream {
  headers: Record<string, string>;
  start(write: (text: string) => void, gone: AbortSignal): void;
}

/** `hang` never answers; `reset` breaks the connection. Both are what a bad network looks like. */
export type Answer = Reply | Stream | 'hang' | 'reset';

/** A request that cannot be served as it is. Thrown by readers, answered by the server. */
export class Problem extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Problem';
    this.status = status;
  }
}

const noStore = { 'cache-control': 'no-store' };

/** Pages bring no script of their own except files of the same program. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What somebody has mailed brings its styles along, and nothing else. */
const mailedPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

export function json(status: number, value: unknown): Reply {
  const headers = { ...noStore, 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: `${JSON.stringify(value, undefined, 2)}\n` };
}

export function text(status: number, body: string, type = 'text/plain'): Reply {
  return { status, headers: { ...noStore, 'content-type': `${type}; charset=utf-8` }, body };
}

export function file(name: string, body: Buffer, type: string): Reply {
  const disposition = `attachment; filename="${name}"`;
  const headers = { ...noStore, 'content-type': type, 'content-disposition': disposition };
  return { status: 200, headers, body };
}

export function page(status: number, content: Html): Reply {
  const headers = {
    ...noStore,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  return { status, headers, body: content.html };
}

/** The HTML of a mail as it came, for a frame in which it runs nothing and loads nothing. */
export function mailed(body: string): Reply {
  const headers = {
    ...noStore,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': mailedPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body };
}

/** The location may be relative, so that a proxy in front of the program stays in the way. */
export function redirect(location: string, status: 302 | 303 = 303): Reply {
  return { status, headers: { ...noStore, location }, body: '' };
}
