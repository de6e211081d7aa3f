/** A fault of ours: something that cannot happen has happened. Never shown to a person as it is. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Invariants stay on in production: a wrong balance costs more than a comparison. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}

/** The value, where the code around it knows that there is one. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Fault(`${what} is missing`);
  return value;
}

/** Makes a switch over a union total: a new member does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new Fault(`unexpected ${JSON.stringify(value)}`);
}
