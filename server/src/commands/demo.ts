import { EnvironmentProblem, readEnvironment } from '../settings.ts';
import { delegate } from './delegate.ts';

export interface DemoOptions {
  readonly seed: string;
  readonly language: string;
  readonly fast?: boolean;
  readonly json?: boolean;
}

/** Plays the story of a top-up on a bad network, on a system of its own. */
export async function demoCommand({ seed, language, fast, json }: DemoOptions): Promise<void> {
  if (readEnvironment().isProduction) {
    throw new EnvironmentProblem('the demo does not play with NODE_ENV=production');
  }
  const flags = [...(fast ? ['--fast'] : []), ...(json ? ['--json'] : [])];
  await delegate('demo', ['--seed', seed, '--language', language, ...flags]);
}
