import { runPrograms, type Started } from './kit/program.ts';
import { programs } from './programs.ts';

const usage = `node sandbox/together.ts NAME [--flag VALUE ...] [+ NAME ...]
Runs several programs of the sandbox in one process, each with the flags that it takes alone. The
ready line of each says its name.
`;

/** Between the words of one program and those of the next. */
const separator = '+';

function split(words: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === separator) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

async function named([name = '', ...words]: readonly string[]): Promise<Started> {
  const load = programs[name];
  if (!load) {
    const known = Object.keys(programs).join(', ');
    process.stderr.write(`There is no program "${name}": there are ${known}.\n${usage}`);
    process.exit(2);
  }
  return { name, words, ...(await load()) };
}

await runPrograms(await Promise.all(split(process.argv.slice(2)).map(named)));
