import {
  addDays,
  endOfDay,
  greatestAmountMinor,
  type HongKongDay,
  type InstantMs,
  languages,
  startOfDay,
  type Words,
  type Zone,
  type ZoneMask,
  zoneMask,
  zones,
} from '#base';

/** What is wrong with a document, and where: `plans[2].starter.cashMinor`. */
export interface Problem {
  readonly where: string;
  readonly what: string;
}

/** A place in a document. Problems found there are gathered, so that one reading finds them all. */
export interface Place {
  readonly where: string;
  readonly problems: Problem[];
}

/**
 * Reads one value at its place. Where the value is wrong it tells so and returns something of the
 * right type, which nobody uses: whoever reads a document throws it away if there are problems.
 */
export type Shape<Value> = (value: unknown, place: Place) => Value;

export function tell(place: Place, what: string): void {
  place.problems.push({ where: place.where === '' ? 'the document' : place.where, what });
}

export function inside(place: Place, name: string | number): Place {
  const step = typeof name === 'number' ? `[${name}]` : place.where === '' ? name : `.${name}`;
  return { where: `${place.where}${step}`, problems: place.problems };
}

/** A field that may be left out has this value then. */
interface Optional<Value> {
  readonly shape: Shape<Value>;
  readonly initial: Value;
}
type Field<Value> = Shape<Value> | Optional<Value>;

export function optional<Value>(shape: Shape<Value>, initial: Value): Optional<Value> {
  return { shape, initial };
}

/** An object of exactly these fields: a misspelt name must not pass as one that was left out. */
export function object<Value extends object>(
  fields: {
    readonly [Name in keyof Value]-?: Field<Value[Name]>;
  },
): Shape<Value> {
  const known = Object.entries<Field<unknown>>(fields);
  return (value, place) => {
    const given = isRecord(value) ? value : {};
    if (!isRecord(value)) tell(place, 'must be an object');
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(fields, name)) tell(inside(place, name), 'is not a known field');
    }
    const read: Record<string, unknown> = {};
    for (const [name, field] of known) {
      const isThere = Object.hasOwn(given, name);
      if (!isThere && typeof field !== 'function') read[name] = field.initial;
      else if (!isThere && isRecord(value)) tell(inside(place, name), 'is missing');
      else if (isThere) {
        const shape = typeof field === 'function' ? field : field.shape;
        read[name] = shape(given[name], inside(place, name));
      }
    }
    return read as Value;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list<Value>(shape: Shape<Value>, least = 0): Shape<readonly Value[]> {
  return (value, place) => {
    if (!Array.isArray(value)) tell(place, 'must be a list');
    else if (value.length < least) tell(place, `must have at least ${least}`);
    else if (value.length > 500) tell(place, 'must have at most 500');
    else return value.map((item, index) => shape(item, inside(place, index)));
    return [];
  };
}

/**
 * Adds a rule that spans several fields. It is asked only about a value whose parts are all right.
 */
export function checked<Value>(
  shape: Shape<Value>,
  problemOf: (value: Value) => string | undefined,
): Shape<Value> {
  return (value, place) => {
    const before = place.problems.length;
    const read = shape(value, place);
    const problem = place.problems.length === before ? problemOf(read) : undefined;
    if (problem !== undefined) tell(place, problem);
    return read;
  };
}

/** A list of things with codes, each code once. */
export function coded<Value extends { readonly code: string }>(
  shape: Shape<Value>,
  least = 0,
): Shape<readonly Value[]> {
  return checked(list(shape, least), (items) => {
    const codes = items.map((item) => item.code);
    const twin = codes.find((one, index) => codes.indexOf(one) !== index);
    return twin === undefined ? undefined : `has two called ${twin}`;
  });
}

export function nullOr<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value, place) => (value === null ? null : shape(value, place));
}

export function oneOf<const Value extends string>(...allowed: readonly Value[]): Shape<Value> {
  return (value, place) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) tell(place, `must be one of ${allowed.join(', ')}`);
    return found ?? (allowed[0] as Value);
  };
}

function matching(pattern: RegExp, what: string): Shape<string> {
  return (value, place) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    tell(place, `must be ${what}`);
    return '';
  };
}

/** A name for programs, stable for ever: it is written into ledgers and receipts. */
export const code = matching(/^[a-z][a-z0-9_]{0,39}$/, 'a code of small letters, digits and _');

/** A short text for people, without control characters. */
export const text = matching(/^(?=.*\S)[^\p{C}]{1,120}$/u, 'a text of 1 to 120 characters');

export const words: Shape<Words> = object<Words>(
  Object.fromEntries(languages.map((language) => [language, text])) as Record<
    keyof Words,
    Shape<string>
  >,
);

export const yesOrNo: Shape<boolean> = (value, place) => {
  if (typeof value !== 'boolean') tell(place, 'must be true or false');
  return value === true;
};

export function wholeNumber(least: number, greatest: number): Shape<number> {
  return (value, place) => {
    const isWhole = Number.isSafeInteger(value);
    if (isWhole && (value as number) >= least && (value as number) <= greatest) {
      return value as number;
    }
    tell(place, `must be a whole number from ${least} to ${greatest}`);
    return least;
  };
}

/** Money in minor units, or a number of bytes, seconds or messages. */
export function amount(least: bigint): Shape<bigint> {
  const read = wholeNumber(Number(least), Number(greatestAmountMinor));
  return (value, place) => BigInt(read(value, place));
}

export const zoneShape: Shape<Zone> = oneOf(...zones);

export const zoneSet: Shape<ZoneMask> = (value, place) =>
  zoneMask(...list(zoneShape, 1)(value, place));

const hongKongDay = checked(
  matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day, YYYY-MM-DD'),
  // 30 February reads as 2 March.
  (day) => (addDays(day, 0) === day ? undefined : 'must be a day of the calendar'),
);

function instantOf(edge: (day: HongKongDay) => InstantMs): Shape<InstantMs> {
  return (value, place) => {
    const day = hongKongDay(value, place);
    return day === '' ? 0 : edge(day);
  };
}

/** A day in Hong Kong, as its first instant or as its last. */
export const dayBegins: Shape<InstantMs> = instantOf(startOfDay);
export const dayEnds: Shape<InstantMs> = instantOf(endOfDay);

const clockTime = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM');

/** Minutes since midnight in Hong Kong. */
export const timeOfDay: Shape<number> = (value, place) => {
  const [hours = '0', minutes = '0'] = clockTime(value, place).split(':');
  return Number(hours) * 60 + Number(minutes);
};
