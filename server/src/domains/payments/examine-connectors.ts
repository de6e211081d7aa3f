import type { Context } from '#platform/context';
import { connectorSeal } from './connector-seal.ts';
import { connectorProblem, testProblem } from './connector-settings.ts';
import { kindOf } from './providers/registry.ts';
import { readConnectors } from './store/connectors.ts';

export interface ExaminedConnector {
  readonly code: string;
  readonly provider: string;
  readonly isEnabled: boolean;
  readonly priority: number;
  /** Whether our keys open its settings. */
  readonly opens: boolean;
  /** What is wrong with the settings, as our rules and the provider's own say it. */
  readonly problem: string | undefined;
}

/** Looks at every connector without using it; one that cannot be opened hides no other. */
export async function examineConnectors(context: Context): Promise<ExaminedConnector[]> {
  const rows = await context.db.read(readConnectors);
  return rows.map(({ sealedSettings, ...row }) => {
    try {
      const settings: unknown = JSON.parse(context.secrets.open(sealedSettings, connectorSeal));
      return {
        ...row,
        opens: true,
        problem: connectorProblem(kindOf(row.provider), settings) ?? testProblem(context, settings),
      };
    } catch {
      return { ...row, opens: false, problem: undefined };
    }
  });
}
