import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { crowdedUseCases, domainsWithoutReadme, strangersInDomains } from './rules/domains.ts';
import { unaskedOffers } from './rules/offers.ts';
import { holds, placesOf } from './rules/report.ts';
import { repository } from './rules/repository.ts';
import { sourceFile } from './rules/source.ts';

suite('the house', () => {
  test('every domain says in its README what it owns and what it does not', () => {
    holds('domain READMEs', domainsWithoutReadme(repository()));
  });

  test('a domain has eight kinds of file', () => {
    holds('strangers in domains', strangersInDomains(repository()));
  });

  test('what a domain can do is asked for by more than tests and the demo', () => {
    holds('unasked offers', unaskedOffers(repository()));
  });

  test('one use case is one file is one verb', () => {
    holds('crowded use cases', crowdedUseCases(repository()));
  });
});

const ledger = 'server/src/domains/ledger';

function planted(...names: readonly string[]): ReturnType<typeof sourceFile>[] {
  return names.map((name) => sourceFile(`${ledger}/${name}`, ''));
}

function user(path: string, name: string) {
  return sourceFile(path, `import { ${name} } from '#ledger';`);
}

suite('a breach is found', () => {
  test('what only the demo asks for, under whatever name, or only a test', () => {
    const text =
      'export function openTill() {}\nexport function shut() {}\nexport function own() {}';
    const offer = sourceFile(`${ledger}/open-till.ts`, `${text}\nown();`);
    const door = sourceFile(
      `${ledger}/index.ts`,
      "export { shut as shutTill } from './open-till.ts';",
    );
    const demo = user('server/src/demo-tills.ts', 'openTill');
    const check = user('server/test/books/tills.db.test.ts', 'openTill');
    const command = user('server/src/commands/tills.ts', 'shutTill');
    assert.deepEqual(placesOf(unaskedOffers([offer, door, demo, check, command])), [
      `${ledger}/open-till.ts:1: only tests or the demo ask for openTill`,
    ]);
    const used = user('server/src/channels/console/tills.ts', 'openTill');
    assert.deepEqual(unaskedOffers([offer, door, used, command]), []);
  });

  test('a domain that does not introduce itself', () => {
    const readme = `${ledger}/README.md`;
    assert.deepEqual(placesOf(domainsWithoutReadme(planted('index.ts'))), [
      `${readme}:1: a domain without README`,
    ]);
    const text = `# Ledger\n\n## Owns\n\n## Does not own\n${'\n'.repeat(80)}`;
    assert.deepEqual(placesOf(domainsWithoutReadme([sourceFile(readme, text)])), [
      `${readme}:1: no section "Invariants"`,
      `${readme}:81: 85 lines, the limit is 80`,
    ]);
  });

  test('a ninth kind of file, a folder inside a folder, an inner door, a missing door', () => {
    const files = planted(
      'post.ts',
      'data.json',
      'models/account.ts',
      'store/index.ts',
      'store/old/holds.ts',
    );
    assert.deepEqual(placesOf(strangersInDomains(files)), [
      `${ledger}/index.ts:1: a domain without door`,
      `${ledger}/data.json:1: no kind of file that a domain has`,
      `${ledger}/models/account.ts:1: no kind of file that a domain has`,
      `${ledger}/store/index.ts:1: a door inside a room`,
      `${ledger}/store/old/holds.ts:1: no kind of file that a domain has`,
    ]);
  });

  test('plug-ins without their registry and their common test', () => {
    assert.deepEqual(placesOf(strangersInDomains(planted('index.ts', 'senders/inbox.ts'))), [
      `${ledger}/senders:1: plug-ins without registry.ts`,
      `${ledger}/senders:1: plug-ins without conformance test`,
    ]);
  });

  test('a use case with a second verb', () => {
    const path = `${ledger}/place-hold.ts`;
    const text = [
      'export interface Hold { readonly a: 1 }',
      'export function placeHold(): void {}',
      'export const releaseHold = (): void => {};',
    ].join('\n');
    assert.deepEqual(placesOf(crowdedUseCases([sourceFile(path, text)])), [
      `${path}:3: the use case placeHold also exports releaseHold`,
    ]);
  });
});

test('a whole domain is allowed', () => {
  const names =
    'index.ts README.md hold.ts place-hold.ts place-hold.db.test.ts store/holds.ts refusals.ts ' +
    'facts.ts sql/place-hold.sql senders/registry.ts senders/inbox.ts senders/smpp/window.ts ' +
    'senders/conformance.test.ts senders/conformance/delivery.ts';
  const files = planted(...names.split(' '));
  assert.deepEqual(strangersInDomains(files), []);
  const noun = 'export function isOpen(): void {}\nexport const most = 1;';
  assert.deepEqual(crowdedUseCases([sourceFile(`${ledger}/hold-state.ts`, noun)]), []);
});
