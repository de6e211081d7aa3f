export type { Answer } from './answer.ts';
export { hearText, type TextOutcome } from './hear-text.ts';
export { noteSeen } from './note-seen.ts';
export { noteUnseen } from './note-unseen.ts';
export { dialogueSettings } from './settings.ts';
export { takeTurn, type Turn } from './take-turn.ts';
export { tellUnseen } from './tell-unseen.ts';
