import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
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

function detailsText(details: Act['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}

function Acts({ subject }: { readonly subject: string | null }): ReactNode {
  const { say, call } = useConsole();
  const pages = usePagesOf(subject ?? '', async (before) => {
    const query = { ...(subject ? { subject } : {}), ...(before ? { before } : {}) };
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
                render: ({ actor }) => actor.login ?? <Cause id={`${actor.kind} ${actor.id}`} />,
              },
              { title: say('column.what'), render: ({ action }) => action },
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
                render: ({ details }) => detailsText(details),
              },
            ]}
          />
          <Earlier read={pages.readEarlier} />
        </>
      )}
    </Known>
  );
}

/** Who did what, and who was not let; of one subject, where one comes from it. */
export function TrailPage(): ReactNode {
  const { say } = useConsole();
  const subject = new URLSearchParams(useSearch()).get('subject');
  const everything = subject !== null && (
    <Link href={pageAddress('trail')}>{say('action.all')}</Link>
  );
  return (
    <Page title={say('title.trail')} beside={everything}>
      <Acts key={subject} subject={subject} />
    </Page>
  );
}
