import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '#base';
import { refuse } from './refusals.ts';

/** OWASP, Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. 72 ms here. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

/**
 * NIST SP 800-63B, 5.1.1.2: length counts, mixtures of signs do not. The upper end bounds our work.
 */
const leastCharacters = 12;
const mostCharacters = 128;

const derive = promisify(argon2);

interface Stored {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function parse(stored: string): Stored {
  const [, memory, passes, parallelism, salt = '', hash = ''] = phc.exec(stored) ?? [];
  if (hash === '') throw new Fault('a stored password is not in the form that we write');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

/** The same password typed on two systems may differ in code points; NFKC makes it the same. */
function messageOf(password: string): string {
  return password.normalize('NFKC');
}

/** In characters as people count them, more or less: code points. */
function lengthOf(password: string): number {
  return Array.from(messageOf(password)).length;
}

/** Refuses with `password_weak` what is too short, too long or contains the login. */
export function requireGoodPassword(password: string, login: string): void {
  const length = lengthOf(password);
  const holdsLogin = password.toLowerCase().includes(login.toLowerCase());
  if (length >= leastCharacters && length <= mostCharacters && !holdsLogin) return;
  throw refuse.password_weak({ leastCharacters, mostCharacters, holdsLogin });
}

/** As a PHC string, with its parameters: a later, dearer cost reads what was stored before. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const message = messageOf(password);
  const hash = await derive('argon2id', { ...cost, message, nonce: salt, tagLength: hashBytes });
  const { memory, passes, parallelism } = cost;
  const parameters = `m=${memory},t=${passes},p=${parallelism}`;
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** What a login that does not exist is compared with, so that it costs what one that does costs. */
export const nobodysPassword = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${
  cost.parallelism
}$${unpadded(Buffer.alloc(saltBytes))}$${unpadded(Buffer.alloc(hashBytes))}`;

export async function isPassword(stored: string, password: string): Promise<boolean> {
  const { salt, hash, ...parameters } = parse(stored);
  const message = lengthOf(password) > mostCharacters ? '' : messageOf(password);
  const given = await derive('argon2id', {
    ...parameters,
    message,
    nonce: salt,
    tagLength: hash.length,
  });
  return timingSafeEqual(given, hash);
}
