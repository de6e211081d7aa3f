import { type District, districtByCode } from './districts.ts';
import { refuse } from './refusals.ts';

/** Refuses with `district_unknown`. */
export function requireDistrict(code: string): District {
  const found = districtByCode(code);
  if (!found) throw refuse.district_unknown({ code });
  return found;
}
