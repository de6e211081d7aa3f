import type { ReactNode } from 'react';
import { brand } from '../../brand.ts';
import { Page } from '../../layout/page.tsx';
import { pageAddress, voucherAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { TopupFor } from '../new-topup/topup-for.tsx';
import { VoucherCheck } from './voucher-check.tsx';
import { VoucherForm } from './voucher-form.tsx';
import '../new-topup/new-topup.css';

/** For whom, and the code: the shortest way from a slip of paper to a line that works. */
export function VoucherPage(): ReactNode {
  const { say } = useLineApp();
  const { helpline: hotline } = brand;
  return (
    <Page title={say('voucher.title')} back={pageAddress('newTopup')}>
      <TopupFor form={VoucherForm} addressOf={voucherAddress} isPaid />
      <VoucherCheck />
      <p className="soft small">{say('voucher.againText', { code: `*#${hotline}#`, hotline })}</p>
    </Page>
  );
}
