import type { appRoutes } from '@lowu/contract/app';
import { spanOfMonth } from '#base';
import { exportUsage, readUsage } from '#charging';
import { sendTable } from '#platform/http';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';
import { presentUsage } from './present-usage.ts';

type Routes = typeof appRoutes;

const pageLength = 50;

export async function handleReadUsage(
  { context, languageOf }: AppChannel,
  { params, query, who, request }: AppCall<Routes['readUsage']>,
) {
  const line = await ownLine(context, params.line, who);
  const { zone, service } = query;
  const before = query.before === undefined ? undefined : Date.parse(query.before);
  const page = await readUsage(context, line.id, { zone, service }, { before, limit: pageLength });
  return presentUsage(page, languageOf(request));
}

export async function handleExportUsage(
  { context }: AppChannel,
  { params, query, who, reply }: AppCall<Routes['exportUsage']>,
): Promise<undefined> {
  const line = await ownLine(context, params.line, who);
  const table = exportUsage(context, line.id, spanOfMonth(query.month));
  await sendTable(reply, `usage-${query.month}.csv`, table);
}
