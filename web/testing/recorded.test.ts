import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { appRoutes } from '@lowu/contract/app';
import { Value } from 'typebox/value';
import { recorded } from './recorded.ts';
import { careScreens, screens } from './screens.ts';

type Name = keyof typeof recorded;

suite('answers that screens are looked at with', () => {
  for (const name of Object.keys(recorded) as Name[]) {
    test(`to ${name} are such as the contract allows`, () => {
      assert.deepEqual(Value.Errors(appRoutes[name].answer, recorded[name]), []);
    });
  }

  for (const { name: screen, answers = {} } of [...screens, ...careScreens]) {
    test(`on the screen "${screen}" are such as the contract allows`, () => {
      for (const [name, answer] of Object.entries(answers)) {
        assert.deepEqual(Value.Errors(appRoutes[name as Name].answer, answer), [], name);
      }
    });
  }
});
