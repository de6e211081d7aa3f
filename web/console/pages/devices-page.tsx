import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Sending, useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { BoxRows, ClaimRows } from './box-rows.tsx';
import { MachineRows } from './machine-rows.tsx';
import { OwedRows } from './owed-rows.tsx';

type Devices = Answer<'readDevices'>;
type Kiosk = Devices['kiosks'][number];

/** Kiosks with what somebody must see to, boxes that wait to be counted, and claims. */
export function DevicesPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('devices', () => call('readDevices', {}));
  const { sending, problem } = useSending(read.readAgain);
  return (
    <Page title={say('title.devices')}>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ kiosks, boxes, claims, acquirers, owedAdvices }) => (
          <>
            <KioskBlock kiosks={kiosks} sending={sending} />
            <BoxRows boxes={boxes} sending={sending} />
            <ClaimRows claims={claims} sending={sending} />
            <MachineRows acquirers={acquirers} />
            <OwedRows advices={owedAdvices} sending={sending} />
          </>
        )}
      </Known>
    </Page>
  );
}

interface KioskBlockProps {
  readonly kiosks: readonly Kiosk[];
  readonly sending: Sending;
}

function KioskBlock({ kiosks, sending }: KioskBlockProps): ReactNode {
  const { say, call, session } = useConsole();
  const [shown, setShown] = useState<string>();
  const mayChange = session?.staff?.permissions.includes('devices.change') ?? false;
  return (
    <Block title={say('devices.kiosks')}>
      {shown !== undefined && <Alert type="info" title={shown} />}
      <Rows
        label={say('devices.kiosks')}
        none={say('none.kiosks')}
        rows={kiosks}
        keyOf={({ id }) => id}
        columns={[
          { title: say('devices.code'), render: ({ code }) => code },
          { title: say('devices.place'), isFree: true, render: ({ name }) => name },
          { title: say('column.trouble'), render: (kiosk) => <Troubles kiosk={kiosk} /> },
          {
            title: say('devices.notes'),
            isAmount: true,
            render: ({ notesInBox }) => notesInBox ?? '–',
          },
          {
            title: say('devices.stored'),
            isAmount: true,
            render: ({ storedSales }) => storedSales ?? '–',
          },
          { title: say('devices.seen'), render: ({ lastSeenAt }) => <When at={lastSeenAt} /> },
          {
            title: say('column.act'),
            render: (kiosk) =>
              mayChange && <Actions kiosk={kiosk} sending={sending} onCode={setShown} />,
          },
        ]}
      />
      {mayChange && (
        <LineForm
          fields={[
            { name: 'code', label: say('devices.code') },
            { name: 'name', label: say('devices.place') },
          ]}
          send={say('devices.add')}
          missing={say('signIn.missing')}
          isBusy={sending.isBusy}
          onSend={({ code = '', name = '' }) =>
            sending.send(call('openKiosk', { body: { code, name } }))
          }
        />
      )}
    </Block>
  );
}

function Troubles({ kiosk }: { readonly kiosk: Kiosk }): ReactNode {
  const { say } = useConsole();
  const { isEnrolled, isSuspended, troubles } = kiosk;
  if (isSuspended) return <StateTag state="open">{say('shops.suspended')}</StateTag>;
  if (!isEnrolled) return <StateTag state="open">{say('devices.notEnrolled')}</StateTag>;
  if (troubles.length === 0) return <StateTag state="done">{say('devices.well')}</StateTag>;
  return troubles.map((trouble) => (
    <StateTag key={trouble} state="unknown">
      {say(`devices.trouble.${trouble}`)}
    </StateTag>
  ));
}

interface ActionsProps {
  readonly kiosk: Kiosk;
  readonly sending: Sending;
  /** Shows a code, once. */
  readonly onCode: (sentence: string) => void;
}

function Actions({ kiosk, sending, onCode }: ActionsProps): ReactNode {
  const { say, call, format } = useConsole();
  const { id, code: name, isSuspended } = kiosk;
  const enrol = async (): Promise<void> => {
    const work = call('makeEnrolment', { params: { kiosk: id } });
    sending.send(work);
    const result = await work;
    if (!result.isOk) return;
    const { code, expiresAt } = result.answer;
    const grouped = code.replaceAll(/(.{5})(?=.)/g, '$1-');
    onCode(say('devices.enrolNow', { kiosk: name, code: grouped, time: format.time(expiresAt) }));
  };
  const suspend = (): void => {
    const body = { isSuspended: !isSuspended };
    sending.send(call('suspendKiosk', { params: { kiosk: id }, body }));
  };
  return (
    <>
      <Button loading={sending.isBusy} onClick={() => void enrol()}>
        {say('devices.enrol')}
      </Button>{' '}
      <Button disabled={sending.isBusy} onClick={suspend}>
        {isSuspended ? say('shops.resume') : say('shops.suspend')}
      </Button>
    </>
  );
}
