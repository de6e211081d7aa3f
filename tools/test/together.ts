import './tests-of-resources.ts';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { keepUntilTheEnd } from './after-all.ts';

// Only once it cannot watch every promise any more.
const { after, mock, suite } = await import('node:test');

// Runs the test files that it is given, one after another, in this process: starting one costs a
// second of a core, and what V8 has made quick for the first file is quick for the others. Each is
// a suite of its own, so that what it does before and after its tests is done around them alone,
// and none inherits the clock that another has stopped.
after(keepUntilTheEnd());
for (const file of process.argv.slice(2)) {
  suite(file, async () => {
    await import(pathToFileURL(path.resolve(file)).href);
    after(() => mock.reset());
  });
}
