import { type Context, keptIn } from '#platform/context';

/** A tree that this process has signed, and whoever asks has been shown since. */
export interface SignedTree {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const owner = {};

/** The newest that this process has signed; undefined before the first since it began. */
export function lastSigned(context: Context): { tree: SignedTree | undefined } {
  return keptIn<{ tree: SignedTree | undefined }>(context, owner, () => ({ tree: undefined }));
}
