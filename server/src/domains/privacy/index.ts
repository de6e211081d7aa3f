export { askErasure } from './ask-erasure.ts';
export { decideErasure, type ErasureDecision } from './decide-erasure.ts';
export { erasePerson } from './erase-person.ts';
export { type Erasure, type ErasureId } from './erasure.ts';
export { listErasures, type WaitingErasure } from './list-erasures.ts';
export { type ErasureStanding, readErasure } from './read-erasure.ts';
export { type PersonalData, readPersonalData } from './read-personal-data.ts';
export { withdrawErasure } from './withdraw-erasure.ts';
