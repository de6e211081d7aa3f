import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';

interface Client {
  readonly client: string;
  readonly secret: string;
}

/** The commands that a page of docs/operating prints, in its order. */
export function commandsOn(page: string): string[] {
  return blocksOn(page, 'sh');
}

/** The files that it prints, in JSON. */
export function jsonOn(page: string): string[] {
  return blocksOn(page, 'json');
}

function blocksOn(page: string, language: string): string[] {
  const text = readFileSync(new URL(`../../../docs/operating/${page}`, import.meta.url), 'utf8');
  const blocks = text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'));
  return [...blocks].map(([, inner = '']) => inner);
}

/** What they print; throws where one fails. Who runs them knows their keys, and nothing else. */
export async function printedBy(
  commands: string,
  at: string,
  { client, secret }: Client,
  { cwd, ...more }: { readonly cwd?: string; readonly [name: string]: string | undefined } = {},
): Promise<string> {
  const env = {
    ...more,
    PATH: process.env['PATH'],
    AT: at,
    CLIENT: client,
    SECRET: secret,
  };
  const flags = ['-euo', 'pipefail', '-c', commands];
  return (await promisify(execFile)('bash', flags, { env, ...(cwd === undefined ? {} : { cwd }) }))
    .stdout;
}
