import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  groupedNumber,
  isPlausibleNumber,
  nationalNumber,
  regionOf,
  typedDigits,
} from './phone-number.ts';

suite('numbers', () => {
  test('are shown in the groups in which people say them', () => {
    assert.equal(groupedNumber('+85291234567'), '+852 9123 4567');
    assert.equal(groupedNumber('+8613800138000'), '+86 138 0013 8000');
    assert.equal(groupedNumber('+85366123456'), '+853 6612 3456');
    assert.equal(nationalNumber('+8613800138000'), '138 0013 8000');
    assert.equal(groupedNumber('91234567'), '9123 4567');
  });

  test('keep their mask', () => {
    assert.equal(groupedNumber('+852 9****567'), '+852 9*** *567');
    assert.equal(groupedNumber('+86 1*******000'), '+86 1** **** *000');
  });

  test('of other countries are shown as they are', () => {
    assert.equal(groupedNumber('+447700900123'), '+447700900123');
    assert.equal(regionOf('+447700900123'), 'other');
  });

  test('belong to a region by their country code', () => {
    assert.deepEqual(['+85291234567', '+8613800138000', '+85366123456'].map(regionOf), [
      'HK',
      'CN',
      'MO',
    ]);
  });

  test('may be typed with spaces, dashes, brackets and full-width digits', () => {
    assert.equal(typedDigits('(852) 9123-4567'), '85291234567');
    assert.equal(typedDigits('\uff0b\uff18\uff15\uff12 9123\u20134567'), '+85291234567');
    for (const text of ['91234567', '9123 4567', '138 0013 8000', '+86 138-0013-8000']) {
      assert.ok(isPlausibleNumber(text), text);
    }
  });

  test('are asked about once they can be complete, and letters never are', () => {
    for (const text of ['', '9123456', 'abcdefgh', '9123 45a7', '1234567890123456']) {
      assert.ok(!isPlausibleNumber(text), text);
    }
  });
});
