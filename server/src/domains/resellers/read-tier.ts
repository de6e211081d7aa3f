import type { CommissionRule, Tier } from './tier.ts';

const amounts = ['leastMinor', 'mostMinor', 'dayMinor', 'monthMinor', 'leastFloatMinor'] as const;
const counts = ['dayCount', 'monthCount'] as const;
const weeks = ['weekCount', 'weekMinor'] as const;
const languages = ['en', 'zh-Hant', 'zh-Hans'] as const;

/** A tier as a file says it, in JSON; otherwise the name of the field that is wrong. */
export function readTier(written: unknown): Tier | string {
  if (!isRecord(written)) return 'the whole';
  const { code, name, commission, paysAtOnce } = written;
  const known = new Set<string>([
    ...amounts,
    ...counts,
    ...weeks,
    'code',
    'name',
    'commission',
    'paysAtOnce',
  ]);
  const stranger = Object.keys(written).find((field) => !known.has(field));
  if (stranger !== undefined) return stranger;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9_]{1,29}$/.test(code)) return 'code';
  if (!isRecord(name) || !languages.every((tag) => isText(name[tag]))) return 'name';
  const wrong = [...amounts, ...counts].find((field) => !isCount(written[field]));
  if (wrong !== undefined) return wrong;
  const wrongWeek = weeks.find((field) => !isCount(written[field] ?? 0));
  if (wrongWeek !== undefined) return wrongWeek;
  if (!Array.isArray(commission) || !commission.every(isRule)) return 'commission';
  if (typeof paysAtOnce !== 'boolean') return 'paysAtOnce';
  const { weekCount = null, weekMinor = null } = written;
  const minor = (field: (typeof amounts)[number]): bigint => BigInt(Number(written[field]));
  return {
    code,
    name: name as Tier['name'],
    leastMinor: minor('leastMinor'),
    mostMinor: minor('mostMinor'),
    dayCount: Number(written['dayCount']),
    dayMinor: minor('dayMinor'),
    weekCount: weekCount === null ? null : Number(weekCount),
    weekMinor: weekMinor === null ? null : BigInt(Number(weekMinor)),
    monthCount: Number(written['monthCount']),
    monthMinor: minor('monthMinor'),
    leastFloatMinor: minor('leastFloatMinor'),
    commission,
    paysAtOnce,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 60;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** More than the whole of a sale is nobody's commission. */
const mostBasisPoints = 10_000;

function isRule(rule: unknown): rule is CommissionRule {
  if (!isRecord(rule)) return false;
  const { product, fromMinor, basisPoints, parentBasisPoints } = rule;
  const isShare = isCount(basisPoints) && isCount(parentBasisPoints);
  const isWithin = isShare && Number(basisPoints) + Number(parentBasisPoints) <= mostBasisPoints;
  return (product === 'topup' || product === 'voucher') && isCount(fromMinor) && isWithin;
}
