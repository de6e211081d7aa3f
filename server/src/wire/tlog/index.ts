export { type Checkpoint, checkpointText, readCheckpoint } from './checkpoint.ts';
export { emptyRoot, type Hash, leafHash, nodeHash } from './hash.ts';
export {
  type Included,
  type InclusionProof,
  inclusionProofText,
  readInclusionProof,
  verifyInclusion,
} from './inclusion-proof.ts';
export {
  readVerifierKey,
  type SignatureType,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from './keys.ts';
export {
  cosignedText,
  type Note,
  type NoteSignature,
  noteText,
  readNote,
  readSignature,
  signersOf,
  signNote,
} from './note.ts';
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
export { consistencyRanges, inclusionRanges, rootOf, type Subtree, subtreesOf } from './tree.ts';
export { isConsistent, rootByInclusion, type TreeHead } from './verify.ts';
export { WrongNote } from './wrong-note.ts';
