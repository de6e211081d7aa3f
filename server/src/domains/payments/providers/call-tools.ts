import type { InstantMs } from '#base';
import type { HttpClient } from '#platform/http';

/** What a provider calls the world with, and what time it is there. */
export interface CallTools {
  readonly http: HttpClient;
  readonly nowMs: InstantMs;
}
