// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 6ff5e9bfdee3d436.

/** Access. */
export interface Access {
  /** What this server can do, for programs that find out by themselves (RFC 8414). */
  readServerMetadata: {
    given: Readonly<Record<string, never>>;
    answer: {
      readonly issuer: string;
      readonly token_endpoint: string;
      readonly grant_types_supported: readonly string[];
      readonly response_types_supported: readonly string[];
      readonly token_endpoint_auth_methods_supported: readonly string[];
      readonly scopes_supported: readonly string[];
      readonly tls_client_certificate_bound_access_tokens?: boolean;
      readonly mtls_endpoint_aliases?: {
        /** Where a certificate is shown. */
        readonly token_endpoint: string;
      };
    };
  };
  /** As whom one comes, and what this token and its client may do: the first call to try. */
  readClient: {
    given: Readonly<Record<string, never>>;
    answer: {
      /** An id that begins with cli_. */
      readonly client: string;
      /** An id that begins with rsl_. */
      readonly partner: string;
      readonly name: string;
      /** Of this token. */
      readonly scopes: readonly (
        | 'numbers.read'
        | 'topups.read'
        | 'topups.send'
        | 'float.read'
        | 'webhooks.manage'
        | 'balances.read'
        | 'balances.adjust'
        | 'balances.reserve'
        | 'balances.transfer'
        | 'buckets.create'
      )[];
      /** None means anywhere. */
      readonly networks: readonly string[];
      readonly requestsPerMinute: number;
      /** x5t#S256 of each of which it must show one (RFC 8705); none for a secret. */
      readonly certificates: readonly string[];
    };
  };
}
