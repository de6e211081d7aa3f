import { deflateRawSync } from 'node:zlib';
import { readInclusionProof } from '#wire/tlog';
import type { ReceiptProof } from './prove-receipt.ts';

const version = 1;

/**
 * A proof so small that a QR code of it can be scanned: base64url of the version, how many hashes
 * there are, the index of the leaf in six bytes, the hashes, and then, deflated (RFC 1951), the
 * extra data and the owner's part, each behind its length in two bytes, and the checkpoint. Its
 * C2SP text, deflated, takes a quarter more: base64 hides from deflate what repeats. See
 * docs/decisions/a-proof-in-a-code.md.
 */
export function packProof({ proof, own }: ReceiptProof): string {
  const { extra, index, path, checkpoint } = readInclusionProof(proof);
  const head = Buffer.alloc(8);
  head.writeUInt8(version, 0);
  head.writeUInt8(path.length, 1);
  head.writeUIntBE(index, 2, 6);
  const texts = [measured(extra), measured(own ?? Buffer.alloc(0)), Buffer.from(checkpoint)];
  const packed = deflateRawSync(Buffer.concat(texts), { level: 9 });
  return Buffer.concat([head, ...path, packed]).toString('base64url');
}

function measured(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
