import { equal, hexOf, Malformed, sha256 } from './bytes.ts';
import { canVerify, checkpointOf, cosignedBy, signedBy, type Witnessed } from './checkpoint.ts';
import { heldAgainst, type Kept } from './kept.ts';
import type { Given } from './proof.ts';
import { type Own, ownOf, receiptOf, type Sealed, TooNew } from './receipt.ts';
import { leafHash, rootFrom } from './tree.ts';

/** Which log this page knows, and by which keys. */
export interface Pins {
  readonly origin: string;
  /** Behind one that has retired stand the size and the time up to which it signed. */
  readonly keys: readonly string[];
  /** The keys of witnesses whose word counts. */
  readonly witnesses: readonly string[];
  /** A signed checkpoint that whoever checks has kept, or had from a witness. */
  readonly kept?: string;
}

export interface Facts {
  readonly sealed: Sealed;
  readonly own: Own | undefined;
  readonly origin: string;
  /** Which leaf of how many. */
  readonly index: number;
  readonly size: number;
  /** Which of so many witnesses have seen the log at this size. */
  readonly witnessed: readonly Witnessed[];
  readonly witnesses: number;
  readonly kept?: Kept;
}

/** At which step a proof has failed, in the order in which they are taken. */
export type Step =
  | 'form'
  | 'log'
  | 'key'
  | 'retired'
  | 'signature'
  | 'witness'
  | 'fork'
  | 'leaf'
  | 'content'
  | 'own'
  | 'date';

/**
 * Why nothing can be said: of this page, of the browser, of a key that somebody else has, of what
 * somebody kept, or of the tiles that would prove it.
 */
export type Obstacle = 'browser' | 'pins' | 'version' | 'noProof' | 'stolen' | 'kept' | 'tiles';

export type Verdict =
  | { readonly is: 'genuine'; readonly facts: Facts }
  | { readonly is: 'notGenuine'; readonly step: Step }
  | { readonly is: 'unknown'; readonly obstacle: Obstacle };

/** Clocks of phones are wrong by minutes, and not by more. */
const clockErrorMs = 600_000;

const failed = (step: Step): Verdict => ({ is: 'notGenuine', step });

const unsigned = { nobody: 'key', forger: 'signature', retired: 'retired' } as const;

/** Checks a proof step by step: the first that fails is the answer. */
export async function check(
  read: () => Given | undefined | Promise<Given | undefined>,
  pins: Pins,
  nowMs: number,
): Promise<Verdict> {
  if (!(await canVerify())) return { is: 'unknown', obstacle: 'browser' };
  if (pins.origin === '' || pins.keys.length === 0) return { is: 'unknown', obstacle: 'pins' };
  let step: Step = 'form';
  try {
    const given = await read();
    if (!given) return { is: 'unknown', obstacle: 'noProof' };
    const checkpoint = checkpointOf(given.checkpoint);
    // A log that ended has keys that retired, under its own name.
    const isOurs = pins.keys.some((key) => key.startsWith(`${checkpoint.origin}+`));
    if (!isOurs) return failed('log');
    const { by, untilMs } = await signedBy(checkpoint, pins.keys);
    if (by === 'stolen') return { is: 'unknown', obstacle: 'stolen' };
    if (by !== 'ours') return failed(unsigned[by]);
    const witnessed = await cosignedBy(checkpoint, pins.witnesses);
    if (witnessed === 'forged') return failed('witness');
    const kept = pins.kept ? await heldAgainst(checkpoint, pins.kept, pins.keys) : undefined;
    if (kept === 'wrong') return { is: 'unknown', obstacle: 'kept' };
    if (kept === 'fork') return failed('fork');
    const entry = await sha256(given.extra);
    const root = await rootFrom(
      await leafHash(entry),
      { index: given.index, size: checkpoint.size },
      given.path,
    );
    if (!root || !equal(root, checkpoint.root)) return failed('leaf');
    step = 'content';
    const sealed = receiptOf(given.extra);
    step = 'own';
    if (given.own && hexOf(await sha256(given.own)) !== sealed.ownHash) return failed('own');
    const own = given.own && ownOf(given.own);
    if (sealed.issuedAtMs > nowMs + clockErrorMs) return failed('date');
    if (sealed.issuedAtMs > untilMs + clockErrorMs) return failed('retired');
    const { origin, size } = checkpoint;
    const place = { origin, index: given.index, size };
    const seen = { witnessed, witnesses: pins.witnesses.length, ...(kept && { kept }) };
    return { is: 'genuine', facts: { sealed, own, ...place, ...seen } };
  } catch (error) {
    if (error instanceof TooNew) return { is: 'unknown', obstacle: 'version' };
    if (error instanceof Malformed) return failed(step);
    throw error;
  }
}
