import { hash } from 'node:crypto';

const blockBytes = 64;
const hashBytes = 32;

/**
 * HMAC-SHA-256 (RFC 2104) of texts in UTF-8, by a key of one block at most. `createHmac` makes an
 * object outside of JavaScript's memory for each text: 4 µs of a short one instead of 1.7.
 */
export function openHmac(key: Uint8Array): (text: string) => Buffer {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = padded.map((byte) => byte ^ 0x5c);
  return (text) => {
    const within = Buffer.allocUnsafe(blockBytes + Buffer.byteLength(text));
    within.set(inner);
    within.write(text, blockBytes);
    const around = Buffer.allocUnsafe(blockBytes + hashBytes);
    around.set(outer);
    around.write(hash('sha256', within, 'binary'), blockBytes, 'binary');
    return Buffer.from(hash('sha256', around, 'binary'), 'binary');
  };
}
