import type { FastifyReply, FastifyRequest } from 'fastify';

/** What it takes to set a cookie of ours, beside its value. */
export interface CookieRule {
  readonly name: string;
  /** Null means until the browser is closed; the server ends what it stands for in any case. */
  readonly maxAgeSeconds: number | null;
  readonly isSecure: boolean;
  readonly isHttpOnly: true;
  readonly sameSite: 'Lax' | 'Strict';
  readonly path: '/';
}

/** The value of one of our cookies, which are plain tokens: nothing in them needs decoding. */
export function readCookie(request: FastifyRequest, { name }: CookieRule): string | undefined {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

export function setCookie(reply: FastifyReply, rule: CookieRule, value: string): void {
  const { name, maxAgeSeconds, isSecure, sameSite, path } = rule;
  const parts = [`${name}=${value}`, `Path=${path}`, 'HttpOnly', `SameSite=${sameSite}`];
  if (maxAgeSeconds !== null) parts.push(`Max-Age=${value === '' ? 0 : maxAgeSeconds}`);
  if (isSecure) parts.push('Secure');
  const before = reply.getHeader('set-cookie');
  const list = Array.isArray(before) ? before : before === undefined ? [] : [String(before)];
  void reply.header('set-cookie', [...list, parts.join('; ')]);
}

export function clearCookie(reply: FastifyReply, rule: CookieRule): void {
  setCookie(reply, { ...rule, maxAgeSeconds: 0 }, '');
}
