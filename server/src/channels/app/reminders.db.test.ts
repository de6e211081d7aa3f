import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openAppVisit } from '#test/app-visit';

suite('what a line’s owner is reminded of', () => {
  test('is the operator’s choice until they choose, and then theirs', async (t) => {
    const { owner, line } = await openAppVisit(t);
    const usual = await owner.ask('readReminders', { params: { line } });
    assert.deepEqual(
      usual.levels.map(({ amountMinor }) => amountMinor),
      [2_000, 1_000, 1],
    );
    assert.deepEqual(usual.daysAhead, [30, 7, 5, 1, 0]);
    const body = { levelsMinor: [500, 5_000], daysAhead: [14, 3, 3], switchedOff: ['zones'] };
    const chosen = await owner.ask('setReminders', { params: { line }, body });
    assert.deepEqual(
      chosen.levels.map(({ amountMinor }) => amountMinor),
      [5_000, 500],
    );
    assert.deepEqual([chosen.daysAhead, chosen.switchedOff], [[14, 3], ['zones']]);
    assert.deepEqual(await owner.ask('readReminders', { params: { line } }), chosen);
    const none = { levelsMinor: [], daysAhead: [], switchedOff: [] };
    const nothing = await owner.ask('setReminders', { params: { line }, body: none });
    assert.deepEqual([nothing.levels, nothing.daysAhead, nothing.switchedOff], [[], [], []]);
  });

  test('says how long the balance lasts at the recent use, once there is some', async (t) => {
    const { owner, line, play } = await openAppVisit(t);
    const lasting = async () =>
      (await owner.ask('readReminders', { params: { line } })).daysLasting;
    assert.equal(await lasting(), null);
    await play(`
      event e a sms HK CN ask 1
      wait ${2 * 86_400}
    `);
    // HK$1 in two days, of HK$50.
    assert.equal(await lasting(), 98);
  });

  test('is refused for days on which nobody looks, and to whom it is not theirs', async (t) => {
    const { owner, stranger, line } = await openAppVisit(t);
    const given = (daysAhead: readonly number[]) => ({
      params: { line },
      body: { levelsMinor: [2_000], daysAhead, switchedOff: [] },
    });
    await assert.rejects(owner.ask('setReminders', given([7, 6])), {
      code: 'reminder_day_unknown',
    });
    await assert.rejects(stranger.ask('setReminders', given([7])), { code: 'line_unknown' });
    await assert.rejects(stranger.ask('readReminders', { params: { line } }), {
      code: 'line_unknown',
    });
  });
});
