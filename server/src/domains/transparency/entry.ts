import { hash } from 'node:crypto';
import type { Keyring } from '#platform/secrets';
import type { Recorded } from './store/leaves.ts';

const saltBytes = 16;

/** What opens an entry to whoever has it: each a salt and, behind it, a text in UTF-8. */
export interface Opening {
  readonly shared: Buffer;
  /** Its hash is the last line of what is shared; null where nothing is kept from a payer. */
  readonly own: Buffer | null;
}

/** The entry is the hash of its opening, so the published log tells nothing of what is in it. */
export function openingOf(
  secrets: Keyring,
  { text, own }: Pick<Recorded, 'text' | 'own'>,
): Opening {
  if (own === null) return { shared: salted(secrets, text), own: null };
  const opening = salted(secrets, own);
  return {
    shared: salted(secrets, `${text}own ${hashOf(opening).toString('hex')}\n`),
    own: opening,
  };
}

export function entryOf(secrets: Keyring, recorded: Pick<Recorded, 'text' | 'own'>): Buffer {
  return hashOf(openingOf(secrets, recorded).shared);
}

/** A salt that nobody can guess and nobody keeps: a keyed hash of the text. */
function salted(secrets: Keyring, text: string): Buffer {
  const opening = Buffer.allocUnsafe(saltBytes + Buffer.byteLength(text));
  secrets.fingerprint(text, 'transparency.leaf.salt').copy(opening, 0, 0, saltBytes);
  opening.write(text, saltBytes);
  return opening;
}

function hashOf(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
}
