export { applyMandateNotices } from './apply-mandate-notices.ts';
export { askAboutDueMandates } from './ask-about-due-mandates.ts';
export { askForMandate, type WantedMandate } from './ask-for-mandate.ts';
export { collect } from './collect.ts';
export { offeredConsent } from './consent.ts';
export * from './facts.ts';
export { listAllMandates } from './list-all-mandates.ts';
export { listMandates } from './list-mandates.ts';
export {
  type EndedBy,
  type Mandate,
  type MandateEvent,
  type MandateId,
  type MandateState,
  usedNow,
} from './mandate.ts';
export { noteCollected } from './note-collected.ts';
export { noteDeclined } from './note-declined.ts';
export { orderCollection } from './order-collection.ts';
export { readHistory } from './read-history.ts';
export { readMandate } from './read-mandate.ts';
export { returnFromSigning } from './return-from-signing.ts';
export { mandateSettings } from './settings.ts';
export { signMandate } from './sign-mandate.ts';
export { stopMandate } from './stop-mandate.ts';
