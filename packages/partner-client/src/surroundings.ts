/** Where the platform is, as whom one comes, and what the client stands on. */
export interface ClientOptions {
  /** How the platform is reached, such as `https://lowu.example`. */
  readonly baseUrl: string;
  readonly clientId: string;
  /** Not needed where a certificate is shown. */
  readonly clientSecret?: string;
  /** Shown instead of a secret (RFC 8705), where `baseUrl` asks for one. In Node alone. */
  readonly certificate?: ClientCertificate;
  /** What tokens shall allow; all that the client has, unless given. */
  readonly scopes?: readonly string[];
  /** In which language refusals are said to people: `en`, `zh-Hant` or `zh-Hans`. */
  readonly language?: string;
  readonly patience?: Partial<Patience>;
  readonly surroundings?: Partial<Surroundings>;
}

/** What a program shows of itself by mutual TLS, in PEM. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
  /** Who signed the platform's own, where that is not somebody whom Node knows. */
  readonly authority?: string;
}

/** How often and how long to try. */
export interface Patience {
  /** One try, answer included. */
  readonly deadlineMs: number;
  /** All tries of one call. */
  readonly tries: number;
  /** For how long one goes on that is told that it comes too fast; it is no try. */
  readonly tooFastMs: number;
  /** The first pause is up to so long, each further one up to twice the one before. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const usualPatience: Patience = {
  deadlineMs: 20_000,
  tries: 6,
  tooFastMs: 120_000,
  firstPauseMs: 250,
  longestPauseMs: 15_000,
};

/** What the client takes from where it runs; tests give it their own. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly newReference: () => string;
}

export const usualSurroundings: Surroundings = {
  fetch: (address, init) => fetch(address, init),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => Date.now(),
  random: () => Math.random(),
  newReference: () => crypto.randomUUID(),
};
