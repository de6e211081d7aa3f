import { deflateRawSync } from 'node:zlib';
import {
  type InclusionProof,
  readInclusionProof,
  splitSignatures,
  withCosignatures,
} from '#wire/tlog';
import type { ReceiptProof } from './prove-receipt.ts';

const version = 1;
/** A code of the largest kind holds 2,953 bytes, and the address of the page stands before it. */
const mostCharacters = 2_800;

/**
 * A proof so small that a QR code of it can be scanned: base64url of the version, how many hashes
 * there are, the index of the leaf in six bytes, the hashes, and then, deflated (RFC 1951), the
 * extra data and the owner's part, each behind its length in two bytes, and the checkpoint. Its
 * C2SP text, deflated, takes a quarter more: base64 hides from deflate what repeats. See
 * docs/decisions/a-proof-in-a-code.md. Witnesses for whom there is no room stand in the file
 * only.
 */
export function packProof({ proof, own }: ReceiptProof): string {
  const read = readInclusionProof(proof);
  const { ours, witnesses } = splitSignatures(read.checkpoint);
  for (let count = witnesses.length; count > 0; count -= 1) {
    const checkpoint = withCosignatures(ours, witnesses.slice(0, count));
    const packed = pack({ ...read, checkpoint }, own);
    if (packed.length <= mostCharacters) return packed;
  }
  return pack({ ...read, checkpoint: ours }, own);
}

function pack(
  { extra, index, path, checkpoint }: InclusionProof,
  own: ReceiptProof['own'],
): string {
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
