import { type Program, runPrograms, type Started } from './kit/program.ts';

const usage = `node sandbox/together.ts NAME [--flag VALUE ...] [+ NAME ...]
Runs several programs of the sandbox in one process, each with the flags that it takes alone. The
ready line of each says its name.
`;

/** Loaded when it is named: nobody pays for a program that does not run. */
const programs: Readonly<Record<string, () => Promise<{ program: Program }>>> = {
  alipay: () => import('./alipay/program.ts'),
  antom: () => import('./antom/program.ts'),
  atm: () => import('./atm/program.ts'),
  bank: () => import('./bank/program.ts'),
  'core-network': () => import('./core-network/program.ts'),
  kiosk: () => import('./kiosk/program.ts'),
  mail: () => import('./mail/program.ts'),
  push: () => import('./push/program.ts'),
  seller: () => import('./seller/program.ts'),
  'sms-centre': () => import('./sms-centre/program.ts'),
  stripe: () => import('./stripe/program.ts'),
  wechat: () => import('./wechat/program.ts'),
  witness: () => import('./witness/program.ts'),
};

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
