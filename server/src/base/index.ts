export { assert, Fault, present, unreachable } from './assert.ts';
export { checkDigitOf } from './check-digit.ts';
export { codeAlphabet, newReference, readCode, textOfBits } from './code.ts';
export { coded } from './coded.ts';
export { csvRow } from './csv.ts';
export { csvCells } from './csv-cells.ts';
export { type Cut, cutAt } from './cut.ts';
export * from './ids.ts';
export { isNetwork, isWithin, networkOf } from './ip-address.ts';
export { isLanguage, type Language, languages, type Words } from './language.ts';
export * from './money.ts';
export {
  groupPhoneNumber,
  type HomeCountry,
  homeCountryOf,
  maskPhoneNumber,
  type PhoneNumber,
  parsePhoneNumber,
} from './phone-number.ts';
export { metresBetween, microOf, type Position } from './position.ts';
export { isLoopbackAddress, isPublicAddress } from './public-address.ts';
export { randomWord } from './random-word.ts';
export {
  Refusal,
  type RefusalDetails,
  type RefusalKind,
  refusalKinds,
  refusals,
} from './refusal.ts';
export * from './time.ts';
export { everywhere, isIn, type Zone, type ZoneMask, zoneMask, zones, zonesOf } from './zones.ts';
