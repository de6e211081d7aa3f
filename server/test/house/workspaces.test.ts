import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { cycles } from './rules/cycles.ts';
import { deadFiles } from './rules/dead-files.ts';
import { holds, placesOf } from './rules/report.ts';
import { repository } from './rules/repository.ts';
import { sourceFile } from './rules/source.ts';
import { reachedAcross, undeclaredPackages } from './rules/workspaces.ts';

suite('the house', () => {
  test('server, screens and the outside world share nothing but the contract', () => {
    holds('reached across', reachedAcross(repository()));
  });

  test('every package that is imported is declared where it is used', () => {
    holds('undeclared packages', undeclaredPackages(repository()));
  });

  test('no files need each other in a circle', () => {
    holds('cycles', cycles(repository()));
  });

  test('something leads to every file', () => {
    holds('dead files', deadFiles(repository()));
  });
});

function across(path: string, text: string): string[] {
  return placesOf(reachedAcross([sourceFile(path, text)]));
}

suite('a breach is found', () => {
  test('the sandbox or a screen that imports the server', () => {
    assert.deepEqual(across('sandbox/alipay/main.ts', "import '../../server/src/app.ts';"), [
      'sandbox/alipay/main.ts:1: sandbox imports server',
    ]);
    assert.deepEqual(across('web/app/main.tsx', "import { a } from 'lowu';"), [
      'web/app/main.tsx:1: web imports server',
    ]);
  });

  test('a domain or the sandbox that knows the contract, or a contract that knows either', () => {
    const text = "import { topup } from '@lowu/contract/app';";
    const path = 'server/src/domains/topups/order-topup.ts';
    assert.deepEqual(across(path, text), [`${path}:1: server imports the contract`]);
    assert.deepEqual(across('sandbox/kit/page.ts', text), [
      'sandbox/kit/page.ts:1: sandbox imports the contract',
    ]);
    assert.deepEqual(across('contract/src/app.ts', "import '../../web/kit/money.ts';"), [
      'contract/src/app.ts:1: contract imports web',
    ]);
  });

  test('a screen that imports another screen', () => {
    assert.deepEqual(across('web/app/home.tsx', "import '../console/table.tsx';"), [
      'web/app/home.tsx:1: web/app imports web/console',
    ]);
  });

  test('a package that is not declared, and a test tool in production', () => {
    const manifest = sourceFile(
      'server/package.json',
      JSON.stringify({ dependencies: { pg: '1.0.0' }, devDependencies: { 'fast-check': '1.0.0' } }),
    );
    const text = "import 'pg';\nimport 'left-pad';\nimport 'fast-check';\nimport 'node:fs';";
    const file = sourceFile('server/src/base/money.ts', text);
    assert.deepEqual(placesOf(undeclaredPackages([manifest, file])), [
      'server/src/base/money.ts:2: imports left-pad, which is not declared',
      'server/src/base/money.ts:3: imports fast-check, which is not declared',
    ]);
  });

  test('files in a circle, though only types are imported', () => {
    const files = [
      sourceFile('web/kit/a.ts', "import type { B } from './b.ts';"),
      sourceFile('web/kit/b.ts', "import { c } from './c.ts';"),
      sourceFile('web/kit/c.ts', "export * from './a.ts';"),
    ];
    assert.deepEqual(placesOf(cycles(files)), [
      'web/kit/a.ts:1: imports itself by web/kit/a.ts → web/kit/b.ts → web/kit/c.ts → web/kit/a.ts',
    ]);
  });

  test('a file that nothing but its own test imports', () => {
    const files = [
      sourceFile('server/src/base/index.ts', "export * from './money.ts';"),
      sourceFile('server/src/base/money.ts', ''),
      sourceFile('server/src/base/dice.ts', ''),
      sourceFile('server/src/base/dice.test.ts', "import './dice.ts';"),
      sourceFile('server/test/support/database.ts', ''),
    ];
    assert.deepEqual(placesOf(deadFiles(files)), [
      'server/src/base/dice.ts:1: nothing leads to this file',
      'server/test/support/database.ts:1: nothing leads to this file',
    ]);
  });
});

suite('what is meant is allowed', () => {
  test('screens share the kit and know the contract, channels and tests know it too', () => {
    const text = "import { topup } from '@lowu/contract/app';";
    assert.deepEqual(across('web/app/home.tsx', `import '../kit/money.ts';\n${text}`), []);
    assert.deepEqual(across('server/src/channels/app/index.ts', text), []);
    assert.deepEqual(across('server/test/stories/topup.test.ts', text), []);
  });

  test('the stories play with the client of the app, and with nothing of its screens', () => {
    const files = ['client', 'app'].flatMap((folder) => [
      sourceFile(`server/test/stories/${folder}.ts`, `import '../../../web/${folder}/b.ts';`),
      sourceFile(`web/${folder}/b.ts`, ''),
    ]);
    assert.deepEqual(placesOf(reachedAcross(files)), [
      'server/test/stories/app.ts:1: server imports web',
    ]);
  });

  test('the demo takes its words from the app, and nothing of its pages', () => {
    const files = ['client/index', 'app/words/en', 'app/pages/home/home-page'].flatMap((name) => [
      sourceFile(`server/demo/${name.replaceAll('/', '-')}.ts`, `import '../../web/${name}.ts';`),
      sourceFile(`web/${name}.ts`, ''),
    ]);
    assert.deepEqual(placesOf(reachedAcross(files)), [
      'server/demo/app-pages-home-home-page.ts:1: server imports web',
    ]);
  });

  test('what tests stand on lies in a folder that production never enters', () => {
    const text = "import { startProgram } from '../testing/start-program.ts';";
    assert.deepEqual(across('sandbox/alipay/pay.test.ts', text), []);
    assert.deepEqual(across('sandbox/testing/shop.ts', "import '../alipay/keys.ts';"), []);
    assert.deepEqual(across('sandbox/alipay/pay.ts', text), [
      'sandbox/alipay/pay.ts:1: sandbox/alipay imports sandbox/testing',
    ]);
  });

  test('a page, a script and a program lead to the files that they name', () => {
    const files = [
      sourceFile('package.json', '{ "scripts": { "demo": "node tools/demo/play.ts" } }'),
      sourceFile('tools/demo/play.ts', ''),
      sourceFile('web/app/index.html', '<script type="module" src="./start.tsx"></script>'),
      sourceFile('web/app/start.tsx', ''),
      sourceFile('sandbox/bank/main.ts', "new URL('./worker.ts', import.meta.url);"),
      sourceFile('sandbox/bank/worker.ts', ''),
    ];
    assert.deepEqual(placesOf(deadFiles(files)), []);
  });
});
