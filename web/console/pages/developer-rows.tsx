import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';

type Partners = Answer<'readDevelopers'>['partners'];
type Developer = Answer<'listDevelopers'>['developers'][number];

export function nameIn(partners: Partners, partner: string): string {
  return partners.find(({ id }) => id === partner)?.name ?? partner;
}

interface DeveloperRowsProps {
  readonly partners: Partners;
}

/** Everybody who signs in, found by a part of the address or of the partner's name. */
export function DeveloperRows({ partners }: DeveloperRowsProps): ReactNode {
  const { say, call } = useConsole();
  const [search, setSearch] = useState('');
  const [leaving, setLeaving] = useState<Developer>();
  const pages = usePagesOf<Developer>(`developers ${search}`, async (before) => {
    const further = before === undefined ? {} : { before };
    const query = search === '' ? further : { search, ...further };
    return pageOf(await call('listDevelopers', { query }), ({ developers }) => developers);
  });
  const onDone = (): void => {
    setLeaving(undefined);
    pages.readAgain();
  };
  return (
    <Block title={say('developers.all')}>
      <Input.Search
        aria-label={say('developers.search')}
        placeholder={say('developers.search')}
        maxLength={254}
        onSearch={(typed) => setSearch(typed.trim())}
      />
      {leaving && (
        <LetGo key={leaving.id} {...leaving} onDone={onDone} onKeep={() => setLeaving(undefined)} />
      )}
      <Known read={pages}>
        {({ rows }) => <Listed partners={partners} developers={rows} onLetGo={setLeaving} />}
      </Known>
      <Earlier read={pages.readEarlier} />
    </Block>
  );
}

interface ListedProps extends DeveloperRowsProps {
  readonly developers: readonly Developer[];
  readonly onLetGo: (developer: Developer) => void;
}

function Listed({ partners, developers, onLetGo }: ListedProps): ReactNode {
  const { say, session } = useConsole();
  const mayLetGo = session?.staff?.permissions.includes('developers.propose') ?? false;
  return (
    <Rows
      label={say('title.developers')}
      none={say('none.developers')}
      rows={developers}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('developers.partner'),
          isFree: true,
          render: ({ partner }) => nameIn(partners, partner),
        },
        { title: say('developers.email'), isFree: true, render: ({ email }) => email },
        { title: say('developers.since'), render: ({ createdAt }) => <When at={createdAt} /> },
        {
          title: say('column.state'),
          render: ({ isDismissed }) => (
            <StateTag state={isDismissed ? 'open' : 'done'}>
              {say(isDismissed ? 'developers.dismissed' : 'developers.open')}
            </StateTag>
          ),
        },
        {
          title: say('column.act'),
          render: (developer) =>
            mayLetGo &&
            !developer.isDismissed && (
              <Button
                aria-label={say('developers.letGoOf', { email: developer.email })}
                onClick={() => onLetGo(developer)}
              >
                {say('developers.letGo')}
              </Button>
            ),
        },
      ]}
    />
  );
}

interface LetGoProps extends Developer {
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

/** One person does it, with why: to let them in again takes two. */
function LetGo({ id, email, onDone, onKeep }: LetGoProps): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(onDone);
  const params = { developer: id };
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <Form
      name="dismissal"
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={(body: { readonly why: string }) =>
        sending.send(call('dismissDeveloper', { params, body }))
      }
    >
      <p>
        <strong>{say('developers.letGoOf', { email })}</strong>
      </p>
      <p className="soft">{say('developers.letGoAbout')}</p>
      {problem && <ProblemNote problem={problem} />}
      <Form.Item name="why" label={say('developers.letGoWhy')} rules={needed}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <div className="answers">
        <Button danger type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('developers.letGoNow')}
        </Button>
        <Button disabled={sending.isBusy} onClick={onKeep}>
          {say('developers.keep')}
        </Button>
      </div>
    </Form>
  );
}
