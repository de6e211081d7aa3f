import { assert } from '#base';

/**
 * Something an operator can set: its name, what it means to a person, and what it is if never set.
 */
export interface Setting<Value> {
  readonly name: string;
  readonly meaning: string;
  readonly initial: Value;
  /** Says what is wrong with a value, in a few words; undefined when it is fine. */
  readonly problem: (value: unknown) => string | undefined;
}

export interface SettingValues {
  get<Value>(setting: Setting<Value>): Value;
}

export function setting<Value>(
  name: string,
  meaning: string,
  initial: Value,
  problem: (value: unknown) => string | undefined,
): Setting<Value> {
  assert(problem(initial) === undefined, `the default of ${name} is not a legal value`);
  return { name, meaning, initial, problem };
}

/** A whole number between two others. */
export function wholeNumber(least: number, greatest: number) {
  return (value: unknown): string | undefined =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= greatest
      ? undefined
      : `must be a whole number from ${least} to ${greatest}`;
}

/** One of a few words. */
export function oneOf(...words: readonly string[]) {
  return (value: unknown): string | undefined =>
    words.some((word) => word === value) ? undefined : `must be one of ${words.join(', ')}`;
}

export function yesOrNo(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false';
}

/** Values that were set, over the defaults. What is not legal is told and not used. */
export function settingValues(
  given: Readonly<Record<string, unknown>>,
  onProblem: (name: string, problem: string) => void = () => undefined,
): SettingValues {
  return {
    get<Value>(of: Setting<Value>): Value {
      const value = given[of.name];
      if (value === undefined) return of.initial;
      const problem = of.problem(value);
      if (problem === undefined) return value as Value;
      onProblem(of.name, problem);
      return of.initial;
    },
  };
}
