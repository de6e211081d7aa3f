import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrial, readOptions, usageOf } from './options.ts';

const names = ['post', 'settle'];

test('an option that does not exist is said and not passed over', () => {
  assert.throws(
    () => readOptions(['--only', 'magic'], names),
    /no benchmark is called magic: post/,
  );
  assert.throws(() => readOptions(['--rounds', 'none'], names), /--rounds must be a number/);
  assert.throws(() => readOptions(['--seconds=-1'], names), /--seconds must be a number/);
  assert.throws(() => readOptions(['--fast'], names), /--fast/);
});

test('what is asked for is read, and the rest is as usual', () => {
  const given = ['--only', 'settle', '--only', 'post', '--json', '--seconds', '0.5'];
  const options = readOptions(given, names);
  assert.deepEqual(options.only, ['settle', 'post']);
  assert.deepEqual([options.isJson, options.isHelp, options.rounds], [true, false, 5]);
  assert.ok(isTrial(options));
  assert.ok(!isTrial(readOptions([], names)));
});

test('the help names every benchmark', () => {
  assert.match(usageOf(names), /--only NAME .*post, settle/);
});
