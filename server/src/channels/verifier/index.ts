export { serveVerifier } from './serve-verifier.ts';
