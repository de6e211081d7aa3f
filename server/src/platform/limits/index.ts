export { sweepLimits, takeToken, takeTokens, type Token } from './limits.ts';
