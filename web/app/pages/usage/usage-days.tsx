import { appPaths } from '@lowu/contract/app/paths';
import type { ReactNode } from 'react';
import { filled, type Service, type Usage, type Zone } from '../../../client/index.ts';
import { Button, buttonClass, Card, Skeleton } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { usePagesOf } from '../../state/use-pages-of.ts';
import { UsageDayCard } from './usage-day-card.tsx';

interface UsageDaysProps {
  readonly line: string;
  readonly zone: Zone | undefined;
  readonly service: Service | undefined;
}

/** Each day once, with what all pages that were read show of it. */
function daysIn(pages: readonly Usage[]) {
  const charges = pages.flatMap((page) => page.charges);
  const days = new Map(pages.flatMap((page) => page.days).map((day) => [day.day, day]));
  return [...days.values()]
    .sort((one, other) => other.day.localeCompare(one.day))
    .map((day) => ({ day, charges: charges.filter((charge) => charge.day === day.day) }));
}

/** The whole of a month, as a file that a spreadsheet opens. */
function Table({ line, month }: { readonly line: string; readonly month: string }): ReactNode {
  const { say, format } = useLineApp();
  const address = `${filled(appPaths.exportUsage[1], { line })}?month=${month}`;
  return (
    <a href={address} download className={buttonClass('plain')}>
      {say('usage.table', { month: format.month(month) })}
    </a>
  );
}

/** The newest days, and earlier ones when asked for. */
export function UsageDays({ line, zone, service }: UsageDaysProps): ReactNode {
  const { device, say } = useLineApp();
  const pages = usePagesOf<Usage>(`usage ${line} ${zone} ${service}`, async (before) => {
    const query = { ...(before && { before }), ...(zone && { zone }), ...(service && { service }) };
    const read = await device.channel.call('readUsage', { params: { line }, query });
    if (!read.isOk) return read;
    return { isOk: true, answer: { items: [read.answer], before: read.answer.before } };
  });
  const days = daysIn(pages.items);
  const months = [...new Set(days.map(({ day }) => day.day.slice(0, 7)))];
  return (
    <>
      {pages.problem && <ProblemNote problem={pages.problem} onRetry={pages.readAgain} />}
      {!pages.value && !pages.problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {pages.value && days.length === 0 && <p className="soft">{say('usage.none')}</p>}
      {days.map(({ day, charges }) => (
        <UsageDayCard key={day.day} line={line} day={day} charges={charges} />
      ))}
      {pages.showEarlier && (
        <Button kind="secondary" onClick={pages.showEarlier}>
          {say('usage.earlier')}
        </Button>
      )}
      {months.length > 0 && (
        <Card>
          {months.map((month) => (
            <Table key={month} line={line} month={month} />
          ))}
        </Card>
      )}
    </>
  );
}
