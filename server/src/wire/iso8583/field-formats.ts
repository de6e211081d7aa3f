/** What may stand in a field. ISO 8583 names them n, an(s), b and x+n. */
export type FieldKind =
  /** Digits; shorter ones are filled up with zeros in front. */
  | 'digits'
  /** Characters; shorter ones are filled up with blanks behind. */
  | 'text'
  /** Octets, as hexadecimal digits in messages of ours. */
  | 'octets'
  /** C or D for credit or debit, and digits behind it. */
  | 'signed';

export interface FieldFormat {
  readonly kind: FieldKind;
  /** Digits, characters or octets: exactly so many, or at most where `prefix` is given. */
  readonly length: number;
  /** How many digits say how long it is: LLVAR has 2, LLLVAR has 3. */
  readonly prefix?: 2 | 3;
}

function digits(length: number, prefix?: 2 | 3): FieldFormat {
  return { kind: 'digits', length, ...(prefix && { prefix }) };
}

function text(length: number, prefix?: 2 | 3): FieldFormat {
  return { kind: 'text', length, ...(prefix && { prefix }) };
}

const octets = (length: number): FieldFormat => ({ kind: 'octets', length });
const signed = (length: number): FieldFormat => ({ kind: 'signed', length });
const privateUse = text(999, 3);

/** ISO 8583:1987, table 4, as far as networks of cash machines use it. 1 and 65 are bitmaps. */
export const usualFormats: Readonly<Record<number, FieldFormat>> = {
  2: digits(19, 2),
  3: digits(6),
  4: digits(12),
  5: digits(12),
  6: digits(12),
  7: digits(10),
  8: digits(8),
  9: digits(8),
  10: digits(8),
  11: digits(6),
  12: digits(6),
  13: digits(4),
  14: digits(4),
  15: digits(4),
  16: digits(4),
  17: digits(4),
  18: digits(4),
  19: digits(3),
  22: digits(3),
  23: digits(3),
  24: digits(3),
  25: digits(2),
  26: digits(2),
  28: signed(8),
  30: signed(8),
  32: digits(11, 2),
  33: digits(11, 2),
  35: text(37, 2),
  37: text(12),
  38: text(6),
  39: text(2),
  40: text(3),
  41: text(8),
  42: text(15),
  43: text(40),
  44: text(25, 2),
  48: privateUse,
  49: text(3),
  50: text(3),
  51: text(3),
  52: octets(8),
  53: digits(16),
  54: text(120, 3),
  60: privateUse,
  61: privateUse,
  62: privateUse,
  63: privateUse,
  64: octets(8),
  66: digits(1),
  70: digits(3),
  74: digits(10),
  75: digits(10),
  76: digits(10),
  77: digits(10),
  78: digits(10),
  79: digits(10),
  80: digits(10),
  81: digits(10),
  82: digits(12),
  83: digits(12),
  84: digits(12),
  85: digits(12),
  86: digits(16),
  87: digits(16),
  88: digits(16),
  89: digits(16),
  90: digits(42),
  95: text(42),
  97: signed(16),
  99: digits(11, 2),
  100: digits(11, 2),
  102: text(28, 2),
  103: text(28, 2),
  104: text(100, 3),
  120: privateUse,
  121: privateUse,
  122: privateUse,
  123: privateUse,
  124: privateUse,
  125: privateUse,
  126: privateUse,
  127: privateUse,
  128: octets(8),
};
