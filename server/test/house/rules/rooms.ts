import type { Room } from '../../../src/architecture.ts';
import { importsOf, packageOf, resolverFor } from './imports.ts';
import { type Finding, finding, isCode, isTest, type SourceFile } from './source.ts';

const source = 'server/src/';

/** Folders of server/src whose folders are rooms; base is a room of its own. */
const ringOfRooms = /^(?:base|(?:wire|platform|domains|channels)\/[^/]+)\//;

/** The room that a file of server/src lies in, `wiring` for the files above all rooms. */
function roomNameOf(path: string): string | undefined {
  if (!path.startsWith(source)) return undefined;
  const inner = path.slice(source.length);
  if (!inner.includes('/') || inner.startsWith('commands/')) return 'wiring';
  return ringOfRooms.exec(inner)?.[0].slice(0, -1) ?? inner.slice(0, inner.lastIndexOf('/'));
}

/** Every folder is drawn in architecture.ts; one that is not could import anything. */
export function undrawnRooms(files: readonly SourceFile[], rooms: readonly Room[]): Finding[] {
  const drawn = new Set(rooms.map(({ path }) => path));
  const found = new Map<string, Finding>();
  for (const { path } of files) {
    const name = isCode(path) ? roomNameOf(path) : undefined;
    if (name === undefined || name === 'wiring' || drawn.has(name)) continue;
    const remedy = 'draw it in server/src/architecture.ts, above whatever it may use';
    found.set(name, finding(path, 1, `nobody said whom ${name} may import`, remedy));
  }
  return [...found.values()];
}

function doorOf(room: string): string {
  return room.replace(/^domains\//, '');
}

function judge(from: string, to: string, target: string, room: Room): [string, string] | undefined {
  if (from === to) return undefined;
  if (to === 'wiring') {
    return [`${from} imports wiring`, 'pass what it needs down from where it is started'];
  }
  if (!room.below.some(({ path }) => path === to)) {
    const remedy = 'tell a fact and react to it in reactions.ts, or let a higher room call both';
    return [`${from} may not import ${to}`, remedy];
  }
  if (target !== `${source}${to}/index.ts`) {
    return [`reaches past the door of ${to}`, `import from #${doorOf(to)} and export it there`];
  }
  return undefined;
}

/** Rooms import only the rooms drawn below them, and only by their doors. */
export function forbiddenImports(files: readonly SourceFile[], rooms: readonly Room[]): Finding[] {
  const byName = new Map(rooms.map((room) => [room.path, room]));
  const resolver = resolverFor(files);
  const found: Finding[] = [];
  for (const file of files.filter(({ path }) => isCode(path) && path.startsWith(source))) {
    const from = roomNameOf(file.path) ?? '';
    const room = byName.get(from);
    for (const { specifier, line } of importsOf(file)) {
      const tell = (problem: string, remedy: string): void => {
        found.push(finding(file.path, line, problem, remedy));
      };
      if (specifier === undefined) {
        if (from !== 'wiring')
          tell('imports a computed path', 'name the file, so that rules see it');
        continue;
      }
      const target = resolver.resolve(file.path, specifier);
      if (target === undefined) continue;
      if (specifier.startsWith('.') && from !== 'wiring' && roomNameOf(target) !== from) {
        tell(`${specifier} leaves ${from}`, 'a relative path stays in its room; use the door');
      } else if (target.startsWith('server/test/')) {
        if (!isTest(file.path)) tell('imports what tests stand on', 'only tests may use #test/*');
      } else if (room && roomNameOf(target) !== undefined) {
        const wrong = judge(from, roomNameOf(target) ?? '', target, room);
        if (wrong) tell(...wrong);
      }
    }
  }
  return found;
}

/** Tests and benchmarks stand outside the house: they enter by a door, or start the wiring. */
export function enteredByTheWindow(files: readonly SourceFile[]): Finding[] {
  const resolver = resolverFor(files);
  const found: Finding[] = [];
  for (const file of files) {
    if (!isCode(file.path) || file.path.startsWith(source)) continue;
    for (const { specifier = '', line } of importsOf(file)) {
      const target = resolver.resolve(file.path, specifier) ?? '';
      const room = roomNameOf(target);
      if (!specifier.startsWith('.') || room === undefined || room === 'wiring') continue;
      const problem = `${specifier} goes round the door of ${room}`;
      found.push(finding(file.path, line, problem, `import from #${doorOf(room)}`));
    }
  }
  return found;
}

/** `imports` of server/package.json opens one door per room and no other. */
export function wrongDoors(manifest: SourceFile, rooms: readonly Room[]): Finding[] {
  const { imports } = JSON.parse(manifest.text) as { imports: Record<string, string> };
  const expected = new Map([['#test/*', './test/support/*.ts']]);
  for (const { path } of rooms) {
    if (path === 'base') expected.set('#base', './src/base/index.ts');
    if (path.startsWith('domains/')) expected.set(`#${doorOf(path)}`, `./src/${path}/index.ts`);
  }
  for (const ring of ['wire', 'platform', 'channels']) {
    expected.set(`#${ring}/*`, `./src/${ring}/*/index.ts`);
  }
  const missing = [...expected]
    .filter(([door, target]) => imports[door] !== target)
    .map(([door, target]) => [`${door} does not open ${target}`, 'add the line'] as const);
  const spare = Object.keys(imports)
    .filter((door) => !expected.has(door))
    .map((door) => [`${door} opens no room`, 'take the line out'] as const);
  return [...missing, ...spare].map(([problem, remedy]) =>
    finding(manifest.path, 1, problem, `${remedy} in "imports"`),
  );
}

/** The packages that reach the world are imported by the rooms that hold them. */
export function passedByHolders(
  files: readonly SourceFile[],
  held: Readonly<Record<string, readonly Room[]>>,
): Finding[] {
  const found: Finding[] = [];
  for (const file of files) {
    if (!isCode(file.path) || isTest(file.path)) continue;
    const room = roomNameOf(file.path);
    if (room === undefined || room === 'wiring') continue;
    for (const { specifier = '', line } of importsOf(file)) {
      const name = packageOf(specifier);
      const holders = held[name];
      if (!holders || holders.some(({ path }) => path === room)) continue;
      const doors = holders.map(({ path }) => `#${doorOf(path)}`).join(' or ');
      found.push(finding(file.path, line, `${room} imports ${name}`, `go through ${doors}`));
    }
  }
  return found;
}
