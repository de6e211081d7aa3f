import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import tty from 'node:tty';
import { paint } from './terminal.ts';

const plain = 'all is well';
const green = `\u001b[32m${plain}\u001b[39m`;

/** What Node opens where standard output is a terminal, and asks whether that knows colours. */
function terminal(): NodeJS.WriteStream {
  const { getColorDepth } = tty.WriteStream.prototype;
  return Object.assign(new PassThrough(), { isTTY: true, getColorDepth }) as never;
}

/** Paints for a terminal whose user has set nothing but this. */
function painted(environment: Readonly<Record<string, string>>): string {
  const kept = { ...process.env };
  for (const name of ['CI', 'FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS', 'TMUX']) {
    delete process.env[name];
  }
  Object.assign(process.env, { TERM: 'xterm-256color', ...environment });
  try {
    return paint('green', plain, terminal());
  } finally {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, kept);
  }
}

test('a terminal is shown colours, unless NO_COLOR is set or it knows none', () => {
  assert.equal(painted({}), green);
  assert.equal(painted({ NO_COLOR: '1' }), plain);
  assert.equal(painted({ TERM: 'dumb' }), plain);
});

test('what is no terminal is never sent colours', () => {
  assert.equal(paint('green', plain, new PassThrough() as never), plain);
});
