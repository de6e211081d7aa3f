import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRow } from './csv.ts';

test('a cell is quoted only where it must be, and what is missing is empty', () => {
  assert.equal(
    csvRow(['a', undefined, 'b c', 'd,e', 'say "f"', 'g\r\nh']),
    ['a,,b c,"d,e","say ""f""","g\r\nh"\r\n'].join(),
  );
});

test('what a spreadsheet would run it is shown as text, but a number stays a number', () => {
  assert.equal(
    csvRow(['=1+1', '+852', '@x', '-cmd', '-12.50', '\tx']),
    "'=1+1,'+852,'@x,'-cmd,-12.50,'\tx\r\n",
  );
});
