import { Button, Form, Input } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { Cause } from '../parts/cause.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Act } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';

/** What an act was about, one below the other; values stay as they were written down. */
function Details({ details }: Pick<Act, 'details'>): ReactNode {
  const { say, nameOf } = useConsole();
  const told = Object.entries(details).filter(([, value]) => value !== '');
  if (told.length === 0) return '–';
  return told.map(([name, value]) => (
    <div key={name}>
      {say('trail.about', { name: nameOf('about', name), value: String(value) })}
    </div>
  ));
}

/** Members of staff by their login; of others what they are, and which one where there are many. */
function Actor({ actor: { login, kind, id } }: Pick<Act, 'actor'>): ReactNode {
  const { nameOf } = useConsole();
  if (login !== null) return login;
  return (
    <>
      {nameOf('actor', kind)} {id.includes('_') && <Cause id={id} />}
    </>
  );
}

interface Wanted {
  readonly subject: string | null;
  readonly actor: string | null;
}

function Acts({ subject, actor }: Wanted): ReactNode {
  const { say, nameOf, call } = useConsole();
  const pages = usePagesOf(`${subject} ${actor}`, async (before) => {
    const query = {
      ...(subject ? { subject } : {}),
      ...(actor ? { actor } : {}),
      ...(before ? { before } : {}),
    };
    return pageOf(await call('readTrail', { query }), ({ acts }) => acts);
  });
  return (
    <Known read={pages}>
      {({ rows }) => (
        <>
          <Rows
            label={say('title.trail')}
            none={say('none.acts')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { title: say('column.when'), render: ({ at }) => <When at={at} /> },
              {
                title: say('column.who'),
                render: ({ actor }) => <Actor actor={actor} />,
              },
              { title: say('column.what'), render: ({ action }) => nameOf('act', action) },
              {
                title: say('column.subject'),
                render: (act) => (act.subject === null ? '–' : <Cause id={act.subject} />),
              },
              {
                title: say('column.outcome'),
                render: ({ outcome }) => (
                  <StateTag state={outcome}>{say(`outcome.${outcome}`)}</StateTag>
                ),
              },
              { title: say('column.from'), render: ({ network }) => network ?? '–' },
              {
                title: say('column.details'),
                isFree: true,
                render: ({ details }) => <Details details={details} />,
              },
            ]}
          />
          <Earlier read={pages.readEarlier} />
        </>
      )}
    </Known>
  );
}

/** By whom, and on what; what is asked for stands in the address. */
function Search({ subject, actor }: Wanted): ReactNode {
  const { say } = useConsole();
  const [, navigate] = useLocation();
  const look = (given: Readonly<Record<keyof Wanted, string | undefined>>): void => {
    const named = Object.entries(given).map(([name, text = '']) => [name, text.trim()]);
    const query = new URLSearchParams(named.filter(([, text]) => text !== ''));
    navigate(`${pageAddress('trail')}?${query.toString()}`);
  };
  const id = { pattern: /^\s*[a-z]{3}_[0-9a-f]{32}\s*$/, message: say('trail.subjectHint') };
  return (
    <Form
      name="trail"
      layout="inline"
      role="search"
      initialValues={{ actor: actor ?? '', subject: subject ?? '' }}
      onFinish={look}
    >
      <Form.Item name="actor" label={say('column.who')}>
        <Input autoComplete="off" maxLength={80} placeholder={say('trail.actorHint')} />
      </Form.Item>
      <Form.Item name="subject" label={say('column.subject')} rules={[id]}>
        <Input autoComplete="off" maxLength={40} placeholder={say('trail.subjectHint')} />
      </Form.Item>
      <Button htmlType="submit">{say('trail.look')}</Button>
    </Form>
  );
}

/** Who did what, and who was not let; of one subject, where one comes from it. */
export function TrailPage(): ReactNode {
  const { say } = useConsole();
  const asked = new URLSearchParams(useSearch());
  const wanted = { subject: asked.get('subject'), actor: asked.get('actor') };
  const everything = (wanted.subject ?? wanted.actor) !== null && (
    <Link href={pageAddress('trail')}>{say('action.all')}</Link>
  );
  return (
    <Page title={say('title.trail')} beside={everything}>
      <Fragment key={asked.toString()}>
        <Search {...wanted} />
        <Acts {...wanted} />
      </Fragment>
    </Page>
  );
}
