export { drawable, MissingGlyph } from './fonts.ts';
export { openPaper, type Paper, type PaperAttributes, type Place } from './paper.ts';
