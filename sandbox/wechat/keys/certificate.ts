import { createPublicKey, type KeyObject, sign } from 'node:crypto';

/** One element of DER (X.690): a tag, the length of the content, the content. */
function element(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const digits = content.length.toString(16);
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 + length.length]), length, content]);
}

const sequence = (...contents: Buffer[]): Buffer => element(0x30, ...contents);

/** 1.2.840.113549.1.1.11, sha256WithRSAEncryption, with its NULL. */
const signatureAlgorithm = sequence(
  element(0x06, Buffer.from('2a864886f70d01010b', 'hex')),
  element(0x05),
);

/** A distinguished name of one common name (2.5.4.3), as UTF-8. */
function nameOf(subject: string): Buffer {
  const attribute = sequence(
    element(0x06, Buffer.from('550403', 'hex')),
    element(0x0c, Buffer.from(subject)),
  );
  return sequence(element(0x31, attribute));
}

/** GeneralizedTime, to the second. */
function timeOf(atMs: number): Buffer {
  const text = new Date(atMs).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return element(0x18, Buffer.from(`${text}Z`));
}

/**
 * An X.509 certificate (RFC 5280) that signs itself: Node reads certificates and cannot make any.
 * `serial` is hex, begins with a digit from 1 to 7 and has an even number of digits.
 */
export function selfSigned(given: {
  privateKey: KeyObject;
  serial: string;
  subject: string;
  fromMs: number;
  untilMs: number;
}): string {
  const { privateKey, serial, subject, fromMs, untilMs } = given;
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const name = nameOf(subject);
  const toBeSigned = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from(serial, 'hex')),
    signatureAlgorithm,
    name,
    sequence(timeOf(fromMs), timeOf(untilMs)),
    name,
    publicKey,
  );
  const signature = sign('RSA-SHA256', toBeSigned, privateKey);
  const bits = element(0x03, Buffer.from([0]), signature);
  const base64 = sequence(toBeSigned, signatureAlgorithm, bits).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
