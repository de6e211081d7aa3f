import {
  createCipheriv,
  createHmac,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { type Recipient, rawOf } from './recipient.ts';

/** One file on its way, piece by piece: what is not in `add` yet is never known to be whole. */
export interface AgeFile {
  /** What is ready to be written now that this has come. */
  add(plain: Buffer): Buffer;
  /** The last of it; without it the file does not open, so a cut one is told from a short one. */
  end(): Buffer;
}

const version = 'age-encryption.org/v1';
const algorithm = 'chacha20-poly1305';
const keyBytes = 32;
const fileKeyBytes = 16;
const nonceBytes = 16;
const tagBytes = 16;
/** Of plain text, in each piece but the last. */
const pieceBytes = 65_536;

/**
 * Encrypts a file to one recipient, in the format of age (C2SP, age.md, version 1): only whoever
 * holds the private key opens it, with any of its programs. The key of the file is in this process
 * and nowhere else, and gone when it has ended.
 */
export function openAgeFile(recipient: Recipient): AgeFile {
  const fileKey = randomBytes(fileKeyBytes);
  const nonce = randomBytes(nonceBytes);
  const seal = sealer(derived(fileKey, nonce, 'payload'));
  let ready: Buffer = Buffer.concat([headerOf(recipient, fileKey), nonce]);
  let waiting: Buffer = Buffer.alloc(0);
  return {
    add(plain) {
      waiting = Buffer.concat([waiting, plain]);
      const pieces = [ready];
      ready = Buffer.alloc(0);
      // The last piece is marked, and only an empty file has an empty one: so one is kept back.
      while (waiting.length > pieceBytes) {
        pieces.push(seal(waiting.subarray(0, pieceBytes), false));
        waiting = waiting.subarray(pieceBytes);
      }
      return Buffer.concat(pieces);
    },
    end() {
      const last = Buffer.concat([ready, seal(waiting, true)]);
      ready = Buffer.alloc(0);
      return last;
    },
  };
}

/** Nonces are a number of eleven bytes that counts the pieces, and a byte that marks the last. */
function sealer(key: Buffer): (plain: Buffer, isLast: boolean) => Buffer {
  const nonce = Buffer.alloc(12);
  let count = 0;
  return (plain, isLast) => {
    nonce.writeUIntBE(count, 5, 6);
    nonce[11] = isLast ? 1 : 0;
    count += 1;
    return sealed(key, nonce, plain);
  };
}

function sealed(key: Buffer, nonce: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function headerOf({ bytes: to, key }: Recipient, fileKey: Buffer): Buffer {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const share = rawOf(publicKey);
  const shared = diffieHellman({ privateKey, publicKey: key });
  const wrapKey = derived(shared, Buffer.concat([share, to]), `${version}/X25519`);
  // A key that wraps once needs no nonce of its own.
  const wrapped = sealed(wrapKey, Buffer.alloc(12), fileKey);
  const signed = `${version}\n-> X25519 ${base64(share)}\n${base64(wrapped)}\n---`;
  const macKey = derived(fileKey, Buffer.alloc(0), 'header');
  const mac = createHmac('sha256', macKey).update(signed).digest();
  return Buffer.from(`${signed} ${base64(mac)}\n`);
}

function derived(key: Buffer, salt: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, use, keyBytes));
}

/** Without padding; what is encoded here fits one line. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
