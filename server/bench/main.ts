import path from 'node:path';
import process from 'node:process';
import { benchmarks, figures, worlds } from './benchmarks.ts';
import { runBenchmarks } from './harness/run.ts';
import { readOptions, usageOf } from './harness/options.ts';
import { tableOf } from './harness/table.ts';

const names = [...benchmarks, ...figures].map(({ name }) => name);
const folder = path.resolve(process.env['LOWU_HOME'] ?? '.lowu', 'bench');

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), names);
  if (options.isHelp) {
    process.stdout.write(usageOf(names));
    return 0;
  }
  const startedMs = performance.now();
  const say = (text: string): void => {
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    process.stderr.write(`${String(seconds).padStart(5)} s  ${text}\n`);
  };
  const isWanted = ({ name, isOnlyByName = false }: { name: string; isOnlyByName?: boolean }) =>
    options.only.length === 0 ? !isOnlyByName : options.only.includes(name);
  const plans = worlds.map((world) => ({
    benchmarks: world.benchmarks.filter(isWanted),
    figures: world.figures.filter(isWanted),
  }));
  const results = await runBenchmarks(plans, options, folder, say);
  process.stdout.write(
    options.isJson
      ? results.map((result) => `${JSON.stringify(result)}\n`).join('')
      : `\n${tableOf(results)}\n`,
  );
  return results.some(({ holds }) => holds === false) ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
