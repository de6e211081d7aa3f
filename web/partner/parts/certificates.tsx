import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Banner, Button, LongField } from '../../kit/index.ts';
import type { Client } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';

interface CertificatesProps {
  readonly client: Client;
  readonly onChanged: () => void;
}

/** Of which certificates a program must show one, and the way to another. */
export function Certificates({ client: of, onChanged }: CertificatesProps): ReactNode {
  const { say, session } = usePortal();
  const [isAdding, setAdding] = useState(false);
  const { client, certificates } = of;
  const { certificateUrl } = session;
  if (certificateUrl === null && certificates.length === 0) return null;
  const added = (): void => {
    setAdding(false);
    onChanged();
  };
  return (
    <div className="portal-certificates stack stack-close">
      {certificates.length > 0 && (
        <>
          <h3>{say('certificates')}</h3>
          {certificateUrl && <p>{say('certificatesAt', { url: certificateUrl })}</p>}
          <ul className="portal-list">
            {certificates.map((one) => (
              <OneCertificate key={one.thumbprint} {...{ client, onChanged }} certificate={one} />
            ))}
          </ul>
        </>
      )}
      {certificateUrl && !isAdding && (
        <div className="portal-bar">
          <Button kind="secondary" isWide={false} onClick={() => setAdding(true)}>
            {say('newCertificate')}
          </Button>
        </div>
      )}
      {isAdding && <NewCertificate {...{ client }} onAdded={added} />}
    </div>
  );
}

interface OneCertificateProps {
  readonly client: string;
  readonly certificate: Client['certificates'][number];
  readonly onChanged: () => void;
}

function OneCertificate({ client, certificate, onChanged }: OneCertificateProps): ReactNode {
  const { channel, say, format } = usePortal();
  const { problem, run } = useCalling();
  const { thumbprint, subject, expiresAt } = certificate;
  const end = async (): Promise<void> => {
    const params = { client, thumbprint };
    if (await run(channel.call('removeCertificate', { params }))) onChanged();
  };
  return (
    <li className="stack stack-close">
      <div className="portal-bar">
        <strong>{subject ?? say('certificateNameless')}</strong>
        {expiresAt !== null && (
          <span>{say('certificateUntil', { day: format.dayOf(expiresAt) })}</span>
        )}
      </div>
      <p className="portal-secret">{thumbprint}</p>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <div className="portal-bar">
        <Button kind="loss" isWide={false} onClick={() => void end()}>
          {say('endCertificate')}
        </Button>
      </div>
    </li>
  );
}

interface NewCertificateProps {
  readonly client: string;
  readonly onAdded: () => void;
}

/** More than a certificate with its chain. */
const longest = 20_000;

function NewCertificate({ client, onAdded }: NewCertificateProps): ReactNode {
  const { channel, say } = usePortal();
  const id = useId();
  const [certificate, setCertificate] = useState('');
  const { isBusy, problem, run } = useCalling();
  const needed = useNeeded({ certificate });
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file) setCertificate((await file.slice(0, longest).text()).trim());
  };
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
    const params = { client };
    if (await run(channel.call('addCertificate', { params, body: { certificate } }))) onAdded();
  };
  return (
    <SendForm
      className="portal-narrow"
      label={say('addCertificate')}
      busyLabel={say('adding')}
      isBusy={isBusy}
      problem={problem}
      onSend={send}
    >
      <Banner kind="attention" title={say('certificateAsks')} />
      <label htmlFor={id}>{say('certificateFile')}</label>
      <input id={id} type="file" accept=".pem,.crt,.cer" onChange={(event) => void take(event)} />
      <LongField
        label={say('certificate')}
        hint={say('certificateHint')}
        value={certificate}
        onValue={setCertificate}
        problem={needed.problems.certificate}
        maxLength={longest}
      />
    </SendForm>
  );
}
