import { Button, Descriptions, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { type Problem, typedDigits } from '../../client/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { VoucherLife } from '../state/staff-channel.ts';

/** The life of one voucher, by the number that is no secret. */
export function VoucherFinder(): ReactNode {
  const { say, call } = useConsole();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [life, setLife] = useState<VoucherLife>();
  const look = async ({ serial }: { readonly serial: string }): Promise<void> => {
    setIsBusy(true);
    const result = await call('readVoucher', { params: { serial: typedDigits(serial) } });
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    setLife(result.isOk ? result.answer : undefined);
  };
  const digits = {
    validator: (_: unknown, text: string | undefined) =>
      typedDigits(text ?? '').length === 14
        ? Promise.resolve()
        : Promise.reject(new Error(say('vouchers.serialWrong'))),
  };
  return (
    <div className="card block">
      <Form
        name="finder"
        layout="vertical"
        requiredMark={false}
        validateTrigger="onSubmit"
        onFinish={(given: { readonly serial: string }) => void look(given)}
      >
        <Form.Item
          name="serial"
          label={say('vouchers.serial')}
          extra={say('vouchers.serialHint')}
          rules={[digits]}
        >
          <Input inputMode="numeric" autoComplete="off" maxLength={24} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {say('vouchers.look')}
        </Button>
      </Form>
      {problem && <ProblemNote problem={problem} />}
      {life && <Life life={life} />}
    </div>
  );
}

function Life({ life }: { readonly life: VoucherLife }): ReactNode {
  const { say, nameOf, format } = useConsole();
  const { soldAt, redeemedAt, maskedReceiver, blockedAt, blockedWhy } = life;
  const facts: readonly (false | readonly [label: string, fact: ReactNode])[] = [
    [say('column.state'), <Standing key="state" life={life} />],
    [say('column.value'), format.money(life.value)],
    [say('vouchers.batch'), life.batch],
    [say('vouchers.expires'), format.day(life.expiresOn)],
    soldAt !== null && [say('vouchers.soldAt'), <When key="sold" at={soldAt} />],
    redeemedAt !== null && [say('vouchers.redeemedAt'), <When key="redeemed" at={redeemedAt} />],
    maskedReceiver !== null && [say('vouchers.receiver'), maskedReceiver],
    blockedAt !== null && [say('vouchers.blockedAt'), <When key="blocked" at={blockedAt} />],
    blockedWhy !== null && [say('vouchers.why'), nameOf('reason', blockedWhy)],
  ];
  return (
    <>
      <Descriptions
        column={1}
        items={facts
          .filter((fact) => fact !== false)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
      {life.topup !== null && (
        <Link href={pageAddress('topup', { topup: life.topup })}>{say('vouchers.topup')}</Link>
      )}
    </>
  );
}

function Standing({ life: { state, isActive } }: { readonly life: VoucherLife }): ReactNode {
  const { say } = useConsole();
  return (
    <>
      <StateTag state={`voucher_${state}`}>{say(`vouchers.life.${state}`)}</StateTag>{' '}
      {!isActive && say('vouchers.inactive')}
    </>
  );
}
