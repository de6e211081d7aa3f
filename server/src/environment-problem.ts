/** A value of the environment that cannot be used, said so that the reader can mend it. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}
