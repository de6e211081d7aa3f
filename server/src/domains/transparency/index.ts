export { askWitnesses } from './ask-witnesses.ts';
export { auditLog } from './audit-log.ts';
export { examineLogKeys } from './examine-log-keys.ts';
export { beginLogAnew } from './begin-log-anew.ts';
export { findReceiptLeaf } from './find-receipt-leaf.ts';
export { haltLog } from './halt-log.ts';
export { holdAgainstLog, type HeldAgainst } from './hold-against-log.ts';
export { holdsEntry } from './holds-entry.ts';
export { openPublishedLog, type PublishedLog } from './open-published-log.ts';
export { packProof } from './pack-proof.ts';
export { prepareLog } from './prepare-log.ts';
export { printProvedReceipt } from './print-proved-receipt.ts';
export { proveReceipt, type ReceiptProof } from './prove-receipt.ts';
export {
  type LogState,
  readCheckpointNote,
  readLogState,
  readWitnessStates,
  type WitnessState,
} from './read-log.ts';
export { readEntryBundle } from './read-entry-bundle.ts';
export { type Kept, readKept } from './read-kept.ts';
export { readTile } from './read-tile.ts';
export { resealLogKeys } from './reseal-log-keys.ts';
export { resumeLog } from './resume-log.ts';
export { revokeLogKey } from './revoke-log-key.ts';
export { rotateLogKey } from './rotate-log-key.ts';
export { sealAndKeep } from './seal-and-keep.ts';
export { sealLog } from './seal-log.ts';
export { transparencySettings, type Witness } from './settings.ts';
export { sweepAndKeep } from './sweep-and-keep.ts';
export { sweepLog } from './sweep-log.ts';
