import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { heldPackages, type Room, rooms } from '../../src/architecture.ts';
import { holds, linesOf, placesOf } from './rules/report.ts';
import { repository } from './rules/repository.ts';
import {
  enteredByTheWindow,
  forbiddenImports,
  passedByHolders,
  undrawnRooms,
  wrongDoors,
} from './rules/rooms.ts';
import { sourceFile } from './rules/source.ts';

function ringOf(room: Room): string {
  return room.path.split('/')[0] ?? '';
}

suite('the house', () => {
  test('each room names only rooms that are drawn before it', () => {
    for (const [index, room] of rooms.entries()) {
      for (const below of room.below) assert.ok(rooms.indexOf(below) < index, room.path);
    }
  });

  test('no ring imports a ring above it, and no channel another channel', () => {
    const below: Record<string, readonly string[]> = {
      base: [],
      wire: ['base'],
      platform: ['base', 'platform'],
      domains: ['base', 'wire', 'platform', 'domains'],
      channels: ['base', 'wire', 'platform', 'domains'],
    };
    for (const room of rooms) {
      for (const used of room.below) {
        assert.ok(below[ringOf(room)]?.includes(ringOf(used)), `${room.path} uses ${used.path}`);
      }
    }
  });

  test('payments imports no other domain', () => {
    const payments = rooms.find(({ path }) => path === 'domains/payments');
    assert.deepEqual(
      payments?.below.filter((room) => ringOf(room) === 'domains'),
      [],
    );
  });

  test('every folder of the server is drawn in architecture.ts', () => {
    holds('undrawn rooms', undrawnRooms(repository(), rooms));
  });

  test('rooms import only what stands below them, and only by its door', () => {
    holds('forbidden imports', forbiddenImports(repository(), rooms));
  });

  test('tests and benchmarks enter by the doors too', () => {
    holds('entered by the window', enteredByTheWindow(repository()));
  });

  test('server/package.json opens one door per room', () => {
    const manifest = repository().find(({ path }) => path === 'server/package.json');
    assert.ok(manifest);
    holds('wrong doors', wrongDoors(manifest, rooms));
  });

  test('packages that reach the world are imported by the rooms that hold them', () => {
    holds('passed by holders', passedByHolders(repository(), heldPackages));
  });
});

const base: Room = { path: 'base', below: [] };
const postgres: Room = { path: 'platform/postgres', below: [base] };
const ledger: Room = { path: 'domains/ledger', below: [base, postgres] };
const topups: Room = { path: 'domains/topups', below: [base, postgres, ledger] };
const drawn = [base, postgres, ledger, topups];
const imports = {
  '#base': './src/base/index.ts',
  '#wire/*': './src/wire/*/index.ts',
  '#platform/*': './src/platform/*/index.ts',
  '#channels/*': './src/channels/*/index.ts',
  '#test/*': './test/support/*.ts',
  '#ledger': './src/domains/ledger/index.ts',
  '#topups': './src/domains/topups/index.ts',
};
const manifest = sourceFile('server/package.json', JSON.stringify({ imports }));

function forbidden(path: string, text: string): string[] {
  return placesOf(forbiddenImports([manifest, sourceFile(path, text)], drawn));
}

suite('a breach is found', () => {
  test('a domain that imports one above it', () => {
    const file = sourceFile('server/src/domains/ledger/post.ts', "import { a } from '#topups';\n");
    assert.deepEqual(linesOf(forbiddenImports([manifest, file], drawn)), [
      'server/src/domains/ledger/post.ts:1: domains/ledger may not import domains/topups; ' +
        'tell a fact and react to it in reactions.ts, or let a higher room call both',
    ]);
  });

  test('a type, a re-export and a dynamic import bind as much as any import', () => {
    const path = 'server/src/domains/ledger/post.ts';
    const problem = `${path}:1: domains/ledger may not import domains/topups`;
    assert.deepEqual(forbidden(path, "import type { A } from '#topups';"), [problem]);
    assert.deepEqual(forbidden(path, "export * from '#topups';"), [problem]);
    assert.deepEqual(forbidden(path, "const a = await import('#topups');"), [problem]);
    assert.deepEqual(forbidden(path, "type A = import('#topups').A;"), [problem]);
  });

  test('a path that leaves its room, and one that is computed', () => {
    const path = 'server/src/domains/topups/settle-topup.ts';
    assert.deepEqual(forbidden(path, "\nimport { a } from '../ledger/store.ts';"), [
      `${path}:2: ../ledger/store.ts leaves domains/topups`,
    ]);
    assert.deepEqual(forbidden(path, 'await import(name);'), [
      `${path}:1: imports a computed path`,
    ]);
  });

  test('a path past a door, were package.json ever to open it', () => {
    const opened = sourceFile(
      'server/package.json',
      JSON.stringify({ imports: { '#ledger/*': './src/domains/ledger/*.ts' } }),
    );
    const file = sourceFile('server/src/domains/topups/a.ts', "import { s } from '#ledger/store';");
    assert.deepEqual(placesOf(forbiddenImports([opened, file], drawn)), [
      'server/src/domains/topups/a.ts:1: reaches past the door of domains/ledger',
    ]);
    assert.deepEqual(
      placesOf(wrongDoors(opened, drawn)).at(-1),
      ['server/package.json:1: #ledger/* opens no room'].join(''),
    );
  });

  test('a room that imports wiring or what only tests stand on', () => {
    const path = 'server/src/domains/ledger/post.ts';
    assert.deepEqual(forbidden(path, "import { app } from '../../app.ts';"), [
      `${path}:1: ../../app.ts leaves domains/ledger`,
    ]);
    assert.deepEqual(forbidden(path, "import { db } from '#test/database';"), [
      `${path}:1: imports what tests stand on`,
    ]);
  });

  test('a folder that nobody has drawn', () => {
    const file = sourceFile('server/src/domains/vouchers/index.ts', '');
    assert.deepEqual(placesOf(undrawnRooms([file], drawn)), [
      'server/src/domains/vouchers/index.ts:1: nobody said whom domains/vouchers may import',
    ]);
  });

  test('a test that goes round a door', () => {
    const path = 'server/test/stories/topup.test.ts';
    const text = "import { s } from '../../src/domains/ledger/store.ts';";
    assert.deepEqual(placesOf(enteredByTheWindow([sourceFile(path, text)])), [
      `${path}:1: ../../src/domains/ledger/store.ts goes round the door of domains/ledger`,
    ]);
  });

  test('a package that reaches the world from a room that does not hold it', () => {
    const path = 'server/src/domains/ledger/post.ts';
    const file = sourceFile(path, "import pg from 'pg';");
    assert.deepEqual(placesOf(passedByHolders([file], { pg: [postgres] })), [
      `${path}:1: domains/ledger imports pg`,
    ]);
  });
});

test('what is drawn is allowed', () => {
  const path = 'server/src/domains/topups/settle-topup.ts';
  const text = "import { post } from '#ledger';\nimport { store } from './store.ts';\nimport 'pg';";
  assert.deepEqual(forbidden(path, text), []);
  assert.deepEqual(forbidden('server/src/app.ts', "import { post } from '#ledger';"), []);
  const tested = 'server/src/domains/ledger/post.db.test.ts';
  assert.deepEqual(forbidden(tested, "import { db } from '#test/database';"), []);
});
