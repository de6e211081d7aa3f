import { readFileSync } from 'node:fs';
import process from 'node:process';
import { isoTime } from '#base';
import { checkCatalog, listVersions, loadCatalog, type Problem, readDocument } from '#catalog';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext } from './place.ts';

/** EX_DATAERR of sysexits.h, as for every refusal. */
const refused = 65;

export interface LoadOptions {
  readonly return?: boolean;
  readonly json?: boolean;
}

interface ToldVersion {
  readonly version: number;
  readonly state: string;
  /** Instants as ISO 8601. */
  readonly validFrom: string;
  readonly loadedAt: string;
  readonly loadedBy: string;
}

export async function listCatalogs(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const versions: ToldVersion[] = (await listVersions(context)).map((version) => ({
      version: version.number,
      state: version.state,
      validFrom: isoTime(version.validFrom),
      loadedAt: isoTime(version.loadedAt),
      loadedBy: version.loadedBy,
    }));
    if (isJson) print(JSON.stringify({ versions }));
    else print(versions.map(lineOf).join('\n') || 'No catalogue was loaded yet.');
  });
}

function lineOf({ version, state, validFrom, loadedBy }: ToldVersion): string {
  return `${String(version).padStart(4)}  ${state.padEnd(8)}  from ${validFrom}  by ${loadedBy}`;
}

export async function showCatalog(version?: number): Promise<void> {
  await inKeptContext(async (context) => {
    print(JSON.stringify(await readDocument(context, version), undefined, 2));
  });
}

/** Tells everything that is wrong with a file; ends with 1 when something is. */
export function checkCatalogFile(file: string, isJson: boolean): void {
  const problems = problemsOf(documentIn(file));
  if (isJson) print(JSON.stringify({ ok: problems.length === 0, problems }));
  else if (problems.length === 0) print('nothing is wrong with it');
  else tell(problems, print);
  if (problems.length > 0) process.exitCode = 1;
}

/** Loads a file; one with anything wrong in it changes nothing and ends with 65. */
export async function loadCatalogFile(file: string, options: LoadOptions): Promise<void> {
  const document = documentIn(file);
  const problems = problemsOf(document);
  if (problems.length > 0) {
    tell(problems, (line) => process.stderr.write(`${line}\n`));
    process.exitCode = refused;
    return;
  }
  await inKeptContext(async (context) => {
    const isReturnMeant = options.return ?? false;
    const loaded = await loadCatalog(context, document, { isReturnMeant });
    const { version, isNew } = loaded;
    if (options.json) print(JSON.stringify(loaded));
    else print(`version ${version} ${isNew ? 'is loaded' : 'says this already: nothing changes'}`);
  });
}

function documentIn(file: string): unknown {
  try {
    // Descriptor 0 is standard input.
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentProblem(`${file} cannot be read as a catalogue: ${why}`);
  }
}

function problemsOf(document: unknown): readonly Problem[] {
  const checked = checkCatalog(document);
  return 'problems' in checked ? checked.problems : [];
}

function tell(problems: readonly Problem[], line: (text: string) => void): void {
  for (const { where, what } of problems) line(`${where || 'the document'}: ${what}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
