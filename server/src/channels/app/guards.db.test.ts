import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openAppVisit } from '#test/app-visit';
import { balanceOf } from '#test/charging-script';

suite('the guards of a line', () => {
  test('stop data at the end of the pack in the zones where that is wanted', async (t) => {
    const { owner, line, play, run } = await openAppVisit(t);
    await play('pack a 1MB CN');
    const body = { packOnly: ['CN' as const], dailyLimitMinor: null };
    const set = await owner.ask('setGuards', { params: { line }, body });
    assert.deepEqual([set.packOnly, set.dailyLimit], [['CN'], null]);
    await play('open s a data CN ask some');
    // What costs less than a cent is free, whatever is left.
    assert.equal(await run('use s 1MB ask some'), '6KB then redirect');
    assert.equal(await run('use s 6KB ask some'), 'limit_reached redirect');
    assert.match(await run('open h a data HK ask some'), /^\d+KB/);
    assert.match(await run('open c a call CN HK ask some'), /^\d+/);
  });

  test('let a day take so much and no more, whatever is spent at once', async (t) => {
    const { owner, line, play, run } = await openAppVisit(t);
    const body = { packOnly: [], dailyLimitMinor: 200 };
    await owner.ask('setGuards', { params: { line }, body });
    await play('event e a sms HK CN ask 1');
    const { dailyLimit, spentToday } = await owner.ask('readGuards', { params: { line } });
    assert.deepEqual([dailyLimit?.amountMinor, spentToday.amountMinor], [200, 100]);
    await play('open c a call HK HK ask some');
    assert.equal(await run('event f a sms HK CN ask 1'), 'limit_reached');
    await play('close c 60');
    assert.equal(await run('event g a sms HK HK ask 1'), '1');
    assert.equal(await run('event h a sms HK HK ask 1'), 'limit_reached');
    await play('wait 86400');
    assert.equal(await run('event i a sms HK CN ask 1'), '1');
  });

  test('can be taken away again, by nobody but the owner', async (t) => {
    const { owner, stranger, line, run } = await openAppVisit(t);
    const ask = (packOnly: readonly string[], visitor = owner) =>
      visitor.ask('setGuards', { params: { line }, body: { packOnly, dailyLimitMinor: null } });
    await ask(['HK', 'CN']);
    assert.equal(await run('open s a data HK ask some'), '10KB then redirect');
    assert.equal(await run('use s 10KB ask some'), 'limit_reached redirect');
    await assert.rejects(ask([], stranger), { code: 'line_unknown' });
    assert.deepEqual((await ask([])).packOnly, []);
    assert.match(await run('use s 0MB ask some'), /^\d+KB/);
  });

  test('hold when the network uses more than it was granted', async (t) => {
    const { owner, line, play, run, context } = await openAppVisit(t);
    const body = { packOnly: ['CN' as const], dailyLimitMinor: 200 };
    await owner.ask('setGuards', { params: { line }, body });
    await play(`
      open s a data HK ask some
      use s 9MB ask some
      wait 1
    `);
    assert.equal(await balanceOf(context, line), 4_800n);
    await play('open c a data CN ask some');
    // What costs less than a cent is free, whatever is left.
    assert.equal(await run('use c 5MB ask some'), '6KB then redirect');
    assert.equal(await balanceOf(context, line), 4_800n);
    const { charges } = await owner.ask('readUsage', { params: { line }, query: {} });
    assert.deepEqual(
      charges.map(({ amount, notTaken }) => [amount.amountMinor, notTaken.amountMinor]),
      [
        [0, 750],
        [200, 700],
      ],
    );
  });

  test('that are set in the middle of a session leave what was granted to be paid', async (t) => {
    const { owner, line, play, context } = await openAppVisit(t);
    await play('open s a data CN ask 1MB');
    const body = { packOnly: ['CN' as const], dailyLimitMinor: null };
    await owner.ask('setGuards', { params: { line }, body });
    await play('close s 1MB');
    assert.equal(await balanceOf(context, line), 4_850n);
  });
});
