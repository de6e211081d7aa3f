import assert from 'node:assert/strict';
import os from 'node:os';
import { test } from 'node:test';
import { isRoomyMemory } from './temporary-folder.ts';

const tmpfs = 0x01021994;
const ext4 = 0xef53;
const gibibyte = 1024 ** 3;

function looked(type: number, freeBytes: number) {
  return () => ({ type, bavail: freeBytes / 4_096, bsize: 4_096 });
}

test('a folder in memory is used where the data of a whole run has room', () => {
  assert.equal(isRoomyMemory('/dev/shm', looked(tmpfs, 8 * gibibyte)), true);
  assert.equal(isRoomyMemory('/dev/shm', looked(tmpfs, gibibyte / 16)), false);
});

test('a disk is no memory, however much room it has, and neither is what is not there', () => {
  assert.equal(isRoomyMemory('/dev/shm', looked(ext4, 100 * gibibyte)), false);
  assert.equal(isRoomyMemory(`${os.tmpdir()}/lowu-is-not-there`), false);
});
