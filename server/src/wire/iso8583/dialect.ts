import { type FieldFormat, usualFormats } from './field-formats.ts';

/**
 * How one acquirer writes messages: the standard leaves all of this to the two who agree, and no
 * two hosts agree on the same.
 */
export interface Dialect {
  /** What stands before a message and says how long it is. */
  readonly framing: 'binary_2' | 'ascii_4';
  /** Whether that length counts itself. */
  readonly lengthCountsItself: boolean;
  /** Octets between the length and the message: a TPDU has 5. They are sent back as they came. */
  readonly headerOctets: number;
  /** Of text, and of digits and lengths unless those are packed. */
  readonly letters: 'ascii' | 'ebcdic';
  /** Two digits to an octet (BCD), or one. */
  readonly digits: 'packed' | 'letters';
  /** The same for what says how long a field is. */
  readonly lengths: 'packed' | 'letters';
  readonly bitmap: 'binary' | 'hex';
  /** Fields that are not as usual. */
  readonly formats: Readonly<Record<number, FieldFormat>>;
}

/** The most common one: two octets of length, a binary bitmap, and the rest in ASCII. */
export const usualDialect: Dialect = {
  framing: 'binary_2',
  lengthCountsItself: false,
  headerOctets: 0,
  letters: 'ascii',
  digits: 'letters',
  lengths: 'letters',
  bitmap: 'binary',
  formats: {},
};

export function formatOf({ formats }: Dialect, field: number): FieldFormat | undefined {
  return formats[field] ?? usualFormats[field];
}
