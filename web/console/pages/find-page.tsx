import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { isPlausibleNumber, type Problem, typedDigits } from '../../client/index.ts';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';

/** Where work begins: a number, however it is written. */
export function FindPage(): ReactNode {
  const { say, call } = useConsole();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const find = async ({ number }: { readonly number: string }): Promise<void> => {
    setIsBusy(true);
    const result = await call('findLine', { query: { number: typedDigits(number) } });
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) navigate(pageAddress('line', { line: result.answer.line.id }));
  };
  const plausible = {
    validator: (_: unknown, text: string | undefined) =>
      isPlausibleNumber(text ?? '')
        ? Promise.resolve()
        : Promise.reject(new Error(say('find.wrong'))),
  };
  return (
    <Page title={say('title.find')} isNarrow>
      <Form
        className="card"
        layout="vertical"
        requiredMark={false}
        validateTrigger="onSubmit"
        onFinish={(given: { number: string }) => void find(given)}
      >
        <Form.Item
          name="number"
          label={say('find.number')}
          extra={say('find.hint')}
          rules={[plausible]}
        >
          <Input type="tel" inputMode="tel" autoComplete="off" maxLength={40} />
        </Form.Item>
        <div className="block">
          {problem && <ProblemNote problem={problem} />}
          <Button type="primary" htmlType="submit" loading={isBusy} block>
            {say('find.go')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
