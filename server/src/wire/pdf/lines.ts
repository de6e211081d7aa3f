const han = String.raw`\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef`;
const closing = '[，。、；：！？）」』》]*';

/**
 * Where a line may break: behind a Chinese character, unless a closing mark follows it, and behind
 * a blank (UAX 14, as far as receipts need it).
 */
const pieces = new RegExp(`[${han}]${closing}|[^\\s${han}]+${closing}|\\s+`, 'gu');

/** A text as lines no wider than `width`; a word that is wider is cut where it must be. */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces)?.flatMap((one) => cut(one, width, widthOf)) ?? []) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  return [...lines, line.trimEnd()].filter((one) => one !== '');
}

function cut(piece: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(piece) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
