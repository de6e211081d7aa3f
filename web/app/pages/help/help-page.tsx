import type { ReactNode } from 'react';
import { buttonClass, Card, Icon } from '../../../kit/index.ts';
import { brand } from '../../brand.ts';
import { Page } from '../../layout/page.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';

export function HelpPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <Page title={say('help.title')} back={pageAddress('home')}>
      {(['paid', 'wrong', 'end', 'bonus'] as const).map((topic) => (
        <Card key={topic} title={say(`help.${topic}Title`)}>
          <p>{say(`help.${topic}Text`)}</p>
        </Card>
      ))}
      <nav className="card links" aria-label={say('help.appeals')}>
        <LinkRow to={pageAddress('appeals')} icon="help">
          {say('help.appeals')}
        </LinkRow>
      </nav>
      <Card title={say('help.callTitle')}>
        <p>{say('help.callText')}</p>
        <a href={`tel:${brand.helpline}`} className={buttonClass('secondary')}>
          <Icon name="phone" />
          {say('help.call', { helpline: brand.helpline })}
        </a>
      </Card>
    </Page>
  );
}
