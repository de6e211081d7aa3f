export { destinationOf } from './destination-of.ts';
export type { Allowance, Price } from './allowance.ts';
export { type Bonus, type BonusQuestion, type BonusRule, bonusFor } from './bonus.ts';
export {
  type Catalog,
  type LifeCycleDays,
  type Operator,
  planOf,
  type VersionSpan,
  versionInForce,
} from './catalog.ts';
export { type CheckedCatalog, checkCatalog } from './check-catalog.ts';
export { type ListedVersion, listVersions } from './list-versions.ts';
export { type LoadedCatalog, loadCatalog } from './load-catalog.ts';
export type {
  MainlandNumberFee,
  MonthlyFee,
  Pack,
  Period,
  Plan,
  Starter,
} from './plan.ts';
export { readCatalog } from './read-catalog.ts';
export { readDocument } from './read-document.ts';
export type { Problem } from './shape.ts';
export { fitsShelf, type Shelf, shelfPriceCnyMinor } from './shelf.ts';
export {
  type Destination,
  destinations,
  isAtTime,
  type Rate,
  type Service,
  type TariffTime,
  type Throttle,
} from './tariff.ts';
export { shelfOf, type Tile } from './tile.ts';
export { type ValidityRung, validityDaysFor } from './validity-ladder.ts';
export { versionNumbered, versionsBetween } from './versions.ts';
