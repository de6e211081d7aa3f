// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 04b0bfb547d3ee81.

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
        /**
         * https, at an address of the open internet; in a sandbox also http on the machine that it
         * runs on, such as http://localhost:9000/. Redirects are not followed.
         */
        readonly url: string;
        /** What it is told of; everything where none is named. Webhooks says what they mean. */
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
        /**
         * https, at an address of the open internet; in a sandbox also http on the machine that it
         * runs on, such as http://localhost:9000/. Redirects are not followed.
         */
        readonly url?: string;
        /** What it is told of; everything where none is named. Webhooks says what they mean. */
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
  /**
   * Another secret. For some hours the one before signs as well, so that a receiver can change over
   * when it suits; so do those that were replaced earlier, until their own ends.
   */
  rotateEndpointSecret: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly body: {
        /** Ends all of before at once. */
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
  /**
   * In a sandbox only: send an event of any type there, made up but as real ones are, whatever the
   * endpoint is told of. Its references begin with simulated-.
   */
  simulateEvent: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly body: {
        readonly type:
          | 'topup.completed'
          | 'topup.failed'
          | 'topup.refunded'
          | 'topup.reversed'
          | 'float.low'
          | 'endpoint.test';
      };
    };
    answer: {
      /** An id that begins with dlv_. */
      readonly delivery: string;
    };
  };
}
