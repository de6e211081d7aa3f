import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoleRoutes } from '@lowu/contract/console';
import { en } from '../words/en.ts';

test('whatever an alarm finds has a text that names just what comes with it', () => {
  const words: Readonly<Record<string, string>> = en;
  const [finding] =
    consoleRoutes.readMachinery.answer.properties.alarms.items.properties.found.anyOf;
  for (const { properties } of finding.anyOf) {
    const { says, ...values } = properties;
    if (says.const === 'days' || says.const === 'names') continue;
    const text = words[`found.${says.const}`] ?? 'missing';
    const names = new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    assert.deepEqual(names, new Set(Object.keys(values)), says.const);
  }
});
