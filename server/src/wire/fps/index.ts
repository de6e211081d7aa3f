export { decodeFpsCode, encodeFpsCode, type FpsCode, type Payee } from './fps-code.ts';
