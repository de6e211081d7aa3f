/** A file of acquirers that cannot be used, said so that the reader can mend it. */
export class WrongTable extends Error {
  override readonly name = 'WrongTable';
}

export function objectIn(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WrongTable(`${what} is no object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

export function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new WrongTable(`${what} is no list`);
  return value;
}

export function textIn(value: unknown, shape: RegExp, what: string): string {
  if (typeof value !== 'string' || !shape.test(value)) {
    // A key is not repeated in a message.
    throw new WrongTable(`${what} must look like ${shape.source}`);
  }
  return value;
}

export function numberIn(
  value: unknown,
  [least, most]: readonly [number, number],
  what: string,
): number {
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
    throw new WrongTable(`${what} is a whole number from ${least} to ${most}`);
  }
  return Number(value);
}
