import { assert } from '#base';
import type { Context } from '#platform/context';
import type { Provider, ProviderKind } from './providers/provider.ts';

/** What the operator decides of any connector, whatever its provider. */
export interface OperatorSettings {
  /** What the payer is charged on top of the price, in basis points. */
  readonly feeBasisPoints: number;
}

/** A tenth of the price: whoever means percent and writes more is mistaken. */
const mostFeeBasisPoints = 1_000;

/** What is wrong with settings, beginning with the field; undefined when they are fine. */
export function connectorProblem(kind: ProviderKind, settings: unknown): string | undefined {
  const { feeBasisPoints: fee, own } = separated(settings);
  if (!Number.isInteger(fee) || Number(fee) < 0 || Number(fee) > mostFeeBasisPoints) {
    return `feeBasisPoints: must be a whole number from 0 to ${mostFeeBasisPoints}`;
  }
  return kind.problem(own);
}

/**
 * Why a connector whose settings are fine must not be used here; undefined where it may. One for
 * tests takes sandbox money for real, and believes whoever knows a key for tests.
 */
export function testProblem(
  { isProduction }: Pick<Context, 'isProduction'>,
  settings: unknown,
): string | undefined {
  const isReal = (settings as { readonly isProduction?: unknown }).isProduction === true;
  return isReal || !isProduction
    ? undefined
    : 'isProduction: must be true with NODE_ENV=production; enter the settings of a real merchant';
}

/** Those that have a problem are a fault here. */
export function openConnector(
  kind: ProviderKind,
  settings: unknown,
): OperatorSettings & { readonly provider: Provider } {
  const problem = connectorProblem(kind, settings);
  assert(problem === undefined, `settings of a connector of ${kind.code}: ${problem}`);
  const { feeBasisPoints, own } = separated(settings);
  return { feeBasisPoints: Number(feeBasisPoints), provider: kind.open(own) };
}

/** A provider knows its own fields only, and refuses every other. */
function separated(settings: unknown): { readonly feeBasisPoints: unknown; readonly own: unknown } {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return { feeBasisPoints: 0, own: settings };
  }
  const { feeBasisPoints = 0, ...own } = settings as Readonly<Record<string, unknown>>;
  return { feeBasisPoints, own };
}
