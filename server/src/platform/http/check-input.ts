import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Refusal, type Words } from '#base';
import { wordsFor } from './input-words.ts';

/** Where something is wrong, as `body/amountMinor`, and what to do about it. */
export interface InputError {
  readonly where: string;
  readonly what: Words;
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
// Several complaints can concern one place; the default of 8 would hide other places behind them.
Settings.Set({ maxErrors: 5 * mostErrors });

/**
 * Compiles a schema once; the check throws `InvalidRequest` and changes nothing in what it is
 * given.
 */
export function checker(part: 'body' | 'query' | 'path', schema: TSchema): Check {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return;
    const errors = compiled.Errors(value);
    const found = errors.flatMap((error) => explain(part, error, errors));
    // A union complains once per member and once as a whole; one complaint per place is enough.
    const places = new Map(found.map((error) => [error.where, error]));
    throw new InvalidRequest([...places.values()].slice(0, mostErrors));
  };
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
}

function explain(part: string, error: SchemaError, all: readonly SchemaError[]): InputError[] {
  const { keyword, instancePath } = error;
  const where = `${part}${instancePath}`;
  const params = error.params as Record<string, unknown>;
  switch (keyword) {
    // The rule about the surrounding object names the field; this one only repeats it.
    case 'boolean':
      return [];
    case 'additionalProperties':
    case 'required':
      return named(params['additionalProperties'] ?? params['requiredProperties']).map((name) => ({
        where: `${where}/${name}`,
        what: wordsFor({ keyword, params }),
      }));
    case 'anyOf': {
      const allowedValues = constantsAt(instancePath, all);
      const what = wordsFor(
        allowedValues.length > 0
          ? { keyword: 'enum', params: { allowedValues } }
          : { keyword, params },
      );
      return [{ where, what }];
    }
    default:
      return [{ where, what: wordsFor({ keyword, params }) }];
  }
}

/** A choice between constants is written as a union of them. */
function constantsAt(path: string, all: readonly SchemaError[]): unknown[] {
  return all
    .filter(({ keyword, instancePath }) => keyword === 'const' && instancePath === path)
    .map(({ params }) => (params as Record<string, unknown>)['allowedValue']);
}

function named(names: unknown): string[] {
  return Array.isArray(names) ? names.map((name) => String(name).slice(0, 80)) : [];
}
