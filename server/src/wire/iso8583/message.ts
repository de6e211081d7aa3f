/** A message as it is meant, without how it is written. */
export interface IsoMessage {
  /** Four digits: version, class, function and origin, such as `0200`. */
  readonly type: string;
  /** By field number; digits and text as they are, octets as upper-case hexadecimal digits. */
  readonly fields: Readonly<Record<number, string>>;
  /** What stands between length and message, such as a TPDU; answers repeat it. */
  readonly header?: Buffer;
}

/** The type of the answer to a type: `0200` → `0210`, and a repeat's `0401` → `0410`. */
export function answerType(type: string): string {
  return `${type.slice(0, 2)}${Number(type[2]) + 1}0`;
}
