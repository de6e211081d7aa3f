export type { AdvanceNoticeId, GivenAdvanceNotice } from './advance-notice.ts';
export { applyMandateNotices } from './apply-mandate-notices.ts';
export { askAboutDueMandates } from './ask-about-due-mandates.ts';
export { askForMandate, type WantedMandate } from './ask-for-mandate.ts';
export { canCollectNow } from './can-collect-now.ts';
export { collect } from './collect.ts';
export { offeredConsent } from './consent.ts';
export * from './facts.ts';
export { endLostMandates } from './end-lost-mandates.ts';
export { forgetMandates } from './forget-mandates.ts';
export { giveAdvanceNotice } from './give-advance-notice.ts';
export { listAdvanceNotices } from './list-advance-notices.ts';
export { listAllMandates } from './list-all-mandates.ts';
export { listEveryMandate } from './list-every-mandate.ts';
export { listMandates } from './list-mandates.ts';
export { lockMandate } from './load-mandates.ts';
export { loadOwner } from './load-owner.ts';
export {
  type EndedBy,
  type Mandate,
  type MandateEvent,
  type MandateId,
  type MandateState,
  usedNow,
} from './mandate.ts';
export { nextDayOf } from './next-day-of.ts';
export { noteCollected } from './note-collected.ts';
export { noteDeclined } from './note-declined.ts';
export { orderCollection } from './order-collection.ts';
export { readHistory } from './read-history.ts';
export { readMandate } from './read-mandate.ts';
export { returnFromSigning } from './return-from-signing.ts';
export { mandateSettings } from './settings.ts';
export { signMandate } from './sign-mandate.ts';
export { stopMandate } from './stop-mandate.ts';
export { tellAhead } from './tell-ahead.ts';
export { tellDeclined, tellEnded } from './tell-owners.ts';
export { dueFrom, type MandateTerms, nextDue } from './terms.ts';
