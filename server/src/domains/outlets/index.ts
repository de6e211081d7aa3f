export {
  type Area,
  areaNames,
  areas,
  type District,
  districtByCode,
  districtNamed,
  districts,
} from './districts.ts';
export { findNearest } from './find-nearest.ts';
export { findSpread } from './find-spread.ts';
export { type ImportedOutlets, importOutlets, type RefusedOutlet } from './import-outlets.ts';
export { listOutlets } from './list-outlets.ts';
export { requireDistrict } from './require-district.ts';
export type { ListedOutlet, Outlet } from './outlet.ts';
export { outletColumns } from './outlet-row.ts';
export { saveOutlet } from './save-outlet.ts';
export { spansOn, spanText } from './week-hours.ts';
export { withdrawOutlet } from './withdraw-outlet.ts';
