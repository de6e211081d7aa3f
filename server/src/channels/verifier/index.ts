export { verifierPath } from '@lowu/contract/verifier';
export { serveVerifier } from './serve-verifier.ts';
