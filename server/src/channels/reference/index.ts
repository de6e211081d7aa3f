export { documentPath, serveReference } from './serve-reference.ts';
