import {
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { Fault } from '#base';
import type { Identity } from './identity.ts';
import { rawOf } from './recipient.ts';

/** A file that was changed, cut, or encrypted to somebody else. */
export class NotOpened extends Fault {}

/** A file on its way back. Nothing of a piece is given out before all of it was found genuine. */
export interface OpenedAgeFile {
  add(sealed: Buffer): Buffer;
  /** @throws NotOpened where the file was cut off */
  end(): Buffer;
}

const version = 'age-encryption.org/v1';
const algorithm = 'chacha20-poly1305';
const tagBytes = 16;
const nonceBytes = 16;
const fileKeyBytes = 16;
const sealedPieceBytes = 65_536 + tagBytes;
const longestHeader = 4_096;

/** Opens a file of age that was encrypted to one key of X25519, piece by piece. */
export function openSealedAgeFile(identity: Identity): OpenedAgeFile {
  let waiting: Buffer = Buffer.alloc(0);
  let open: ((piece: Buffer, isLast: boolean) => Buffer) | undefined;
  return {
    add(sealed) {
      waiting = Buffer.concat([waiting, sealed]);
      if (!open) {
        const begun = beginning(waiting, identity);
        if (!begun) return Buffer.alloc(0);
        ({ open, rest: waiting } = begun);
      }
      const pieces: Buffer[] = [];
      // The last piece is marked, and is whatever is left at the end: so one is kept back.
      while (waiting.length > sealedPieceBytes) {
        pieces.push(open(waiting.subarray(0, sealedPieceBytes), false));
        waiting = waiting.subarray(sealedPieceBytes);
      }
      return Buffer.concat(pieces);
    },
    end() {
      if (!open) throw new NotOpened('the file was cut off in its head');
      return open(waiting, true);
    },
  };
}

/** The head of a file, once all of it is there. */
function beginning(bytes: Buffer, identity: Identity) {
  const mark = bytes.indexOf('\n--- ');
  const end = mark < 0 ? -1 : bytes.indexOf('\n', mark + 1);
  if (end < 0 && bytes.length > longestHeader) throw new NotOpened('this is no file of age');
  if (end < 0 || bytes.length < end + 1 + nonceBytes) return undefined;
  const fileKey = fileKeyIn(bytes.subarray(0, end).toString('latin1'), identity);
  const nonce = bytes.subarray(end + 1, end + 1 + nonceBytes);
  const open = opener(derived(fileKey, nonce, 'payload'));
  return { open, rest: bytes.subarray(end + 1 + nonceBytes) };
}

function fileKeyIn(header: string, identity: Identity): Buffer {
  const lines = header.split('\n');
  const [first, stanza = '', wrapped = '', last = ''] = lines;
  const [, share = ''] = /^-> X25519 (\S+)$/.exec(stanza) ?? [];
  const theirs = bytesOf(share, 32);
  const sealedKey = bytesOf(wrapped, fileKeyBytes + tagBytes);
  const found = bytesOf(last.slice(4), 32);
  if (first !== version || lines.length !== 4 || !theirs || !sealedKey || !found) {
    throw new NotOpened('this is no file of age to one key of X25519');
  }
  const jwk = { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const shared = sharedBy(identity, publicKey);
  const salt = Buffer.concat([theirs, rawOf(createPublicKey(identity))]);
  const wrapKey = derived(shared, salt, `${version}/X25519`);
  const fileKey = opened(wrapKey, Buffer.alloc(12), sealedKey);
  const signed = `${lines.slice(0, 3).join('\n')}\n---`;
  const mac = createHmac('sha256', derived(fileKey, Buffer.alloc(0), 'header')).update(signed);
  if (!timingSafeEqual(found, mac.digest())) {
    throw new NotOpened('the head of the file was changed');
  }
  return fileKey;
}

/** The one way to write so many bytes: no other length, no padding, and no bits beyond the last. */
function bytesOf(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  const isOne = bytes.toString('base64').replaceAll('=', '') === text;
  return isOne && bytes.length === length ? bytes : undefined;
}

/**
 * A share of a low order makes a secret that everybody knows; age refuses it, and so does OpenSSL.
 */
function sharedBy(privateKey: Identity, publicKey: KeyObject): Buffer {
  try {
    const shared = diffieHellman({ privateKey, publicKey });
    if (shared.some((byte) => byte !== 0)) return shared;
  } catch {
    // The same as the secret that is all zeros.
  }
  throw new NotOpened('the head of the file names a key that is none');
}

function opener(key: Buffer): (piece: Buffer, isLast: boolean) => Buffer {
  const nonce = Buffer.alloc(12);
  let count = 0;
  return (piece, isLast) => {
    nonce.writeUIntBE(count, 5, 6);
    nonce[11] = isLast ? 1 : 0;
    count += 1;
    const plain = opened(key, nonce, piece);
    // Only a file in which there is nothing has a piece in which there is nothing.
    if (isLast && plain.length === 0 && count > 1) {
      throw new NotOpened('the file ends with an empty piece');
    }
    return plain;
  };
}

function opened(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < tagBytes) throw new NotOpened('the file was cut off');
  const cut = sealed.length - tagBytes;
  const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAuthTag(sealed.subarray(cut));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, cut)), cipher.final()]);
  } catch {
    throw new NotOpened('the file was changed, cut off, or is for another key');
  }
}

function derived(key: Buffer, salt: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, use, 32));
}
