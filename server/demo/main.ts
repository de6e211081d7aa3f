import process from 'node:process';
import { readEnvironment } from '../src/settings.ts';
import { playAfterwards } from './afterwards.ts';
import { readOptions } from './options.ts';
import { prove } from './prove.ts';
import { openScene } from './scene.ts';
import { playStory } from './story.ts';
import { startSystem } from './system.ts';
import { tellIn } from './words.ts';

/** A Monday morning, 08:12 in Hong Kong. */
const beginsAtMs = Date.parse('2026-11-23T00:12:00Z');

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (readEnvironment().isProduction) {
    throw new TypeError('the demo does not play with NODE_ENV=production');
  }
  if (process.stderr.isTTY) process.stderr.write(`${tellIn(options.language)('starting')}\n\n`);
  const system = await startSystem(beginsAtMs);
  const stop = (): void => {
    void system.stop().finally(() => process.exit(130));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    const scene = await openScene(system, options);
    try {
      const ending = await playStory(scene);
      const afterwards = await playAfterwards(scene, ending.app);
      const proof = await prove(scene, { ...ending, afterwards }, options.seed);
      if (options.isJson) process.stdout.write(`${JSON.stringify(proof)}\n`);
      return proof.ok ? 0 : 1;
    } finally {
      await scene.way.close();
    }
  } finally {
    for (const signal of signals) process.off(signal, stop);
    await system.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`lowu demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof TypeError ? 64 : 70;
}
