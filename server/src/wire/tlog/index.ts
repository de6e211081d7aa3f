export { checkpointText, readCheckpoint } from './checkpoint.ts';
export { type Hash, leafHash, nodeHash } from './hash.ts';
export {
  type InclusionProof,
  inclusionProofText,
  readInclusionProof,
  verifyInclusion,
} from './inclusion-proof.ts';
export {
  readTrustedKey,
  readVerifierKey,
  type TrustedKey,
  trustedKeyText,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from './keys.ts';
export { cosignedText, noteText, readNote, signersOf, signNote } from './note.ts';
export {
  hashInTile,
  readTilePath,
  rootOfTile,
  type TilePlace,
  tileOf,
  tilePath,
  tileWidth,
  widthOf,
} from './tiles.ts';
export { consistencyRanges, inclusionRanges, type Range, rootOf, subtreesOf } from './tree.ts';
export {
  addCheckpointText,
  readCosignature,
  readWitnessedSize,
  splitSignatures,
  withCosignatures,
} from './witness.ts';
export { WrongNote } from './wrong-note.ts';
