import {
  isLanguage,
  type Language,
  languages,
  metresBetween,
  type Position,
  type Words,
} from '#base';
import { districtByCode } from './districts.ts';
import {
  type KeptOutlet,
  type OutletKind,
  outletKinds,
  type OutletOffer,
  outletOffers,
} from './outlet.ts';
import { readWeekHours } from './week-hours.ts';

/** An outlet as somebody wrote it, in a form or in a file. */
export interface WrittenOutlet {
  readonly code: string;
  readonly kind: string;
  readonly name: Words;
  readonly address: Words;
  readonly district: string;
  /** Undefined where what was written is no position. */
  readonly position: Position | undefined;
  readonly hours: string;
  readonly services: readonly string[];
  readonly languages: readonly string[];
  readonly phone: string | null;
  readonly sellsAs: string | null;
}

/** Why it cannot be an outlet. */
export type OutletFlaw =
  | 'columns_wrong'
  | 'code_invalid'
  | 'kind_unknown'
  | 'name_invalid'
  | 'address_invalid'
  | 'district_unknown'
  | 'position_invalid'
  | 'position_far'
  | 'hours_invalid'
  | 'service_unknown'
  | 'language_unknown'
  | 'phone_invalid'
  | 'seller_invalid';

/** The largest district is a day's walk wide; latitude and longitude swapped are oceans away. */
const farthestMetres = 30_000;
const mostName = 120;
const mostAddress = 200;

const isKind = (text: string): text is OutletKind =>
  (outletKinds as readonly string[]).includes(text);
const isOffer = (text: string): text is OutletOffer =>
  (outletOffers as readonly string[]).includes(text);

/** Reads what was written, or says in one word what is wrong with it. */
export function readOutlet(written: WrittenOutlet): KeptOutlet | OutletFlaw {
  const { code, kind, name, address, phone, sellsAs, services, position } = written;
  if (!/^[a-z0-9][a-z0-9-]{1,49}$/.test(code)) return 'code_invalid';
  if (!isKind(kind)) return 'kind_unknown';
  if (!areWords(name, mostName)) return 'name_invalid';
  if (!areWords(address, mostAddress)) return 'address_invalid';
  const district = districtByCode(written.district);
  if (!district) return 'district_unknown';
  if (!position) return 'position_invalid';
  if (metresBetween(position, district.middle) > farthestMetres) return 'position_far';
  const hours = readWeekHours(written.hours);
  if (!hours) return 'hours_invalid';
  if (services.length === 0 || !services.every(isOffer)) return 'service_unknown';
  const spoken: readonly Language[] = written.languages.filter(isLanguage);
  if (spoken.length === 0 || spoken.length < written.languages.length) return 'language_unknown';
  if (phone !== null && !/^\+?[0-9 ]{5,20}$/.test(phone)) return 'phone_invalid';
  if (sellsAs !== null && !isSeller(sellsAs)) return 'seller_invalid';
  return {
    code,
    kind,
    name,
    address,
    district: district.code,
    position,
    hours,
    writtenHours: written.hours.trim(),
    services: outletOffers.filter((one) => services.includes(one)),
    languages: languages.filter((one) => spoken.includes(one)),
    phone,
    sellsAs,
  };
}

function areWords(words: Words, most: number): boolean {
  return languages.every((language) => {
    const text = words[language];
    return text.trim() === text && text.length > 0 && text.length <= most && isOneLine(text);
  });
}

function isOneLine(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}

/** The id of a reseller, or the code of a kiosk. */
function isSeller(text: string): boolean {
  return /^rsl_[0-9a-f]{32}$/.test(text) || /^[a-z0-9][a-z0-9-]{1,29}$/.test(text);
}
