import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPortsIn } from './own-ports.ts';

test('the ports of this machine are found wherever they are told of, and no others', () => {
  const told = {
    app: 'http://localhost:8080/',
    console: 'http://localhost:8080/console',
    bank: 'http://127.0.0.1:8093/control',
    elsewhere: 'https://topup.example:9443/',
    smpp: { host: '127.0.0.1', port: 2775 },
    nothing: null,
  };
  const database = 'postgresql://lowu@127.0.0.1:54321/lowu?host=127.0.0.1';
  assert.deepEqual(ownPortsIn(told, database, 'http://[::1]:81/'), [81, 2775, 8080, 8093, 54321]);
});
