export { decodeMessage } from './decode-message.ts';
export { type Dialect, formatOf, usualDialect } from './dialect.ts';
export { encodeMessage } from './encode-message.ts';
export type { FieldFormat, FieldKind } from './field-formats.ts';
export { hasRightMac, type MacMethod, type MacRule, withMac } from './mac.ts';
export { answerType, type IsoMessage } from './message.ts';
export { frameMessage, MessageFrames } from './message-frames.ts';
export { WrongMessage } from './wrong-message.ts';
