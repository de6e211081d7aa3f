import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { runProcess } from './run-process.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'lowu-runner-'));
after(() => rmSync(folder, { recursive: true }));

const header =
  "import assert from 'node:assert/strict';\nimport { suite, test } from 'node:test';\n";

interface Told {
  readonly passed: number;
  readonly failures: readonly { readonly title: string; readonly text: string }[];
  readonly output: readonly string[];
}

async function run(body: string, limitMs = 60_000): Promise<Told> {
  return runFiles([body], limitMs);
}

async function runFiles(bodies: readonly string[], limitMs: number): Promise<Told> {
  const planted = bodies.map((body, index) => {
    const file = path.join(folder, `planted${index || ''}.test.ts`);
    writeFileSync(file, header + body);
    return file;
  });
  const failures: { title: string; text: string }[] = [];
  const outcome = await runProcess(planted, { timeoutMs: 20_000, limitMs }, root, (title, text) => {
    failures.push({ title, text });
  });
  assert.equal(outcome.failed, failures.length);
  return { passed: outcome.passed, failures, output: outcome.output };
}

test('passes are counted, and a failure is told once, in full', async () => {
  const told = await run(
    "suite('sums', () => {\n  test('right', () => {});\n" +
      "  test('wrong', () => {\n    console.log('hello');\n    assert.equal(1, 2);\n  });\n});\n",
  );
  assert.equal(told.passed, 1);
  assert.equal(told.failures.length, 1);
  assert.match(told.failures[0]?.title ?? '', /planted\.test\.ts:5 › sums › wrong$/);
  assert.match(told.failures[0]?.text ?? '', /1 !== 2/);
  assert.doesNotMatch(told.failures[0]?.text ?? '', /node:(?:internal|async_hooks)/);
  assert.ok(told.output.includes('hello'));
});

test('a file that does not load is a failure', async () => {
  const told = await run("import 'nowhere';\n");
  assert.equal(told.passed, 0);
  assert.equal(told.failures.length, 1);
});

for (const code of [0, 3]) {
  test(`a process that ends half-way with ${code} is a failure`, async () => {
    const told = await run(`test('a', () => {});\ntest('b', () => process.exit(${code}));\n`);
    assert.equal(told.failures.length, 1);
  });
}

/** A file that notes when its test and its end come, in what all files of a process share. */
function noting(name: string, more: string): string {
  return (
    "import { after, mock } from 'node:test';\n" +
    `const log = ((globalThis as { log?: string[] }).log ??= []);\n` +
    `after(() => log.push('end of ${name}'));\n` +
    `test('${name}', () => {\n  log.push('${name}');\n  ${more}\n});\n`
  );
}

test('each of several files begins and ends by itself, and one that fails is named', async () => {
  const stopClock = "mock.timers.enable({ apis: ['Date'], now: 0 });";
  const look = 'console.log(log.join(), Date.now() > 0);\n  assert.fail();';
  const told = await runFiles([noting('one', stopClock), noting('two', look)], 60_000);
  assert.equal(told.passed, 1);
  assert.ok(told.output.includes('one,end of one,two true'), told.output.join('\n'));
  assert.match(String(told.failures.map(({ title }) => title)), /planted1\.test\.ts:6 › two$/);
});

test('what files share lasts until all of them have run', async () => {
  const module = JSON.stringify(path.join(root, 'tools/test/after-all.ts'));
  const sharing =
    `import { atTheEnd } from ${module};\n` +
    "atTheEnd()?.push(async () => console.log('the end after', log.join()));\n";
  const told = await runFiles([noting('one', '') + sharing, noting('two', '')], 60_000);
  const all = 'the end after one,end of one,two,end of two';
  assert.ok(told.output.includes(all), told.output.join('\n'));
});

/** Each goes wrong where its test does not wait for it, the last of them after its end. */
const loose = `
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const fail = (why: string): never => { throw new Error(why); };
test('timer', async () => {
  await pause(1);
  setTimeout(fail, 1, 'by a timer');
  await pause(100);
});
test('promise', async () => {
  await pause(1);
  void pause(1).then(() => fail('by a promise'));
  await pause(100);
});
test('around', async (t) => {
  await pause(1);
  await t.test('within', async () => pause(1));
});
test('late', async () => {
  await pause(1);
  void pause(20).then(() => fail('after the end'));
});
test('last', async () => pause(100));
`;

test('what goes wrong by itself fails the test that began it, and no other', async () => {
  const told = await run(loose);
  assert.equal(told.passed, 4);
  const [timer, promise, late, ...others] = told.failures;
  assert.match(`${timer?.title}: ${timer?.text}`, / › timer: Error: by a timer/);
  assert.match(`${promise?.title}: ${promise?.text}`, / › promise: Error: by a promise/);
  assert.match(late?.text ?? '', /Test "late".* asynchronous activity after .*: after the end"/);
  assert.deepEqual(others, []);
});

test('what is left open is ended and told', async () => {
  const told = await run(
    "test('a', () => {});\nsetInterval(() => {}, 1000);\n",

    1_500,
  );
  assert.deepEqual(
    told.failures.map(({ text }) => text),
    ['not done after 1.5 s; something was left open'],
  );
});
