import { setting } from '#platform/settings';
import { readVerifierKey, WrongNote } from '#wire/tlog';

/** Somebody who cosigns our checkpoints (C2SP tlog-witness). */
export interface Witness {
  /** Where it takes checkpoints: what stands before `/add-checkpoint`. */
  readonly url: string;
  /** Its verifier key, of type cosignature/v1. */
  readonly key: string;
}

const mostWitnesses = 16;

const originForm = /^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._-]+)+$/;
const longestOrigin = 200;

export const transparencySettings = {
  origin: setting(
    'transparency.origin',
    'The name of the log of all that moved, as its checkpoints say it: an address of ours without a scheme, fixed when the log is opened',
    'lowu.localhost/log',
    (value: unknown) =>
      typeof value === 'string' && originForm.test(value) && value.length <= longestOrigin
        ? undefined
        : 'must be an address without a scheme, such as example.com/log',
  ),
  witnesses: setting<readonly Witness[]>(
    'transparency.witnesses',
    'Who cosigns the checkpoints of the log: a list of {"url": …, "key": …}, where a witness takes checkpoints and its verifier key as C2SP writes it',
    [],
    (value: unknown) =>
      Array.isArray(value) && value.length <= mostWitnesses && value.every(isWitness)
        ? undefined
        : `must be at most ${mostWitnesses} of {"url": …, "key": …}, keys of type cosignature/v1`,
  ),
} as const;

function isWitness(value: unknown): boolean {
  const { url, key } = (value ?? {}) as Record<string, unknown>;
  if (typeof url !== 'string' || typeof key !== 'string') return false;
  try {
    const { protocol, search, hash } = new URL(url);
    const isAddress = /^https?:$/.test(protocol) && search === '' && hash === '';
    return isAddress && readVerifierKey(key).type === 'cosignature/v1';
  } catch (error) {
    if (error instanceof WrongNote || error instanceof TypeError) return false;
    throw error;
  }
}
