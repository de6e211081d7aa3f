import { importsOf, packageOf, resolverFor } from './imports.ts';
import { type Finding, finding, isCode, isTest, type SourceFile } from './source.ts';

const workspaces = new Set(['contract', 'server', 'web', 'sandbox', 'tools', 'packages']);

/** Folders that the others of their workspace share; all other folders keep to themselves. */
const shared: Readonly<Record<string, readonly string[]>> = {
  web: ['kit', 'codes', 'client', 'language', 'reading', 'counter'],
  sandbox: ['kit'],
};

const packages: Readonly<Record<string, string>> = {
  lowu: 'server',
  '@lowu/contract': 'contract',
  '@lowu/web': 'web',
  '@lowu/sandbox': 'sandbox',
  '@lowu/tools': 'tools',
  '@lowu/partner-client': 'packages',
};

function mayUseContract(path: string): boolean {
  // The demo stands at a till, as a screen would.
  return ['web/', 'server/src/channels/', 'server/demo/'].some((at) => path.startsWith(at));
}

/** The stories play the app against the server, and the app's own client is what they play with. */
function isStoryWithClient(fromPath: string, target = ''): boolean {
  return fromPath.startsWith('server/test/stories/') && target.startsWith('web/client/');
}

/** The demo shows what the app's screens say, in the app's own words. */
const screenWords = new RegExp(
  '^web/(?:client/|language/|app/(?:words/|pages/(?:topup/state-text|auto-topup/rule-sentence)\\.ts))',
);

function isDemoOfApp(fromPath: string, target = ''): boolean {
  return fromPath.startsWith('server/demo/') && screenWords.test(target);
}

const verifying = new Set(
  ['verify.ts', 'kept-checkpoint.ts'].map((at) => `server/src/commands/${at}`),
);

/** Whoever checks a receipt by a command and by its page is answered by the same code. */
function isVerifying(fromPath: string, target = ''): boolean {
  const mayVerify = verifying.has(fromPath) || isTest(fromPath);
  return mayVerify && target.startsWith('web/verifier/');
}

/** What is wrong with reaching from one file into another workspace, if anything. */
function judge(fromPath: string, to: string, target?: string): [string, string] | undefined {
  const from = fromPath.split('/')[0] ?? '';
  if (from === to || !workspaces.has(from)) return undefined;
  // Tools build and check the house; they may open any part of it.
  if (from === 'tools') return undefined;
  if (to === 'contract' && (mayUseContract(fromPath) || isTest(fromPath))) return undefined;
  if (to === 'contract') {
    return [
      `${from} imports the contract`,
      'only channels, web and the demo know how a channel looks',
    ];
  }
  // What others build on is used here by tests alone, as others would.
  if (isTest(fromPath) && (to === 'tools' || to === 'packages')) return undefined;
  if (isStoryWithClient(fromPath, target)) return undefined;
  if (isDemoOfApp(fromPath, target) || isVerifying(fromPath, target)) return undefined;
  return [`${from} imports ${to}`, 'talk to it over its protocol, as the real one would be'];
}

function folderInWorkspace(path: string): string {
  const [, folder = '', rest] = path.split('/');
  return rest === undefined ? '' : folder;
}

function judgeFolders(from: string, to: string): [string, string] | undefined {
  const workspace = from.split('/')[0] ?? '';
  const open = shared[workspace];
  const folder = folderInWorkspace(to);
  const own = folderInWorkspace(from);
  if (!open || own === folder || own === '' || open.includes(folder)) return undefined;
  if (own === 'testing' || (folder === 'testing' && isTest(from))) return undefined;
  return [`${workspace}/${own} imports ${workspace}/${folder}`, `share it in ${workspace}/kit`];
}

/** The server, the screens and the outside world meet on the wire and in the contract only. */
export function reachedAcross(files: readonly SourceFile[]): Finding[] {
  const resolver = resolverFor(files);
  const found: Finding[] = [];
  for (const file of files.filter(({ path }) => isCode(path))) {
    const own = file.path.split('/')[0] ?? '';
    for (const { specifier = '', line } of importsOf(file)) {
      const target = resolver.resolve(file.path, specifier);
      const to = target?.split('/')[0] ?? packages[packageOf(specifier)];
      if (to === undefined || !workspaces.has(to)) continue;
      const inside =
        target !== undefined && own === to ? judgeFolders(file.path, target) : undefined;
      const wrong = judge(file.path, to, target) ?? inside;
      if (wrong) found.push(finding(file.path, line, ...wrong));
    }
  }
  return found;
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

function manifestOf(files: readonly SourceFile[], path: string): Manifest {
  const file = files.find((one) => one.path === path);
  return file ? (JSON.parse(file.text) as Manifest) : {};
}

const building = /^tools\/|(?:^|\/)vite\.config\.ts$/;

/**
 * What runs in production stands in `dependencies` of its own workspace, the rest at least
 * somewhere.
 */
export function undeclaredPackages(files: readonly SourceFile[]): Finding[] {
  const root = manifestOf(files, 'package.json');
  const found: Finding[] = [];
  for (const file of files.filter(({ path }) => isCode(path))) {
    const workspace = file.path.split('/')[0] ?? '';
    if (!workspaces.has(workspace)) continue;
    const own = manifestOf(files, `${workspace}/package.json`);
    const mayBeDevelopment = isTest(file.path) || building.test(file.path);
    const declared = new Set([
      ...Object.keys(own.dependencies ?? {}),
      ...Object.keys(root.optionalDependencies ?? {}),
      ...(mayBeDevelopment ? Object.keys(own.devDependencies ?? {}) : []),
      ...(mayBeDevelopment ? Object.keys(root.devDependencies ?? {}) : []),
    ]);
    for (const { specifier = '.', line } of importsOf(file)) {
      if (/^(?:[.#/]|node:)/.test(specifier)) continue;
      const name = packageOf(specifier);
      if (declared.has(name) || packages[name] === workspace) continue;
      const remedy = `declare it in ${workspace}/package.json and docs/decisions/dependencies.md`;
      found.push(finding(file.path, line, `imports ${name}, which is not declared`, remedy));
    }
  }
  return found;
}
