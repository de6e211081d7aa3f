import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Incoming } from '../../kit/server.ts';

function sha256(of: string | Buffer): string {
  return createHash('sha256').update(of).digest('hex');
}

/** What a request is signed over: one line each, and the hash of its body last. */
export function requestText(incoming: Incoming, time: string, nonce: string): string {
  return [incoming.method, incoming.target, time, nonce, sha256(incoming.body)].join('\n');
}

/** The nonce of the question binds the answer to it. */
export function answerText(nonce: string, status: number, body: string | Buffer): string {
  return [nonce, status, sha256(body)].join('\n');
}

export function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

export function isSignedBy(secrets: readonly string[], text: string, given: string): boolean {
  const bytes = Buffer.from(given, 'hex');
  return secrets.some((secret) => {
    const wanted = Buffer.from(sign(secret, text), 'hex');
    return wanted.length === bytes.length && timingSafeEqual(wanted, bytes);
  });
}
