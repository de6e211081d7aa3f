import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { differenceText } from '../parts/difference-text.ts';
import { LineForm } from '../parts/line-form.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Devices = Answer<'readDevices'>;

interface BoxRowsProps {
  readonly boxes: Devices['boxes'];
  readonly sending: Sending;
}

/** Who counts is not shown what should be in a box; afterwards both stand here. */
export function BoxRows({ boxes, sending }: BoxRowsProps): ReactNode {
  const { say, session, format } = useConsole();
  const mayCount = session?.staff?.permissions.includes('cash.count') ?? false;
  return (
    <Block title={say('devices.boxes')}>
      <Rows
        label={say('devices.boxes')}
        none={say('none.boxes')}
        rows={boxes}
        keyOf={({ kiosk, number }) => `${kiosk.id} ${number}`}
        columns={[
          {
            title: say('devices.box'),
            render: ({ kiosk, number }) => `${kiosk.code} · ${number}`,
          },
          { title: say('devices.bag'), render: ({ bag }) => bag },
          { title: say('devices.emptied'), render: ({ emptiedAt }) => <When at={emptiedAt} /> },
          {
            title: say('devices.booked'),
            isAmount: true,
            render: ({ count }) => (count ? format.money(count.booked) : '–'),
          },
          {
            title: say('devices.counted'),
            render: (box) => <Counted box={box} mayCount={mayCount} sending={sending} />,
          },
        ]}
      />
    </Block>
  );
}

interface CountedProps {
  readonly box: Devices['boxes'][number];
  readonly mayCount: boolean;
  readonly sending: Sending;
}

/** What was counted and how it differs, or the form by which it is counted. */
function Counted({ box: { kiosk, number, count }, mayCount, sending }: CountedProps): ReactNode {
  const { say, call, format } = useConsole();
  if (count) {
    const { counted, booked } = count;
    const amountMinor = counted.amountMinor - booked.amountMinor;
    const difference = differenceText({ say, format }, { ...counted, amountMinor });
    return say('bag.differs', { counted: format.money(counted), difference });
  }
  if (!mayCount) return null;
  return (
    <LineForm
      fields={[
        { name: 'hundreds', label: say('devices.hundreds'), isDigits: true },
        { name: 'fives', label: say('devices.fiveHundreds'), isDigits: true },
      ]}
      send={say('devices.count')}
      missing={say('signIn.missing')}
      isBusy={sending.isBusy}
      onSend={({ hundreds, fives }) =>
        sending.send(
          call('countBox', {
            params: { kiosk: kiosk.id, box: String(number) },
            body: { hundreds: Number(hundreds), fiveHundreds: Number(fives) },
          }),
        )
      }
    />
  );
}

interface ClaimRowsProps {
  readonly claims: Devices['claims'];
  readonly sending: Sending;
}

/** Whoever has the slip gets the money: by its code, to a number or in cash. */
export function ClaimRows({ claims, sending }: ClaimRowsProps): ReactNode {
  const { say, nameOf, call, session, format } = useConsole();
  const maySettle = session?.staff?.permissions.includes('claims.settle') ?? false;
  return (
    <Block title={say('devices.claims')}>
      <Rows
        label={say('devices.claims')}
        none={say('none.claims')}
        rows={claims}
        keyOf={({ sale }) => sale}
        columns={[
          { title: say('devices.code'), render: ({ kiosk }) => kiosk.code },
          { title: say('devices.sold'), render: ({ soldAt }) => <When at={soldAt} /> },
          { title: say('title.line'), render: ({ maskedNumber }) => maskedNumber },
          {
            title: say('devices.counted'),
            isAmount: true,
            render: ({ value }) => format.money(value),
          },
          { title: say('devices.why'), render: ({ why }) => nameOf('unsold', why) },
          {
            title: say('column.act'),
            render: ({ sale }) =>
              maySettle && (
                <LineForm
                  fields={[
                    { name: 'claimCode', label: say('devices.claimCode') },
                    { name: 'number', label: say('devices.claimNumber'), isOptional: true },
                  ]}
                  send={say('devices.settle')}
                  missing={say('signIn.missing')}
                  isBusy={sending.isBusy}
                  onSend={({ claimCode = '', number = '' }) =>
                    sending.send(
                      call('settleClaim', {
                        params: { sale },
                        body: { claimCode, ...(number === '' ? {} : { number }) },
                      }),
                    )
                  }
                />
              ),
          },
        ]}
      />
    </Block>
  );
}
