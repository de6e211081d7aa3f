import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Session, memoryStorage } from '../../client/index.ts';
import { firstPreferences, keepPreferences, reconciled } from './preferences.ts';

function session(isSignedIn: boolean, known: Partial<Session>): Session {
  return { isSignedIn, language: 'en', isCareMode: false, ...known } as Session;
}

suite('language and care mode', () => {
  test('are guessed from the browser for somebody new', () => {
    assert.deepEqual(firstPreferences(memoryStorage(), ['zh-HK']), {
      language: 'zh-Hant',
      isCareMode: false,
    });
  });

  test('once chosen on this phone are remembered there', () => {
    const storage = memoryStorage();
    keepPreferences(storage, { language: 'zh-Hans' });
    keepPreferences(storage, { isCareMode: true });
    const first = firstPreferences(storage, ['en']);
    assert.deepEqual(first, { language: 'zh-Hans', isCareMode: true });
  });

  test('never chosen here come from what the server knows of the person', () => {
    const shown = firstPreferences(memoryStorage(), ['en']);
    const known = session(true, { language: 'zh-Hant', isCareMode: true });
    assert.deepEqual(reconciled(memoryStorage(), shown, known), {
      shown: { language: 'zh-Hant', isCareMode: true },
      tell: {},
    });
  });

  test('chosen here win over the server, which is told', () => {
    const storage = memoryStorage();
    keepPreferences(storage, { language: 'zh-Hans' });
    const shown = firstPreferences(storage, ['en']);
    const known = session(true, { language: 'en', isCareMode: true });
    assert.deepEqual(reconciled(storage, shown, known), {
      shown: { language: 'zh-Hans', isCareMode: true },
      tell: { language: 'zh-Hans' },
    });
  });

  test('of a stranger are not taken from the server', () => {
    const shown = firstPreferences(memoryStorage(), ['zh-HK']);
    const known = session(false, { language: 'en' });
    assert.deepEqual(reconciled(memoryStorage(), shown, known), { shown, tell: {} });
  });

  test('that somebody has written into the storage by hand are not believed', () => {
    const storage = memoryStorage();
    storage.write('lowu.language', 'xx');
    assert.equal(firstPreferences(storage, ['en']).language, 'en');
  });
});
