import { openPartnerChannel, type PartnerPlace } from '#channels/partner';
import { openTmf654Channel } from '#channels/tmf654';
import type { Context } from '#platform/context';
import { certificateOfProxy, certificateOfTls, openServer, type TlsIdentity } from '#platform/http';
import { readNamed } from './network.ts';
import type { RunningServer } from './server.ts';
import type { Environment } from './settings.ts';

export interface PartnerServerPlace extends PartnerPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsIdentity;
}

/** Partners' operations once more, where a program can show a certificate. */
export async function startPartnerServer(
  context: Context,
  { host, port, tls, ...place }: PartnerServerPlace,
): Promise<RunningServer> {
  const { log, metrics } = context;
  const app = openServer({ log, metrics, tls });
  const certificateOf = certificateOfTls(tls.callerAuthorities !== undefined);
  const certified = { ...place, certificateOf };
  await app.register(async (scope) => openPartnerChannel(scope, context, certified));
  await app.register(async (scope) => openTmf654Channel(scope, context, certified));
  await app.listen({ host, port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => app.close(),
  };
}

/** What we show to partners' programs, with the files that the environment names. */
export function partnerIdentityOf({
  partnerTls: { certificateFile, keyFile, callersFile },
}: Pick<Environment, 'partnerTls'>): TlsIdentity | undefined {
  const certificate = readNamed('LOWU_PARTNER_CERTIFICATE', certificateFile);
  const key = readNamed('LOWU_PARTNER_KEY', keyFile);
  const callerAuthorities = readNamed('LOWU_PARTNER_CALLERS', callersFile);
  return certificate !== undefined && key !== undefined
    ? { certificate, key, callerAuthorities }
    : undefined;
}

/** How the port that everybody uses finds certificates, and where else they are shown. */
export function certificatesAt({ partnerTls, trustedProxies }: Environment) {
  const { proxyHeader, publicUrl: certificateUrl } = partnerTls;
  const certificateOf = proxyHeader && certificateOfProxy(proxyHeader, trustedProxies);
  return {
    ...(certificateOf ? { certificateOf } : {}),
    ...(certificateUrl === undefined ? {} : { certificateUrl }),
  };
}
