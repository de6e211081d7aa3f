import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { strayEnvironment, unlistedRefusals, unlistedSettings } from './rules/catalogues.ts';
import { looseVersions, unarguedDependencies } from './rules/dependencies.ts';
import { holds, placesOf } from './rules/report.ts';
import { repository, root } from './rules/repository.ts';
import { type SourceFile, sourceFile } from './rules/source.ts';

function documentAt(name: string): SourceFile {
  const found = repository().find((file) => file.path === name);
  assert.ok(found, `${name} does not exist`);
  return found;
}

/** Undefined for a package of another platform, which is not installed here. */
function licenceOf(name: string): string | undefined {
  try {
    const file = path.join(root, 'node_modules', name, 'package.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { license?: string }).license;
  } catch {
    return undefined;
  }
}

suite('the house', () => {
  test('docs/refusals.md lists every refusal and no other', () => {
    holds('refusals', unlistedRefusals(repository(), documentAt('docs/refusals.md')));
  });

  test('docs/operating/settings.md lists every setting and no other', () => {
    holds('settings', unlistedSettings(repository(), documentAt('docs/operating/settings.md')));
  });

  test('variables of the environment are read in one place', () => {
    holds('stray environment', strayEnvironment(repository()));
  });

  test('every package is argued for, under the licence that it has', () => {
    const document = documentAt('docs/decisions/dependencies.md');
    holds('dependencies', unarguedDependencies(repository(), document, licenceOf));
  });

  test('every package has one exact version', () => {
    holds('loose versions', looseVersions(repository()));
  });
});

const head = '| code | kind | where | told |\n| --- | --- | --- | --- |\n';
const declared = sourceFile(
  'server/src/domains/ledger/refusals.ts',
  "export const refuse = refusals({\n  insufficient_balance: 'conflict',\n});\n",
);

function refusalsWith(row: string, ...more: readonly SourceFile[]): string[] {
  const document = sourceFile('docs/refusals.md', `${head}${row}`);
  return placesOf(unlistedRefusals([declared, ...more], document));
}

suite('a breach is found', () => {
  test('a refusal that is not listed, listed wrongly, listed for nothing or declared twice', () => {
    const right = '| `insufficient_balance` | conflict | ledger | There is not enough. |\n';
    assert.deepEqual(refusalsWith(right), []);
    assert.deepEqual(refusalsWith(''), [
      'server/src/domains/ledger/refusals.ts:2: insufficient_balance is not in docs/refusals.md',
    ]);
    assert.deepEqual(refusalsWith(right.replace('conflict', 'limited')), [
      'docs/refusals.md:3: insufficient_balance is described wrongly',
    ]);
    assert.deepEqual(refusalsWith(right.replace('There is not enough.', '')), [
      'docs/refusals.md:3: nobody is told insufficient_balance',
    ]);
    assert.deepEqual(refusalsWith(`${right}| \`gone\` | conflict | ledger | Gone. |\n`), [
      'docs/refusals.md:4: no code refuses with gone',
    ]);
    const twin = sourceFile('server/src/domains/topups/refusals.ts', declared.text);
    assert.deepEqual(refusalsWith(right, twin), [
      'server/src/domains/topups/refusals.ts:2: insufficient_balance is declared in ledger too',
    ]);
  });

  test('a setting that is not documented, and a documented one that is not there', () => {
    const file = sourceFile('server/src/domains/topups/limit.ts', "setting('mostHkd', 'x', 1, y);");
    const document = sourceFile(
      'docs/s.md',
      `${head}| \`leastHkd\` | 1 | x |\n| \`PORT\` | 1 | x |\n`,
    );
    assert.deepEqual(placesOf(unlistedSettings([file], document)), [
      'server/src/domains/topups/limit.ts:1: the setting mostHkd is not documented',
      'docs/s.md:3: there is no setting leastHkd',
    ]);
  });

  test('a variable of the environment that is read anywhere', () => {
    const path = 'server/src/platform/http/server.ts';
    const file = sourceFile(path, 'const port = process.env.PORT;');
    assert.deepEqual(placesOf(strayEnvironment([file])), [`${path}:1: reads the environment`]);
  });

  test('a package without a reason, without a runner-up, under another licence or gone', () => {
    const manifest = sourceFile(
      'package.json',
      '{ "dependencies": { "a": "1.0.0", "b": "1.0.0" } }',
    );
    const document = sourceFile(
      'docs/d.md',
      '| package | why | licence | runner-up |\n|---|---|---|---|\n' +
        '| `a` | needed | MIT | |\n| `c` | needed | MIT | none |\n',
    );
    assert.deepEqual(placesOf(unarguedDependencies([manifest], document, () => 'ISC')), [
      'docs/d.md:3: a does not say the runner-up',
      'package.json:1: b is not in docs/d.md',
      'docs/d.md:3: a says its licence is ISC',
      'docs/d.md:4: nothing uses c',
    ]);
  });

  test('a version that may move, and two versions of one package', () => {
    const files = [
      sourceFile('package.json', '{ "devDependencies": { "a": "^1.0.0" } }'),
      sourceFile('web/package.json', '{ "dependencies": { "a": "1.0.1", "@lowu/contract": "*" } }'),
    ];
    assert.deepEqual(placesOf(looseVersions(files)), [
      'package.json:1: a is ^1.0.0, not an exact version',
      'web/package.json:1: a is 1.0.1 here and ^1.0.0 elsewhere',
    ]);
  });
});
