export { type HttpClientOptions, openHttpClient } from './client.ts';
export type { HttpAnswer, HttpCall, HttpClient, HttpOutcome } from './outcome.ts';
