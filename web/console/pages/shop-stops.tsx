import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Sending, useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { ShopPeople } from './shop-people.tsx';

interface StopsProps {
  readonly reseller: string;
}

/** Who stands at a shop's tills, and its tills: each is stopped, and let work again. */
export function ShopStops({ reseller }: StopsProps): ReactNode {
  const { say, call } = useConsole();
  const read = useRead(`people ${reseller}`, () =>
    call('listShopPeople', { params: { reseller } }),
  );
  const { sending, problem } = useSending(read.readAgain);
  return (
    <>
      <Block title={say('shops.stops')}>
        <p>{say('shops.stopsHint')}</p>
        {problem && <ProblemNote problem={problem} />}
        <Known read={read}>
          {({ people, tills }) => (
            <>
              <PeopleRows people={people} sending={sending} />
              <TillRows tills={tills} reseller={reseller} sending={sending} />
            </>
          )}
        </Known>
      </Block>
      <Block title={say('shops.newTill')}>
        <LineForm
          fields={[{ name: 'label', label: say('column.name') }]}
          send={say('shops.addTill')}
          missing={say('signIn.missing')}
          isBusy={sending.isBusy}
          onSend={({ label = '' }) => {
            sending.send(call('addShopTill', { params: { reseller }, body: { label } }));
          }}
        />
      </Block>
      <Block title={say('shops.people')}>
        <ShopPeople reseller={reseller} onDone={read.readAgain} />
      </Block>
    </>
  );
}

type Standing = Answer<'listShopPeople'>;

interface PeopleRowsProps extends Pick<Standing, 'people'> {
  readonly sending: Sending;
}

function PeopleRows({ people, sending }: PeopleRowsProps): ReactNode {
  const { say, call } = useConsole();
  const stop = (login: string, isSuspended: boolean): void =>
    sending.send(call('suspendShopOperator', { params: { login }, body: { isSuspended } }));
  return (
    <Rows
      label={say('shops.people')}
      none={say('none.people')}
      rows={people}
      keyOf={({ login }) => login}
      columns={[
        { title: say('signIn.login'), render: ({ login }) => login },
        { title: say('shops.personName'), isFree: true, render: ({ name }) => name },
        {
          title: say('shops.isSupervisor'),
          render: ({ isSupervisor }) => (isSupervisor ? '✓' : '–'),
        },
        { title: say('column.state'), render: ({ isStopped }) => <Stopped is={isStopped} /> },
        {
          title: say('column.act'),
          render: ({ login, isStopped }) => (
            <StopButton
              is={isStopped}
              isBusy={sending.isBusy}
              onPress={() => stop(login, !isStopped)}
            />
          ),
        },
      ]}
    />
  );
}

interface TillRowsProps extends Pick<Standing, 'tills'>, StopsProps {
  readonly sending: Sending;
}

function TillRows({ tills, reseller, sending }: TillRowsProps): ReactNode {
  const { say, call } = useConsole();
  const stop = (number: number, isSuspended: boolean): void => {
    const params = { reseller, till: String(number) };
    sending.send(call('suspendShopTill', { params, body: { isSuspended } }));
  };
  return (
    <Rows
      label={say('shops.tillNumber')}
      none={say('none.people')}
      rows={tills}
      keyOf={({ number }) => number}
      columns={[
        { title: say('shops.tillNumber'), render: ({ number }) => String(number) },
        { title: say('column.name'), isFree: true, render: ({ label }) => label },
        { title: say('column.state'), render: ({ isStopped }) => <Stopped is={isStopped} /> },
        {
          title: say('column.act'),
          render: ({ number, isStopped }) => (
            <StopButton
              is={isStopped}
              isBusy={sending.isBusy}
              onPress={() => stop(number, !isStopped)}
            />
          ),
        },
      ]}
    />
  );
}

function Stopped({ is }: { readonly is: boolean }): ReactNode {
  const { say } = useConsole();
  return (
    <StateTag state={is ? 'open' : 'done'}>
      {is ? say('shops.suspended') : say('shops.open')}
    </StateTag>
  );
}

interface StopButtonProps {
  readonly is: boolean;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function StopButton({ is, isBusy, onPress }: StopButtonProps): ReactNode {
  const { say } = useConsole();
  return (
    <Button danger={!is} disabled={isBusy} onClick={onPress}>
      {is ? say('shops.resume') : say('shops.suspend')}
    </Button>
  );
}
