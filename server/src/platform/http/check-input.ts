import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Refusal } from '#base';

/**
 * Where something is wrong and what, for a program and, translated by the channel, for a person.
 */
export interface InputError {
  readonly where: string;
  readonly what: string;
}

/** `request_invalid` together with every place that is wrong, ten at most. */
export class InvalidRequest extends Refusal {
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super('request_invalid', 'invalid');
    this.errors = errors;
  }
}

export type Check = (value: unknown) => void;

const mostErrors = 10;

/**
 * Compiles a schema once; the check throws `InvalidRequest` and changes nothing in what it is
 * given.
 */
export function checker(part: 'body' | 'query' | 'path', schema: TSchema): Check {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return;
    const errors = compiled.Errors(value).flatMap((error) => explain(part, error));
    // A union complains once per member and once as a whole; one complaint per place is enough.
    const places = new Map(errors.map((error) => [error.where, error]));
    throw new InvalidRequest([...places.values()].slice(0, mostErrors));
  };
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

function explain(part: string, error: SchemaError): InputError[] {
  const where = `${part}${error.instancePath}`;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    // The rule about the surrounding object names the field; this one only repeats it.
    case 'boolean':
      return [];
    case 'additionalProperties':
      return named(params['additionalProperties']).map((name) => ({
        where: `${where}/${name}`,
        what: 'is not a field we know; take it out',
      }));
    case 'required':
      return named(params['requiredProperties']).map((name) => ({
        where: `${where}/${name}`,
        what: 'is missing',
      }));
    default:
      return [{ where, what: error.message }];
  }
}

function named(names: unknown): string[] {
  return Array.isArray(names) ? names.map((name) => String(name).slice(0, 80)) : [];
}
