// Written by `npm run partner-client`; do not change it by hand.
// Of the contract a4a462c0a7deb7ad.

/** Webhooks. */
export interface Webhooks {
  /** Where you are told of what happens. */
  listEndpoints: {
    given: Readonly<Record<string, never>>;
    answer: {
      readonly endpoints: readonly {
        /** An id that begins with hok_. */
        readonly endpoint: string;
        readonly url: string;
        readonly description: string;
        readonly types: readonly string[];
        readonly contact: string | null;
        readonly isEnabled: boolean;
        readonly disabledAt: string | null;
        readonly disabledWhy: 'owner' | 'failing' | 'gone' | null;
        readonly failingSince: string | null;
        /** RFC 3339, in UTC. */
        readonly createdAt: string;
      }[];
    };
  };
  /** Be told of what happens, by signed messages (Standard Webhooks). */
  addEndpoint: {
    given: {
      readonly body: {
        /** https, at an address of the open internet. Redirects are not followed. */
        readonly url: string;
        /** What it is told of; everything where none is named. */
        readonly types?: readonly (
          | 'topup.completed'
          | 'topup.failed'
          | 'topup.refunded'
          | 'topup.reversed'
          | 'float.low'
          | 'endpoint.test'
        )[];
        readonly description?: string;
        readonly contact?: string | null;
        readonly language?: 'zh-Hant' | 'zh-Hans' | 'en';
      };
    };
    answer: {
      readonly endpoint: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
        readonly url: string;
        readonly description: string;
        readonly types: readonly string[];
        readonly contact: string | null;
        readonly isEnabled: boolean;
        readonly disabledAt: string | null;
        readonly disabledWhy: 'owner' | 'failing' | 'gone' | null;
        readonly failingSince: string | null;
        /** RFC 3339, in UTC. */
        readonly createdAt: string;
      };
      /**
       * whsec_ and the key in base64: shown this once. Verify webhook-signature with it by any
       * library of standardwebhooks.com.
       */
      readonly secret: string;
    };
  };
  /** One endpoint, and whether it is turned off. */
  readEndpoint: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
    };
    answer: {
      /** An id that begins with hok_. */
      readonly endpoint: string;
      readonly url: string;
      readonly description: string;
      readonly types: readonly string[];
      readonly contact: string | null;
      readonly isEnabled: boolean;
      readonly disabledAt: string | null;
      readonly disabledWhy: 'owner' | 'failing' | 'gone' | null;
      readonly failingSince: string | null;
      /** RFC 3339, in UTC. */
      readonly createdAt: string;
    };
  };
  /** Change an endpoint, or turn it off and on. What is left out stays. */
  changeEndpoint: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly body: {
        /** https, at an address of the open internet. Redirects are not followed. */
        readonly url?: string;
        /** What it is told of; everything where none is named. */
        readonly types?: readonly (
          | 'topup.completed'
          | 'topup.failed'
          | 'topup.refunded'
          | 'topup.reversed'
          | 'float.low'
          | 'endpoint.test'
        )[];
        readonly description?: string;
        readonly contact?: string | null;
        readonly isEnabled?: boolean;
      };
    };
    answer: {
      /** An id that begins with hok_. */
      readonly endpoint: string;
      readonly url: string;
      readonly description: string;
      readonly types: readonly string[];
      readonly contact: string | null;
      readonly isEnabled: boolean;
      readonly disabledAt: string | null;
      readonly disabledWhy: 'owner' | 'failing' | 'gone' | null;
      readonly failingSince: string | null;
      /** RFC 3339, in UTC. */
      readonly createdAt: string;
    };
  };
  /** Remove an endpoint. Nothing is sent there any more, also not what waits. */
  removeEndpoint: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
    };
    answer: undefined;
  };
  /** Another secret. For some hours both sign, so that a receiver can change over when it suits. */
  rotateEndpointSecret: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly body: {
        /** Ends the one before at once. */
        readonly isLeaked?: boolean;
      };
    };
    answer: {
      /**
       * whsec_ and the key in base64: shown this once. Verify webhook-signature with it by any
       * library of standardwebhooks.com.
       */
      readonly secret: string;
      readonly beforeUntil: string | null;
    };
  };
  /** Send an event of the type endpoint.test there. */
  testEndpoint: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
    };
    answer: {
      /** An id that begins with dlv_. */
      readonly delivery: string;
    };
  };
  /** Send again all that has happened since an instant, for a receiver that was away. */
  replaySince: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly body: {
        /** RFC 3339, in UTC. */
        readonly since: string;
      };
    };
    answer: {
      readonly deliveries: number;
    };
  };
  /** What was sent there and how it went, newest first, page by page. */
  listDeliveries: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly query?: {
        /** An id that begins with dlv_. */
        readonly cursor?: string;
        readonly state?: 'queued' | 'sending' | 'delivered' | 'failed';
        /** 1 to 100. */
        readonly limit?: string;
      };
    };
    answer: {
      readonly deliveries: readonly {
        /** An id that begins with dlv_. */
        readonly delivery: string;
        /** An id that begins with evt_. */
        readonly event: string;
        readonly type: string;
        /** RFC 3339, in UTC. */
        readonly happenedAt: string;
        readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
        readonly attempts: number;
        readonly nextAt: string | null;
        readonly endedAt: string | null;
        readonly last: {
          /** RFC 3339, in UTC. */
          readonly at: string;
          readonly tookMs: number;
          readonly status: number | null;
          readonly reason: string | null;
        } | null;
      }[];
      readonly cursor: string | null;
    };
  };
  /** One delivery, with the bytes that were sent and each attempt. */
  readDelivery: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
        /** An id that begins with dlv_. */
        readonly delivery: string;
      };
    };
    answer: {
      /** An id that begins with dlv_. */
      readonly delivery: string;
      /** An id that begins with evt_. */
      readonly event: string;
      readonly type: string;
      /** RFC 3339, in UTC. */
      readonly happenedAt: string;
      readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
      readonly attempts: number;
      readonly nextAt: string | null;
      readonly endedAt: string | null;
      readonly body: string;
      readonly tries: readonly {
        /** RFC 3339, in UTC. */
        readonly at: string;
        readonly tookMs: number;
        readonly status: number | null;
        readonly reason: string | null;
      }[];
    };
  };
  /** Send an event once more: the same webhook-id and the same bytes. */
  replayDelivery: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
        /** An id that begins with dlv_. */
        readonly delivery: string;
      };
    };
    answer: {
      /** An id that begins with dlv_. */
      readonly delivery: string;
    };
  };
}
