import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed, permissions, permissionsOf, type Role, roles } from './permissions.ts';

test('nobody is allowed anything without a role', () => {
  assert.deepEqual(permissionsOf([]), []);
  for (const permission of permissions) assert.equal(isAllowed([], permission), false);
});

test('every permission belongs to a role, and every role has some', () => {
  assert.deepEqual(permissionsOf(roles), [...permissions]);
  for (const role of roles) assert.ok(permissionsOf([role]).length > 0, role);
});

test('an auditor reads everything and changes nothing', () => {
  const seen = permissionsOf(['auditor']);
  assert.ok(seen.every((permission) => permission.endsWith('.read')));
  assert.deepEqual(
    seen,
    permissions.filter((permission) => permission.endsWith('.read')),
  );
});

test('no role both proposes money and approves it', () => {
  for (const role of roles) {
    for (const subject of ['reviews', 'refunds', 'adjustments'] as const) {
      const both =
        isAllowed([role], `${subject}.propose`) && isAllowed([role], `${subject}.approve`);
      assert.equal(both, false, `${role} ${subject}`);
    }
  }
});

test('only who runs the platform changes staff, and moves no money', () => {
  const changing = roles.filter((role) => isAllowed([role], 'staff.change'));
  assert.deepEqual(changing, ['operator'] satisfies Role[]);
  const moving = permissionsOf(['operator']).filter((permission) =>
    /^(?:reviews|refunds|adjustments|topups|payments)\./.test(permission),
  );
  assert.deepEqual(moving, []);
});
