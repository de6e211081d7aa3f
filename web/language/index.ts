export { capital } from './capital.ts';
export { type Format, formatIn } from './format.ts';
export { guessLanguage, isLanguage, languageNames, languages, translated } from './languages.ts';
export { type SayOf, sayFrom, type WordsOf } from './say.ts';
