export { asRefusal } from './fastify-errors.ts';
export {
  type CertificateFinder,
  certificateOfProxy,
  certificateOfTls,
  type ReadCertificate,
  readCertificate,
} from './caller-certificate.ts';
export { type Check, checker, type InputError, InvalidRequest } from './check-input.ts';
export { addressNotPublic, type Guard, isAllowed, literalAddressOf } from './guarded-lookup.ts';
export { type HttpClientOptions, openHttpClient } from './client.ts';
export { type CookieRule, clearCookie, readCookie, setCookie } from './cookies.ts';
export { type Files, openFiles, serveLost, servePages } from './files.ts';
export { follow, type Standing } from './follow.ts';
export {
  type Http2Call,
  type Http2Reply,
  type OpenedHttp2Server,
  openHttp2Server,
  type TlsIdentity,
} from './http2-server.ts';
export { idempotencyKeyOf } from './idempotency-key.ts';
export { hkd, instantOrNull, presentMoney } from './json-values.ts';
export { languageOf, programLanguageOf } from './language.ts';
export { answerNowhere } from './nowhere.ts';
export type { HttpAnswer, HttpCall, HttpClient, HttpOutcome } from './outcome.ts';
export { plainAnswers } from './plain-answers.ts';
export { type Answers, type Problem, problemOf, retryAfterOf, type StatusOf } from './problem.ts';
export {
  answerProblems,
  type Call,
  type Channel,
  type Handler,
  type RouteShape,
  serve,
} from './routes.ts';
export { tellAsItGoes } from './tell-as-it-goes.ts';
export { sendFile, sendTable } from './send-file.ts';
export { openServer, type ServerOptions } from './server.ts';
export { parseStrictly } from './strict-json.ts';
