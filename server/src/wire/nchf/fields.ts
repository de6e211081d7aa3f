import { fromIsoTime, type InstantMs } from '#base';
import { type FormatCause, WrongRequest } from './refusals.ts';

export const greatestUint32 = 4_294_967_295;

/** What the schemas of ours require. A wrong value there has a cause of its own in TS 29.500. */
const mandatory = new Set([
  'nfConsumerIdentification',
  'nodeFunctionality',
  'invocationTimeStamp',
  'invocationSequenceNumber',
  'ratingGroup',
  'localSequenceNumber',
  'triggerCategory',
]);

/**
 * An object of a request whose place is known, so that whatever is wrong in it is named. Fields
 * that nobody asks for are passed over: TS 29.500, 6.6, wants unknown ones ignored. A null is no
 * value of any type here.
 */
export class Fields {
  readonly #from: Readonly<Record<string, unknown>>;
  readonly #at: string;

  private constructor(from: Readonly<Record<string, unknown>>, at: string) {
    this.#from = from;
    this.#at = at;
  }

  /** @throws WrongRequest unless the value is an object. */
  static of(value: unknown, at = ''): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const name = at.slice(at.lastIndexOf('/') + 1);
      throw new WrongRequest(at === '' ? 'INVALID_MSG_FORMAT' : causeOf(name), at, 'not an object');
    }
    return new Fields(value as Readonly<Record<string, unknown>>, at);
  }

  has(name: string): boolean {
    return this.#from[name] !== undefined;
  }

  /** The value that was read of a field, where the specification wants the field to be there. */
  needed<Value>(name: string, value: Value | undefined): Value {
    if (value !== undefined) return value;
    throw new WrongRequest('MANDATORY_IE_MISSING', `${this.#at}/${name}`, 'missing');
  }

  text(name: string, longest = 256): string | undefined {
    const value = this.#from[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.wrong(name, 'not a text');
    if (value.length > longest) return this.wrong(name, `longer than ${longest} characters`);
    return value;
  }

  /** A text that must look like this. */
  matching(name: string, pattern: RegExp): string | undefined {
    const value = this.text(name);
    if (value === undefined || pattern.test(value)) return value;
    return this.wrong(name, `not of the form ${pattern.source}`);
  }

  whole(name: string, greatest: number): number | undefined {
    const value = this.#from[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return this.wrong(name, 'not a whole number');
    }
    if (value < 0 || value > greatest) return this.wrong(name, `not from 0 to ${greatest}`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.#from[name];
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    return this.wrong(name, 'neither true nor false');
  }

  time(name: string): InstantMs | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : (readTime(value) ?? this.wrong(name, 'not a time'));
  }

  inner(name: string): Fields | undefined {
    const value = this.#from[name];
    return value === undefined ? undefined : Fields.of(value, `${this.#at}/${name}`);
  }

  /** The objects of a list; none where the field is missing. */
  list(name: string, most: number): Fields[] {
    const at = `${this.#at}/${name}`;
    return this.items(name, most).map((value, index) => Fields.of(value, `${at}/${index}`));
  }

  texts(name: string, most: number): string[] {
    return this.items(name, most).map((value) =>
      typeof value === 'string' ? value : this.wrong(name, 'not a list of texts'),
    );
  }

  times(name: string, most: number): InstantMs[] {
    return this.texts(name, most).map(
      (text) => readTime(text) ?? this.wrong(name, 'not a list of times'),
    );
  }

  wrong(name: string, reason: string): never {
    throw new WrongRequest(causeOf(name), `${this.#at}/${name}`, reason);
  }

  private items(name: string, most: number): readonly unknown[] {
    const value = this.#from[name];
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.wrong(name, 'not a list');
    if (value.length > most) return this.wrong(name, `more than ${most}`);
    return value;
  }
}

function causeOf(name: string): FormatCause {
  return mandatory.has(name) ? 'MANDATORY_IE_INCORRECT' : 'OPTIONAL_IE_INCORRECT';
}

function readTime(text: string): InstantMs | undefined {
  const atMs = fromIsoTime(text);
  return atMs === undefined || atMs < 0 ? undefined : atMs;
}
