// The two ways in which what was sold comes back: its seller was wrong, or was never paid; and what
// whoever sells is told when the line says no.
export { counterSentences } from './counter-sentences.ts';
export { reverseSold } from './reverse-sold.ts';
export { takeBackSold } from './take-back-sold.ts';
