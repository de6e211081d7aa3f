import type { ReactNode } from 'react';
import { QrCode } from '../../codes/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import type { Authenticator } from '../state/portal-channel.ts';
import { Command } from './command.tsx';

/** For an authenticator on a phone, to be scanned; on this device; or to be typed. */
export function AuthenticatorKey({ made }: { readonly made: Authenticator }): ReactNode {
  const { say } = usePortal();
  return (
    <>
      <QrCode content={made.totpUri} label={say('authenticatorCode')} className="portal-code" />
      <Command name={say('authenticatorKey')} text={made.totpSecret} />
      <p>
        <a href={made.totpUri}>{say('openAuthenticator')}</a>
      </p>
    </>
  );
}
