export { activateLines } from './activate-lines.ts';
export { addSim } from './add-sim.ts';
export { ageLines } from './age-lines.ts';
export { auditLines } from './audit-lines.ts';
export { type Bar, barsOf } from './bars.ts';
export { createLine, type NewLine } from './create-line.ts';
export { createSubscriber, type NewSubscriber } from './create-subscriber.ts';
export * from './facts.ts';
export { findOwnerByNumber } from './find-owner-by-number.ts';
export { findLines, type LineName } from './find-lines.ts';
export { findLineByNumber, type FoundLine } from './find-line-by-number.ts';
export { grantValidity, type ValidityToGrant } from './grant-validity.ts';
export * from './life-cycle.ts';
export { accountOf, type Line, type LineId, type LineNumber, type Registration } from './line.ts';
export { type LineInUse, loadLinesInUse } from './load-lines-in-use.ts';
export {
  type GrantKey,
  type LinesToLock,
  type LockedLine,
  lockedLine,
  lockLines,
} from './locked-lines.ts';
export { maskName } from './mask-name.ts';
export { type Contact, readContacts } from './read-contacts.ts';
export { readLine } from './read-line.ts';
export { readLines } from './read-lines.ts';
export { type NumberEvent, readNumberHistory } from './read-number-history.ts';
export { readOwnerContact } from './read-owner-contact.ts';
export { readOwnLine } from './read-own-line.ts';
export { readOwnValidity } from './read-own-validity.ts';
export { readSubscriber } from './read-subscriber.ts';
export { reverseGrant } from './reverse-grant.ts';
export { type BarToSet, setBar } from './set-bar.ts';
export { setPlan } from './set-plan.ts';
export { setPreferences } from './set-preferences.ts';
export { type RegistrationToSet, setRegistration } from './set-registration.ts';
export { subscriberSettings } from './settings.ts';
export type { Subscriber, SubscriberId } from './subscriber.ts';
export { tellValidity } from './tell-validity.ts';
export { isUsableAs, type UsableHomes } from './usable-homes.ts';
