// Written by `npm run partner-client`; do not change it by hand.
// Of the contract bdfdbd6eb9e90ba2.

/** Minor units: cents, fen. */
export type Money = {
  readonly amountMinor: number;
  readonly currency: 'HKD' | 'CNY';
};

/** The same words in the three languages. */
export type Words = {
  readonly en: string;
  readonly 'zh-Hant': string;
  readonly 'zh-Hans': string;
};

/** A top-up that is sold. */
export type Topup = {
  /** An id that begins with top_. */
  readonly topup: string;
  /** Yours; of what was sold by TMF654 the id of its action. */
  readonly reference: string;
  /** Six characters to say on the phone. */
  readonly code: string;
  readonly state: 'credited' | 'undone';
  /** In E.164. */
  readonly number: string;
  /** Whose number it is: +852, +86 or another. */
  readonly region: 'HK' | 'CN' | 'other';
  readonly value: Money;
  readonly price: Money;
  readonly commission: Money;
  readonly floatAfter: Money;
  /** RFC 3339, in UTC. */
  readonly soldAt: string;
  readonly undoneAt: string | null;
  readonly owner: string;
  readonly bonus: Money;
  /** A calendar day in Hong Kong. */
  readonly validUntil: string;
  /** Twelve characters without I, L, O and U; unguessable. */
  readonly receipt: string;
};

/** What is taken and not sold, or not to be. */
export type Order = {
  /** Yours; of what was sold by TMF654 the id of its action. */
  readonly reference: string;
  /** held: set aside in the float, to be confirmed; accepted: we sell it; else ended. */
  readonly state: 'held' | 'accepted' | 'refused' | 'cancelled' | 'lapsed';
  /** In E.164. */
  readonly number: string;
  /** Whose number it is: +852, +86 or another. */
  readonly region: 'HK' | 'CN' | 'other';
  readonly value: Money;
  /** RFC 3339, in UTC. */
  readonly orderedAt: string;
  readonly confirmBefore: string | null;
  readonly refusal: {
    readonly code: string;
    /** request, client, partner, receiver or platform. */
    readonly party: string;
  } | null;
};

/** Why something was refused (RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable; see the list of refusals. */
  readonly code: string;
  /** A sentence for a person, in the language asked for. */
  readonly detail: string;
  readonly instance?: string;
  /** To partners: who can change it: request, client, partner, receiver or platform. */
  readonly party?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  readonly errors?: readonly {
    readonly where: string;
    readonly what: string;
  }[];
};
