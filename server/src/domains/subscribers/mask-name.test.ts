import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textTable } from '#test/text-table';
import { maskName } from './mask-name.ts';

test('an owner is echoed so that one notices a wrong number and learns no name', () => {
  const cases = textTable<'name' | 'echo'>(`
    name              | echo
    陳大文            | 陳*文
    陈大文            | 陈*文
    陳文              | 陳*
    陳                | *
    歐陽大文          | 歐陽*文
    欧阳明            | 欧阳*
    司馬光            | 司馬*
    歐陽              | 歐*
    陳李大文          | 陳**文
    阿卜杜·买买提     | 阿*杜·买*提
    Chan Tai Man      | C*** T** M**
    Chan T M          | C*** * *
    陳大文 David      | 陳*文 D****
    O'Brien           | O******
    Jean-Luc Picard   | J******* P*****
    José              | J***
    김철수            | 김*수
    山田太郎          | 山**郎
    Ravi              | R***
    😀                | *
    陳😀文            | 陳*文
    👨‍👩‍👧 Family         | * F*****
    Ａｌｉｃｅ        | Ａ****
    Дмитрий           | Д******
  `);
  for (const { name, echo } of cases) assert.equal(maskName(name), echo, name);
});

test('spaces between words stay, and no name at all is a star', () => {
  assert.equal(maskName('  Chan  Tai '), 'C***  T**');
  assert.equal(maskName('陳　大文'), '*　大*');
  assert.equal(maskName(''), '*');
  assert.equal(maskName('   '), '*');
});

test('of any word at most its first character, its surname and its last one are shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
      const masked = maskName(name);
      const shown = masked.replaceAll(/[*\s·•‧・]/gu, '');
      const words = name.split(/[\s·•‧・]+/u).filter((word) => word !== '');
      const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
      assert.ok(Array.from(segments.segment(shown)).length <= words.length * 3);
      assert.ok(words.length === 0 || masked.includes('*'));
    }),
    { numRuns: 500 },
  );
});
