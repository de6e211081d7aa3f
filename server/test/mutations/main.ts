import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { present } from '#base';
import { campaign } from '#test/campaign';
import { startTestPostgres } from '#test/postgres';
import { sourceFile } from '../house/rules/source.ts';
import { type Mutation, mutationsOf } from './mutations.ts';
import { type Part, parts } from './parts.ts';
import { makeScratch, type Scratch } from './scratch.ts';

const root = path.resolve(import.meta.dirname, '../../..');

interface Place {
  readonly part: Part;
  readonly file: string;
  readonly text: string;
  readonly mutation: Mutation;
}

function filesOf(globs: readonly string[]): string[] {
  return globs.flatMap((glob) => globSync(glob, { cwd: root }).sort());
}

/** All that can be changed in the parts that are wanted, always in the same order. */
function places(isWanted: (part: string) => boolean): Place[] {
  const wanted = parts.filter(({ name }) => isWanted(name));
  return wanted.flatMap((part) =>
    filesOf(part.sources)
      .filter((file) => !/\.test\.ts$|\/index\.ts$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(path.join(root, file), 'utf8');
        return mutationsOf(sourceFile(file, text)).map((mutation) => ({
          part,
          file,
          text,
          mutation,
        }));
      }),
  );
}

/** Tests with a database say so in their names. */
function isSlow(test: string): number {
  return Number(!/\/[^./]+\.test\.ts$/.test(test));
}

/** The tests beside the file come first: they are the most likely to notice. */
function testsOf({ part, file }: Place): string[] {
  const beside = file.replace(/\.ts$/, '');
  const tests = [...new Set(filesOf(part.tests))];
  const isNear = (test: string): number => Number(!test.startsWith(`${beside}.`));
  return tests.sort((one, other) => isNear(one) - isNear(other) || isSlow(one) - isSlow(other));
}

/** Every place is as likely as any other, and a number always chooses the same. */
function choice(run: number, among: number): number {
  const drawn = createHash('sha256').update(String(run)).digest().readUInt32BE();
  return drawn % among;
}

function tryOne(scratch: Scratch, place: Place): string | undefined {
  const { file, text, mutation } = place;
  scratch.write(file, text.slice(0, mutation.start) + mutation.text + text.slice(mutation.end));
  try {
    return scratch.firstFailing(testsOf(place));
  } finally {
    scratch.write(file, text);
  }
}

await campaign({
  usage: `npm run mutate -- --runs N [--from S] [--only ${parts.map(({ name }) => name).join('|')}]
Makes code that moves money wrong in one place, in a copy, and runs the tests of its room: N times,
each by its own number from S on. What no test notices is told at the end.
`,
  count: 'runs',
  usual: 60,
  parts: parts.map(({ name }) => name),
  async run(runs, from, say, isWanted) {
    const all = places(isWanted);
    const postgres = await startTestPostgres();
    process.env['LOWU_TEST_POSTGRES_URL'] = postgres.url;
    const scratch = makeScratch(root);
    const survivors: string[] = [];
    try {
      for (let run = from; run < from + runs; run += 1) {
        const place = present(all[choice(run, all.length)], 'a place');
        const noticed = tryOne(scratch, place);
        const { file, mutation } = place;
        const told = `${run} ${file}:${mutation.line} ${mutation.what}`;
        say(`${told}  ${noticed ? `noticed by ${path.basename(noticed)}` : 'SURVIVED'}`);
        if (noticed === undefined) survivors.push(told);
      }
    } finally {
      scratch.remove();
      await postgres.stop();
    }
    say(`${runs} of ${all.length} possible changes tried, ${survivors.length} survived`);
    for (const survivor of survivors) say(`  survived: ${survivor}`);
    return survivors.length === 0;
  },
});
