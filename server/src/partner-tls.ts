import { EnvironmentProblem } from './environment-problem.ts';

/** Where partners' programs show certificates, by TLS with us or with a proxy of ours. */
export interface PartnerTlsEnvironment {
  readonly host: string;
  readonly port: number;
  readonly certificateFile: string | undefined;
  readonly keyFile: string | undefined;
  /** The authorities of partners' certificates; without it what is registered counts alone. */
  readonly callersFile: string | undefined;
  /** How programs reach it from outside, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** The header in which our proxies tell the certificate. */
  readonly proxyHeader: string | undefined;
}

/** Refuses with an `EnvironmentProblem` what does not go together. */
export function readPartnerTls(
  from: NodeJS.ProcessEnv,
  readPort: (name: string, text: string) => number,
): PartnerTlsEnvironment {
  const tls = {
    host: from['LOWU_PARTNER_HOST'] ?? from['HOST'] ?? '127.0.0.1',
    port: readPort('LOWU_PARTNER_PORT', from['LOWU_PARTNER_PORT'] ?? '8443'),
    certificateFile: from['LOWU_PARTNER_CERTIFICATE'] || undefined,
    keyFile: from['LOWU_PARTNER_KEY'] || undefined,
    callersFile: from['LOWU_PARTNER_CALLERS'] || undefined,
    publicUrl: from['LOWU_PARTNER_URL']?.replace(/\/+$/, '') || undefined,
    proxyHeader: from['LOWU_PARTNER_CERTIFICATE_HEADER'] || undefined,
  };
  if ((tls.certificateFile === undefined) !== (tls.keyFile === undefined)) {
    throw new EnvironmentProblem('LOWU_PARTNER_CERTIFICATE and LOWU_PARTNER_KEY go together');
  }
  if (tls.callersFile !== undefined && tls.keyFile === undefined) {
    throw new EnvironmentProblem('LOWU_PARTNER_CALLERS needs LOWU_PARTNER_CERTIFICATE');
  }
  if (tls.proxyHeader !== undefined && !from['LOWU_TRUSTED_PROXIES']) {
    throw new EnvironmentProblem('LOWU_PARTNER_CERTIFICATE_HEADER needs LOWU_TRUSTED_PROXIES');
  }
  return tls;
}
