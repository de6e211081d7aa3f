/** Surnames of two characters that are common enough to be known; others hide their second one. */
const compoundSurnames = new Set(
  (
    '歐陽 欧阳 司馬 司马 司徒 上官 諸葛 诸葛 東方 东方 皇甫 尉遲 尉迟 公孫 公孙 令狐 慕容 夏侯 宇文 ' +
    '長孫 长孙 鍾離 钟离 南宮 南宫 獨孤 独孤 端木 西門 西门 軒轅 轩辕 淳于 單于 单于 申屠 赫連 赫连'
  ).split(' '),
);

/** Of these each is a character by itself; to cut the others takes fifty times as long. */
const isPlain = /^[A-Za-z\u4E00-\u9FFF]*$/;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Scripts in which a character is a syllable or a word of its own. */
const isEastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Spaces, and the dots that stand between the parts of foreign names in Chinese. */
const separators = /([\s·•‧・]+)/u;

/**
 * A name as it is shown to somebody who pays for another: 陳大文 becomes 陳*文, Chan Tai Man becomes
 * C*** T** M**. Enough to notice a wrong number, too little to learn whose it is. One character
 * alone is hidden wholly.
 */
export function maskName(name: string): string {
  const masked = name
    .trim()
    .split(separators)
    .map((part, index) => (index % 2 === 1 ? part : maskWord(part)))
    .join('');
  return masked === '' ? '*' : masked;
}

function charactersOf(word: string): string[] {
  if (isPlain.test(word)) return word.split('');
  return Array.from(graphemes.segment(word), ({ segment }) => segment);
}

function maskWord(word: string): string {
  const characters = charactersOf(word);
  const [first = ''] = characters;
  if (characters.length <= 1) return '*'.repeat(characters.length);
  if (!isEastAsian.test(first)) return first + '*'.repeat(characters.length - 1);
  const isCompound = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join(''));
  const surname = characters.slice(0, isCompound ? 2 : 1);
  const given = characters.slice(surname.length);
  const last = given.length > 1 ? (given.at(-1) ?? '') : '';
  return surname.join('') + '*'.repeat(given.length - (last === '' ? 0 : 1)) + last;
}
