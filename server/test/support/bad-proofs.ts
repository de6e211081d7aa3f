import { createHash, generateKeyPairSync } from 'node:crypto';
import { present } from '#base';
import {
  inclusionProofText,
  leafHash,
  checkpointText,
  noteText,
  readInclusionProof,
  signNote,
  verifierKey,
} from '#wire/tlog';

/** A proof that proves nothing, and by what each verifier knows it. */
export interface BadProof {
  readonly what: string;
  /** The step at which the page stops. */
  readonly step: 'form' | 'log' | 'key' | 'signature' | 'leaf';
  /** What the stranger's own verifier says, which shares nothing with the page. */
  readonly says: RegExp;
  /** Made of a genuine proof, and of a genuine one of another receipt in the same log. */
  make(proof: string, other: string): string;
}

const origin = 'lowu.localhost/log';

/**
 * Everything that whoever wants to be believed would try, made of the words of a genuine proof. A
 * genuine proof of another receipt, and one from the future, are told by what they say.
 */
export const badProofs: readonly BadProof[] = [
  { what: 'something else', step: 'form', says: /not a proof/, make: () => 'I have paid' },
  {
    what: 'the first line of a proof alone',
    step: 'form',
    says: /not a place/,
    make: (proof) => `${proof.slice(0, proof.indexOf('\n'))}\n`,
  },
  {
    what: 'a proof that was cut off',
    step: 'form',
    says: /not signed|not the one text/,
    make: (proof) => proof.slice(0, -40),
  },
  {
    what: 'a proof without its checkpoint',
    step: 'form',
    says: /not signed|not a proof/,
    make: (proof) => proof.split('\n\n')[0] ?? '',
  },
  {
    what: 'a proof with a place that is no number',
    step: 'form',
    says: /not a place/,
    make: (proof) => proof.replace(/^index .*$/m, 'index -1'),
  },
  {
    what: 'another amount',
    step: 'leaf',
    says: /not in the log/,
    make: (proof) => withOther(proof, '4600 CNY', '9600 CNY'),
  },
  {
    what: 'another number',
    step: 'leaf',
    says: /not in the log/,
    make: (proof) => withOther(proof, '6****101', '6****102'),
  },
  {
    what: 'another day',
    step: 'leaf',
    says: /not in the log/,
    make: (proof) => withOther(proof, 'issued_us 1', 'issued_us 2'),
  },
  {
    what: 'another salt',
    step: 'leaf',
    says: /not in the log/,
    make: (proof) => proof.replace(/^extra (.*)$/m, (_, extra: string) => `extra ${flip(extra)}`),
  },
  {
    what: 'another place in the log',
    step: 'leaf',
    says: /not in the log|long a path|short a path/,
    make: (proof) => proof.replace(/^index \d+$/m, 'index 0'),
  },
  {
    what: 'a place beyond the log',
    step: 'leaf',
    says: /beyond the log/,
    make: (proof) => proof.replace(/^index \d+$/m, 'index 1000000'),
  },
  {
    what: 'a path with another hash',
    step: 'leaf',
    says: /not in the log/,
    make: (proof) => proof.replace(/^(index \d+\n)(.*)$/m, (_, at, hash) => at + flip(hash)),
  },
  {
    what: 'a path that is too short',
    step: 'leaf',
    says: /too short a path|not in the log/,
    make: (proof) => proof.replace(/^(index \d+\n).*\n/m, '$1'),
  },
  {
    what: 'a path that is too long',
    step: 'leaf',
    says: /too long a path|not in the log/,
    make: (proof) => proof.replace(/^(index \d+\n)(.*\n)/m, '$1$2$2'),
  },
  {
    what: 'what another receipt says, in the place of this one',
    step: 'leaf',
    says: /not in the log|long a path|short a path/,
    make: (proof, other) => proof.replace(/^extra .*$/m, /^extra .*$/m.exec(other)?.[0] ?? ''),
  },
  {
    what: 'the checkpoint of then, under the path of now',
    step: 'leaf',
    says: /not in the log|beyond the log|long a path|short a path/,
    make: (proof, other) => `${headOf(proof)}\n\n${noteOf(other)}`,
  },
  {
    what: 'a hash with a letter too many, of which no byte can be made',
    step: 'form',
    says: /not the one text/,
    make: (proof) => proof.replace(/^(index \d+\n)(.*)$/m, '$1A$2'),
  },
  {
    what: 'a hash without its padding',
    step: 'form',
    says: /not the one text/,
    make: (proof) => proof.replace(/^(index \d+\n.*)=$/m, '$1'),
  },
  {
    what: 'a hash whose last letter has bits that belong to no byte',
    step: 'form',
    says: /not the one text/,
    make: (proof) => proof.replace(/^(index \d+\n.*)(.)=$/m, (_, at, one) => `${at}${next(one)}=`),
  },
  {
    what: 'a signature with the same in its last letter',
    step: 'form',
    says: /not the one text/,
    make: (proof) => proof.replace(/^(— \S+ \S+)(.)=$/mu, (_, at, one) => `${at}${next(one)}=`),
  },
  {
    what: 'a signature that is another',
    step: 'signature',
    says: /not signed/,
    make: (proof) => proof.replace(/^(— \S+ )(\S+)$/mu, (_, name, signed) => name + flip(signed)),
  },
  {
    what: 'a checkpoint with another size',
    step: 'signature',
    says: /not signed/,
    make: (proof) =>
      proof.replace(/(\n\n[^\n]+\n)(\d+)\n/, (_, at, n) => `${at}${Number(n) + 1}\n`),
  },
  {
    what: 'a checkpoint with another root',
    step: 'signature',
    says: /not signed/,
    make: (proof) =>
      proof.replace(/(\n\n[^\n]+\n\d+\n)(.*)\n/, (_, at, root) => `${at}${flip(root)}\n`),
  },
  {
    what: 'a whole log that somebody made for it, in our name',
    step: 'key',
    says: /not signed/,
    make: (proof) => ownLog(withOther(proof, '4600 CNY', '9600 CNY'), origin),
  },
  {
    what: 'a whole log of somebody else',
    step: 'log',
    says: /not signed/,
    make: (proof) => ownLog(proof, 'other.example/log'),
  },
];

/** What it says is in a log of one leaf, rightly signed, by a key that nobody trusts. */
function ownLog(proof: string, name: string): string {
  const { extra } = readInclusionProof(proof);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const root = leafHash(createHash('sha256').update(extra).digest());
  const text = checkpointText({ origin: name, size: 1, root });
  const signed = signNote(text, verifierKey(name, publicKey, 'ed25519'), privateKey);
  return inclusionProofText({
    extra,
    index: 0,
    path: [],
    checkpoint: noteText({ text, signatures: [signed] }),
  });
}

/** The same with another word in what it says, as long as the first. */
export function withOther(proof: string, said: string, claimed: string): string {
  return proof.replace(/^extra (.*)$/m, (_, extra: string) => {
    const opening = Buffer.from(extra, 'base64').toString('latin1').replace(said, claimed);
    return `extra ${Buffer.from(opening, 'latin1').toString('base64')}`;
  });
}

/** The letter of base64 behind one: the lowest bit is another, which padding leaves unused. */
function next(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return letters.charAt(letters.indexOf(letter) + 1);
}

/** Base64 of which one bit is another. */
export function flip(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const at = Math.min(10, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}

function headOf(proof: string): string {
  return present(proof.split('\n\n')[0], 'the head of a proof');
}

function noteOf(proof: string): string {
  return proof.slice(headOf(proof).length + 2);
}
