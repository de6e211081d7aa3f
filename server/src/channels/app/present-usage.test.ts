import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UsagePage } from '#charging';
import { presentUsage } from './present-usage.ts';

test('a day of more than a number holds is told as the most, and closes nobody’s page', () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const total = { day: '2026-12-01', zone: 'HK', service: 'data', amountMinor: 0n } as const;
  const totals = [{ ...total, usedUnits: most * 3n, packUnits: most + 1n }];
  const page = { charges: [], totals, before: null } as unknown as UsagePage;
  const [day] = presentUsage(page, 'en').days;
  assert.deepEqual(
    day?.totals.map(({ units, packUnits }) => [units, packUnits]),
    [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
  );
});
