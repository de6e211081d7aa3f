import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

/** Whose forms of the characters come first: those of Hong Kong, or those of the Mainland. */
export type Script = 'HK' | 'SC';

/** A piece of a text that one font can draw whole. */
export interface Run {
  readonly font: Script;
  readonly text: string;
}

/** A character that no font of ours has: a paper with an empty box in it proves nothing. */
export class MissingGlyph extends Error {
  override readonly name = 'MissingGlyph';
}

const require = createRequire(import.meta.url);
const files: Readonly<Record<Script, string>> = {
  HK: '@expo-google-fonts/noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf',
  SC: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
};

const opened = new Map<Script, Font>();

/** Read once: parsing one anew takes longer than drawing a page with it. */
export function fontOf(script: Script): Font {
  const font = opened.get(script) ?? openFont(require.resolve(files[script]));
  opened.set(script, font);
  return font;
}

/** Most programs never draw, and start quicker without what only drawing needs. */
function openFont(file: string): Font {
  const { openSync } = require('fontkit') as typeof import('fontkit');
  return openSync(file) as Font;
}

/**
 * Which font draws what of a text. Neither has everything: that of Hong Kong lacks simplified
 * characters, that of the Mainland some of Hong Kong's own. Pictures of the Unicode kind are left
 * out, since what they stand for is written beside them.
 *
 * @throws MissingGlyph
 */
export function runsOf(text: string, first: Script): Run[] {
  const order: readonly Script[] = first === 'HK' ? ['HK', 'SC'] : ['SC', 'HK'];
  const runs: { font: Script; text: string }[] = [];
  for (const character of text.replaceAll(/\p{Extended_Pictographic}\uFE0F?/gu, pictured)) {
    const font = order.find((one) => fontOf(one).hasGlyphForCodePoint(codePoint(character)));
    if (!font) throw new MissingGlyph(`no font has U+${codePoint(character).toString(16)}`);
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/**
 * What somebody wrote, with a question mark for each character that we could not draw: of another's
 * words a paper shows as much as it can, where of our own it shows all or is none.
 */
export function drawable(text: string): string {
  return Array.from(text, (one) => (isDrawn(one) ? one : '?')).join('');
}

function isDrawn(character: string): boolean {
  if (/\s|\p{Extended_Pictographic}|\uFE0F/u.test(character)) return true;
  const point = codePoint(character);
  return (['HK', 'SC'] as const).some((one) => fontOf(one).hasGlyphForCodePoint(point));
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Signs such as © count as pictures too, and have a glyph. */
function pictured(sign: string): string {
  return codePoint(sign) < 0x2_000 ? sign : '';
}
