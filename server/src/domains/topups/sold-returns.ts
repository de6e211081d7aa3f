// The two ways in which what was sold comes back: its seller was wrong, or was never paid.
export { reverseSold } from './reverse-sold.ts';
export { takeBackSold } from './take-back-sold.ts';
