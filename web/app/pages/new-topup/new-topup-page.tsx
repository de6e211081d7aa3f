import type { ReactNode } from 'react';
import { Page } from '../../layout/page.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { TopupFor } from './topup-for.tsx';
import { TopupForm } from './topup-form.tsx';
import './new-topup.css';

export function NewTopupPage(): ReactNode {
  const { say } = useApp();
  return (
    <Page title={say('topup.title')} back={pageAddress('home')}>
      <TopupFor form={TopupForm} />
    </Page>
  );
}
