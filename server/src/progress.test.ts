import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { suite, test } from 'node:test';
import { openProgressLine } from './progress.ts';

/** A stream that is a terminal or none, and what was written to it. */
function output(isTTY: boolean): { to: NodeJS.WriteStream; written(): string } {
  const to = Object.assign(new PassThrough(), { isTTY });
  return { to: to as never, written: () => String(to.read() ?? '') };
}

const escape = '\u001b[';

suite('a line of progress', () => {
  test('is written over in place on a terminal, and taken away at the end', () => {
    const { to, written } = output(true);
    const line = openProgressLine(to);
    line.tell('matching … 10 %');
    assert.equal(written(), `${escape}1Gmatching … 10 %${escape}0K`);
    line.end();
    assert.equal(written(), `${escape}1G${escape}2K`);
    line.end();
    assert.equal(written(), '');
  });

  test('is not written more often than anybody can read', () => {
    const { to, written } = output(true);
    const line = openProgressLine(to);
    for (let row = 0; row < 1_000; row += 1) line.tell(`${row} rows`);
    const count = written().split(' rows').length - 1;
    assert.ok(count >= 1 && count < 100, String(count));
  });

  test('says nothing where there is no terminal', () => {
    const { to, written } = output(false);
    const line = openProgressLine(to);
    line.tell('matching … 10 %');
    line.end();
    assert.equal(written(), '');
  });
});
